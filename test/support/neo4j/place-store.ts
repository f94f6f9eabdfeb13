import type { AccountId } from '../../../account/graph/record.js';
import type { GraphStore, KeyedDocument, SnapshotResult } from '../../../account/graph/store.js';
import type { Version } from '../../../account/graph/version.js';

/**
 * A part of a store, as a store: the accounts and keys that begin with the place's name, without it. Many tests can use one
 * database so.
 */
export function placeStore(store: GraphStore, place: string): GraphStore {
  const inside = (name: string): string => `${place}/${name}`;
  const outside = (name: string): string => name.slice(place.length + 1);
  const isInside = ({ account }: { readonly account: AccountId }): boolean =>
    account.startsWith(`${place}/`);
  const out = <Named extends { readonly account: AccountId }>(named: Named): Named => ({
    ...named,
    account: outside(named.account),
  });
  return {
    heads: async () => (await store.heads()).filter(isInside).map(out),
    append: async (batch) => {
      const result = await store.append({ ...batch, account: inside(batch.account) });
      return result.kind === 'appended' ? { ...result, version: out(result.version) } : result;
    },
    head: async (account) => outOrNull(await store.head(inside(account)), out),
    version: async (account, seq) => outOrNull(await store.version(inside(account), seq), out),
    snapshot: async (account, at) => snapshotOut(await store.snapshot(inside(account), at), out),
    changes: async (account, after, limit) =>
      (await store.changes(inside(account), after, limit)).map(({ version, changes }) => ({
        version: out(version),
        changes,
      })),
    neighbourhoods: async (accounts, ids) =>
      (await store.neighbourhoods(accounts.map(inside), ids)).map(out),
    versions: async (account, page) =>
      (await store.versions(inside(account), page)).map((entry) => ({
        ...entry,
        version: out(entry.version),
      })),
    versionAt: async (account, time) =>
      outOrNull(await store.versionAt(inside(account), time), out),
    labels: (account) => store.labels(inside(account)),
    putLabel: (account, label, seq) => store.putLabel(inside(account), label, seq),
    history: async (account, record, page) =>
      (await store.history(inside(account), record, page)).map(({ version, change }) => ({
        version: out(version),
        change,
      })),
    fold: (account, folded) => store.fold(inside(account), folded),
    recordAttempt: (attempt) =>
      store.recordAttempt({ ...attempt, account: inside(attempt.account) }),
    attempts: async (account, page) => {
      const found = await store.attempts(inside(account), page);
      return { ...found, attempts: found.attempts.map(out) };
    },
    freshness: (account) => store.freshness(inside(account)),
    document: async (key) => keyOut(await store.document(inside(key)), key),
    putDocument: async (key, value, revision) =>
      keyOut(await store.putDocument(inside(key), value, revision), key),
    takeLeases: async (request) =>
      (await store.takeLeases({ ...request, keys: request.keys.map(inside) })).map(outside),
    releaseLeases: (holder, keys) => store.releaseLeases(holder, keys.map(inside)),
    close: () => store.close(),
  };
}

function outOrNull(version: Version | null, out: (version: Version) => Version): Version | null {
  return version === null ? null : out(version);
}

function keyOut(document: KeyedDocument | null, key: string): KeyedDocument | null {
  return document === null ? null : { ...document, key };
}

function snapshotOut(
  result: SnapshotResult,
  out: <Named extends { readonly account: AccountId }>(named: Named) => Named,
): SnapshotResult {
  if (result.kind === 'unknownAccount') return out(result);
  if (result.kind !== 'snapshot') return result;
  // the same records under the account's own name
  return { ...result, snapshot: result.snapshot.with([], out(result.snapshot.version)) };
}
