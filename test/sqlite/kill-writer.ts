import { writeSync } from 'node:fs';

import { type Change, edgeChange, nodeChange } from '../../account/graph/change.js';
import { type EdgeRecord, type NodeRecord, edgeId } from '../../account/graph/record.js';
import type { Snapshot } from '../../account/graph/snapshot.js';
import type { Batch, GraphStore } from '../../account/graph/store.js';
import { openSqliteGraphStore } from '../../sqlite/sqlite-graph-store.js';

/**
 * A program: appends versions to the file until it is killed, and prints the number of each once it is acknowledged.
 * What it appends follows from the head alone, so that it can send the last batch again after a kill.
 */
const account = '111122223333';
const nodePool = 60;
const [file = ''] = process.argv.slice(2);

const store = openSqliteGraphStore(file);
await resend(store);
for (;;) {
  const seq = await appendNext(store);
  writeSync(process.stdout.fd, `${seq}\n`);
}

/** The batch of the head again: it may have been written without being acknowledged. */
async function resend(opened: GraphStore): Promise<void> {
  const head = await opened.head(account);
  if (head === null) return;
  const result = await opened.append(batchOf(head.seq, []));
  if (result.kind !== 'appended' || result.version.seq !== head.seq) {
    throw new Error(`Version ${head.seq} sent again gave ${JSON.stringify(result)}`);
  }
}

async function appendNext(opened: GraphStore): Promise<number> {
  const read = await opened.snapshot(account, 'latest');
  const snapshot = read.kind === 'snapshot' ? read.snapshot : null;
  const seq = (snapshot?.version.seq ?? 0) + 1;
  const result = await opened.append(batchOf(seq, changesOf(seq, snapshot)));
  if (result.kind !== 'appended') throw new Error(`Version ${seq} gave ${JSON.stringify(result)}`);
  return result.version.seq;
}

function batchOf(seq: number, changes: readonly Change[]): Batch {
  return {
    account,
    id: `version-${seq}`,
    expectedSeq: seq - 1,
    changes,
    actor: null,
    source: 'collection',
    time: new Date(seq * 1000).toISOString(),
    freshness: [],
  };
}

/** A window of the pool of nodes, each made, changed or, with its edges, removed; edges between neighbours. */
function changesOf(seq: number, snapshot: Snapshot | null): readonly Change[] {
  const changes = new Map<string, Change>();
  const width = 3 + ((seq * 7) % 40);
  for (let step = 0; step < width; step += 1) {
    const at = (seq * 11 + step) % nodePool;
    const before = snapshot?.node(idOf(at)) ?? null;
    if (before === null || (seq + at) % 5 !== 0) {
      changes.set(idOf(at), nodeChange(before, nodeOf(at, seq)));
      continue;
    }
    changes.set(idOf(at), nodeChange(before, null));
    for (const edge of snapshot?.edges(before.id, 'BOTH') ?? []) {
      changes.set(edgeId(edge), edgeChange(edge, null));
    }
  }
  for (const edge of newEdges(changes, snapshot)) changes.set(edgeId(edge), edgeChange(null, edge));
  return [...changes.values()];
}

/** From each node made or changed to the next of the pool, where that is or will be there. */
function newEdges(changes: ReadonlyMap<string, Change>, snapshot: Snapshot | null): EdgeRecord[] {
  const isThere = (id: string): boolean => {
    const change = changes.get(id);
    return change === undefined ? snapshot?.node(id) != null : change.after !== null;
  };
  return Array.from({ length: nodePool }, (_, at) => edgeOf(at, (at * 3 + 1) % nodePool)).filter(
    (edge) =>
      isThere(edge.from) &&
      isThere(edge.to) &&
      snapshot?.edge(edgeId(edge)) == null &&
      !changes.has(edgeId(edge)),
  );
}

function idOf(at: number): string {
  return `arn:node/${at}`;
}

function nodeOf(at: number, seq: number): NodeRecord {
  const attributes = { seq, text: 'x'.repeat((at * 37) % 900) };
  return {
    id: idOf(at),
    type: 'Volume',
    service: 'storage',
    region: null,
    name: null,
    external: false,
    attributes,
  };
}

function edgeOf(from: number, to: number): EdgeRecord {
  return { from: idOf(from), kind: 'IN', to: idOf(to), service: 'storage', attributes: {} };
}
