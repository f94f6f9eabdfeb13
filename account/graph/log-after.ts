import type { Change } from './change.js';
import { type AccountId, type EdgeRecord, type NodeId, edgeId } from './record.js';
import type { GraphStore, Neighbourhood } from './store.js';
import { RequestError } from '../request-error.js';
import { foldedVersion } from './unknown-version.js';

type EdgeChange = Extract<Change, { record: 'edge' }>;

const PAGE = 100;
/** Beyond so many versions the way back costs more than a request may. */
const MOST_VERSIONS = 10_000;

/**
 * The log of an account after one version, to take back what happened since: a record was at that version what the first
 * change after it found (`before`), and what it still is when nothing has changed it.
 */
export class LogAfter {
  readonly #store: GraphStore;
  readonly #account: AccountId;
  readonly #seq: number;
  #through: number;
  /** whether the version was kept when the log was read for the last time */
  #wasKept = true;
  #reading: Promise<void> = Promise.resolve();
  readonly #nodes = new Map<NodeId, Change>();
  readonly #edges = new Map<string, EdgeChange>();
  readonly #edgesAt = new Map<NodeId, EdgeChange[]>();

  constructor(store: GraphStore, account: AccountId, seq: number) {
    this.#store = store;
    this.#account = account;
    this.#seq = seq;
    this.#through = seq;
  }

  /** Reads on to the end of the log as it is after this call. Rejects once the version was folded. */
  readOn(): Promise<void> {
    const reading = this.#reading.then(async () => {
      await this.#toTheEnd();
      if (!this.#wasKept) await this.#checkKept();
    });
    this.#reading = reading.catch(() => undefined);
    return reading;
  }

  async #toTheEnd(): Promise<void> {
    for (;;) {
      const entries = await this.#store.changes(this.#account, this.#through, PAGE);
      if (entries.length > 0) this.#wasKept = false;
      for (const { version, changes } of entries) {
        for (const change of changes) this.#take(change);
        this.#through = version.seq;
      }
      if (entries.length < PAGE) return;
      if (this.#through - this.#seq > MOST_VERSIONS) throw tooFarBack(this.#account, this.#seq);
    }
  }

  /** Asked once the log was read: what leads on from a folded version is not in it. */
  async #checkKept(): Promise<void> {
    const [account, seq] = [this.#account, this.#seq];
    const [entry] = await this.#store.versions(account, { before: seq + 1, limit: 1 });
    if (entry?.folded === true) {
      const found = await this.#store.snapshot(account, seq);
      const kept = found.kind === 'folded' ? found.kept : this.#through;
      throw foldedVersion({ account, seq, kept }, 'account-version');
    }
    this.#wasKept = true;
  }

  #take(change: Change): void {
    if (change.record === 'node') {
      if (!this.#nodes.has(change.id)) this.#nodes.set(change.id, change);
      return;
    }
    if (this.#edges.has(change.id)) return;
    this.#edges.set(change.id, change);
    const edge = change.before ?? change.after;
    if (edge === null) return;
    for (const end of new Set([edge.from, edge.to])) {
      const there = this.#edgesAt.get(end) ?? [];
      this.#edgesAt.set(end, there);
      there.push(change);
    }
  }

  /**
   * What is at these nodes at the version, from what was read of them at any later one, the log having been read on
   * since. `missing`: other ends that were not read; read with them, nothing is missing.
   */
  undo(
    read: Pick<Neighbourhood, 'nodes' | 'edges'>,
    ids: readonly NodeId[],
    asked: ReadonlySet<NodeId>,
  ) {
    const edges = this.#edgesBefore(read.edges, new Set(ids));
    const later = new Map(read.nodes.map((node) => [node.id, node]));
    const nodes: Neighbourhood['nodes'][number][] = [];
    const missing: NodeId[] = [];
    for (const id of new Set([...ids, ...edges.flatMap(({ from, to }) => [from, to])])) {
      const change = this.#nodes.get(id);
      const node = change === undefined ? later.get(id) : change.before;
      if (node === undefined && !asked.has(id)) missing.push(id);
      else if (node !== undefined && node !== null) nodes.push(node as (typeof nodes)[number]);
    }
    return { nodes, edges, missing };
  }

  #edgesBefore(later: readonly EdgeRecord[], ids: ReadonlySet<NodeId>): readonly EdgeRecord[] {
    const found = new Map<string, EdgeRecord>();
    for (const edge of later) {
      const id = edgeId(edge);
      if ((ids.has(edge.from) || ids.has(edge.to)) && !this.#edges.has(id)) found.set(id, edge);
    }
    for (const id of ids) {
      for (const { id: edge, before } of this.#edgesAt.get(id) ?? []) {
        if (before !== null) found.set(edge, before);
      }
    }
    return [...found.values()];
  }
}

function tooFarBack(account: AccountId, seq: number): RequestError {
  const message = `account ${account} has more than ${MOST_VERSIONS} versions after seq:${seq}, too many to read single resources at it: ask at a later version`;
  return new RequestError('ACCOUNT_TOO_LARGE', message, 'account-version');
}
