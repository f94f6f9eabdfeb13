import { LogAfter } from './log-after.js';
import type { NearAsk, Seqs } from './near-source.js';
import type { AccountId, EdgeRecord, NodeId, NodeRecord } from './record.js';
import { edgeId } from './record.js';
import type { AccountHead, GraphStore, Neighbourhood } from './store.js';

const MOST_IDS = 1000;

type Part = Pick<Neighbourhood, 'nodes' | 'edges'>;

export interface PinnedReadsOptions {
  readonly store: GraphStore;
  /** the heads as they are after the call */
  readonly heads: () => Promise<readonly AccountHead[]>;
  /** Waits until the store has this version; rejects with STORE_UNAVAILABLE when it does not come. */
  readonly reach: (account: AccountId, seq: number) => Promise<void>;
}

/**
 * Neighbourhoods at given versions, of one request. The store gives those of the head: where that is another version,
 * what happened since is taken back by the log.
 */
export class PinnedReads {
  readonly #options: PinnedReadsOptions;
  readonly #logs = new Map<string, LogAfter>();

  constructor(options: PinnedReadsOptions) {
    this.#options = options;
  }

  /** See `NearSource.neighbourhoods`. */
  async neighbourhoods(at: Seqs, asks: readonly NearAsk[]): Promise<ReadonlyMap<AccountId, Part>> {
    const wanted = accountsOf(at, asks);
    const ids = [...new Set(asks.map(({ id }) => id))];
    const read = wanted.length === 0 ? [] : await this.#options.store.neighbourhoods(wanted, ids);
    const found = new Map<AccountId, Part>();
    for (const part of read) if (part.seq === at.get(part.account)) found.set(part.account, part);
    const moved = read.map(({ account }) => account).filter((account) => !found.has(account));
    const silent = wanted.filter((account) => !found.has(account) && !moved.includes(account));
    if (silent.length > 0 && !isSettled(asks, found, new Set(silent))) {
      moved.push(...(await this.#settle(silent, at, found)));
    }
    await Promise.all(
      moved.map(async (account) => {
        found.set(account, await this.#readBack(account, at.get(account) ?? 0, ids));
      }),
    );
    return found;
  }

  /** An account still at its version after it was silent has none of the nodes; gives those that have moved. */
  async #settle(
    silent: readonly AccountId[],
    at: Seqs,
    found: Map<AccountId, Part>,
  ): Promise<readonly AccountId[]> {
    const heads = await this.#options.heads();
    const seqs = new Map(heads.map(({ account, seq }) => [account, seq]));
    const isThere = (account: AccountId) => (seqs.get(account) ?? 0) === at.get(account);
    for (const account of silent.filter(isThere)) found.set(account, { nodes: [], edges: [] });
    return silent.filter((account) => !isThere(account));
  }

  async #readBack(account: AccountId, seq: number, ids: readonly NodeId[]): Promise<Part> {
    await this.#options.reach(account, seq);
    const log = this.#logOf(account, seq);
    let asked = ids;
    for (;;) {
      const read = await this.#readAll(account, asked);
      // whatever versions these are of, the log that is read now reaches beyond them
      await log.readOn();
      const { nodes, edges, missing } = log.undo(read, ids, new Set(asked));
      if (missing.length === 0) return { nodes, edges };
      asked = [...asked, ...missing];
    }
  }

  async #readAll(account: AccountId, ids: readonly NodeId[]): Promise<Part> {
    const nodes = new Map<NodeId, NodeRecord>();
    const edges = new Map<string, EdgeRecord>();
    for (let start = 0; start < ids.length; start += MOST_IDS) {
      const some = ids.slice(start, start + MOST_IDS);
      const [part] = await this.#options.store.neighbourhoods([account], some);
      for (const node of part?.nodes ?? []) nodes.set(node.id, node);
      for (const edge of part?.edges ?? []) edges.set(edgeId(edge), edge);
    }
    return { nodes: [...nodes.values()], edges: [...edges.values()] };
  }

  #logOf(account: AccountId, seq: number): LogAfter {
    const key = `${seq} ${account}`;
    const log = this.#logs.get(key) ?? new LogAfter(this.#options.store, account, seq);
    this.#logs.set(key, log);
    return log;
  }
}

/** Every account when one node is asked of whichever has it, else those that are named. */
function accountsOf(at: Seqs, asks: readonly NearAsk[]): readonly AccountId[] {
  const named = asks.flatMap(({ account }) => account ?? []);
  if (named.length < asks.length) return [...at.keys()];
  return [...new Set(named)].filter((account) => at.has(account));
}

/** Whether nothing that a silent account could have is still wanted. */
function isSettled(
  asks: readonly NearAsk[],
  found: ReadonlyMap<AccountId, Part>,
  silent: ReadonlySet<AccountId>,
): boolean {
  const own = new Set<NodeId>();
  for (const { nodes } of found.values())
    for (const node of nodes) if (!node.external) own.add(node.id);
  return asks.every(({ account, id }) => (account === null ? own.has(id) : !silent.has(account)));
}
