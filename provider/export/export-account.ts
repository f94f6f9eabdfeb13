import { due } from '../../account/collect/due.js';
import { identify } from '../../account/collect/identify.js';
import { list } from '../../account/collect/list.js';
import type { Provider, Reason } from '../../account/collect/provider.js';
import type { CollectedService } from '../../account/collect/stages.js';
import type { AccountId } from '../../account/graph/record.js';
import type { Snapshot } from '../../account/graph/snapshot.js';
import { recordExport } from './record-export.js';

export interface Exporting {
  readonly services: readonly CollectedService[];
  /** the state at version 0 */
  readonly emptySnapshot: (account: AccountId) => Snapshot;
  readonly fingerprint: (secret: string) => string;
  /** milliseconds since 1970 */
  readonly now: () => number;
  /** milliseconds the whole may take */
  readonly timeLimit: number;
}

export type Exported =
  | { readonly kind: 'failed'; readonly reason: Reason }
  | {
      readonly kind: 'exported';
      readonly account: AccountId;
      readonly written: number;
      /** what is not in the export, and why */
      readonly missing: readonly Reason[];
    };

const CALLS_AT_ONCE = 16;

/**
 * Asks the provider what a collection of the whole account asks, and writes the answers into a directory that is there
 * and empty: collected from, it gives the same graph. Writes nothing when the account or its regions are not known.
 */
export async function exportAccount(
  provider: Provider,
  directory: string,
  exporting: Exporting,
): Promise<Exported> {
  const recorder = recordExport(provider, directory);
  const identified = await identify(recorder.provider, null);
  if (identified.kind === 'failed') return { kind: 'failed', reason: identified.reason };
  const { account, regions, reasons } = identified;
  recorder.write(`${provider.globalRegion}/sts-get-caller-identity.json`, { Account: account });
  recorder.write('describe-regions.json', {
    Regions: regions.map((RegionName) => ({ RegionName })),
  });
  const services = exporting.services.map((service) => ({
    ...service,
    listings: service.listings.map((listing) => recorder.recorded(listing)),
  }));
  const began = exporting.now();
  const answers = await list(due(services, regions, { maxAge: 0 }, { freshness: [], now: began }), {
    provider: recorder.provider,
    account,
    head: exporting.emptySnapshot(account),
    deadline: began + exporting.timeLimit,
    fingerprint: exporting.fingerprint,
    callsAtOnce: CALLS_AT_ONCE,
    scopeDone: () => undefined,
  });
  const name = await provider.accountName();
  if (name !== null) {
    recorder.write(`${provider.globalRegion}/iam-list-account-aliases.json`, {
      AccountAliases: [name],
    });
  }
  const { written, failed } = await recorder.finish();
  // what an export leaves out because nothing is configured is left out again
  const unread = answers.flatMap(({ kind, reason }) =>
    reason === null || kind === 'absent' ? [] : [reason],
  );
  return { kind: 'exported', account, written, missing: [...reasons, ...unread, ...failed] };
}
