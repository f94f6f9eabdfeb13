import { type StoredEdge, type StoredNode, buildSnapshot } from './build-snapshot.js';
import { canonicalJson } from './canonical-json.js';
import type { Attributes, EdgeRecord, NodeRecord } from './record.js';
import type { Snapshot } from './snapshot.js';
import type { Version } from './version.js';

const format = 1;
const lineEnd = 10;
const tab = 9;
/** characters made at once: whoever compresses them lets other work go between */
const blockLength = 64 * 1024;

/**
 * A snapshot as text: a line of counts, then a line for each node and each edge in their order. The attributes stand after
 * a tab, so that reading need not parse them: JSON text holds neither a tab nor a line end.
 */
export function* checkpointText(snapshot: Snapshot): Iterable<string> {
  let block = `${JSON.stringify([format, snapshot.nodeCount, snapshot.edgeCount])}\n`;
  for (const line of lines(snapshot)) {
    block += line;
    if (block.length < blockLength) continue;
    yield block;
    block = '';
  }
  yield block;
}

function* lines(snapshot: Snapshot): Iterable<string> {
  for (const node of snapshot.nodes()) yield nodeLine(node);
  for (const edge of snapshot.allEdges()) yield edgeLine(edge);
}

function nodeLine({ id, type, service, region, name, external, attributes }: NodeRecord): string {
  return line([id, type, service, region, name, external], attributes);
}

function edgeLine({ from, kind, to, service, attributes }: EdgeRecord): string {
  return line([from, kind, to, service], attributes);
}

function line(head: readonly unknown[], attributes: Attributes): string {
  return `${JSON.stringify(head)}\t${canonicalJson(attributes)}\n`;
}

/** The snapshot that the text was made of; null when it is of a format not known. */
export function snapshotOfText(version: Version, text: Buffer): Snapshot | null {
  const counts = JSON.parse(text.toString('utf8', 0, text.indexOf(lineEnd))) as readonly number[];
  const [found, nodes = 0, edges = 0] = counts;
  if (found !== format) return null;
  const rows = rowsOf(text);
  return buildSnapshot(version, nodesIn(rows, nodes), edgesIn(rows, edges));
}

type Row = readonly [head: readonly unknown[], attributes: string];

function* rowsOf(text: Buffer): Iterator<Row> {
  let start = text.indexOf(lineEnd) + 1;
  while (start < text.length) {
    const middle = text.indexOf(tab, start);
    const end = text.indexOf(lineEnd, middle);
    const head = JSON.parse(text.toString('utf8', start, middle)) as readonly unknown[];
    yield [head, text.toString('utf8', middle + 1, end)];
    start = end + 1;
  }
}

function* nodesIn(rows: Iterator<Row>, count: number): Iterable<StoredNode> {
  for (const [head, attributes] of next(rows, count)) {
    const [id, type, service, region, name, external] = head as [
      string,
      string,
      string,
      string | null,
      string | null,
      boolean,
    ];
    yield { id, type, service, region, name, external, attributes };
  }
}

function* edgesIn(rows: Iterator<Row>, count: number): Iterable<StoredEdge> {
  for (const [head, attributes] of next(rows, count)) {
    const [from, kind, to, service] = head as [string, string, string, string];
    yield { from, kind, to, service, attributes };
  }
}

function* next(rows: Iterator<Row>, count: number): Iterable<Row> {
  for (let at = 0; at < count; at += 1) {
    const { value, done } = rows.next();
    if (done === true) return;
    yield value;
  }
}
