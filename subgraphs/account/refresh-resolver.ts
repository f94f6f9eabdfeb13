import type { AccountDirectory } from '../../account/account-directory.js';
import type { Reason } from '../../account/collect/provider.js';
import { RequestError } from '../../account/request-error.js';
import type { SubgraphContext } from '../kit/context.js';
import { checkId } from '../kit/check-id.js';
import { unknownAccount } from '../kit/root-fields.js';
import type { Resolvers } from '../kit/service-definition.js';
import { changeValue } from './change-value.js';
import { checkMaxAge } from './check-max-age.js';
import { known } from './read-filter.js';
import { setStalenessPolicy } from './staleness-resolvers.js';

interface RefreshArguments {
  readonly account: string;
  readonly services?: readonly string[] | null;
  readonly regions?: readonly string[] | null;
  readonly maxAge?: number | null;
}

const MOST_CHANGES = 1000;
/** request → accounts it has refreshed */
const refreshed = new WeakMap<SubgraphContext, Set<string>>();

/** `refreshAccount`, a collection now and exactly what it changed, and how often there is one otherwise. */
export function refreshResolvers(directory: AccountDirectory): Resolvers {
  return {
    Mutation: {
      setStalenessPolicy: setStalenessPolicy(directory),
      refreshAccount: async (_root, given: RefreshArguments, context: SubgraphContext) => {
        checkId(given.account, 'account');
        if (!context.pins.accounts().includes(given.account)) throw unknownAccount(given.account);
        onceOnly(given.account, context);
        const result = await directory.refresh(given.account, readRequest(given, directory));
        if (result === null) {
          const message = `account ${given.account} has no source to be read from`;
          throw new RequestError('COLLECTION_FAILED', message, 'account');
        }
        if (result.kind === 'failed') throw whyFailed(result.reason);
        const { version, changes } = result;
        context.pins.noteRead(given.account, version?.seq ?? 0);
        return {
          version,
          services: await directory.freshness(given.account),
          changeCount: changes.length,
          changes: changes.slice(0, MOST_CHANGES).map((change) => changeValue(change, version)),
        };
      },
    },
  };
}

/** One request reads an account once: a collection is the dearest thing that can be asked. */
function onceOnly(account: string, context: SubgraphContext): void {
  const asked = refreshed.get(context) ?? new Set<string>();
  refreshed.set(context, asked);
  if (asked.has(account)) {
    const message = `refreshAccount must name an account once in a request, got ${account} twice`;
    throw new RequestError('BAD_INPUT', message, 'account');
  }
  asked.add(account);
}

/** A fault is ours: its text is for the log. */
function whyFailed({ code, message }: Reason): Error {
  return code === 'fault' ? new Error(message) : new RequestError('COLLECTION_FAILED', message);
}

function readRequest(given: RefreshArguments, directory: AccountDirectory) {
  const maxAge = given.maxAge ?? 0;
  checkMaxAge(maxAge);
  const services = known(given.services, 'services', new Set(directory.services()));
  const regions = known(given.regions, 'regions', new Set(directory.regions(given.account)));
  return {
    maxAge,
    ...(services === undefined ? {} : { services }),
    ...(regions === undefined ? {} : { regions }),
  };
}
