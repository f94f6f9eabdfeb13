import type { EdgeId, EdgeRecord } from './record.js';

/** Every (from, kind, to) whose edge id is this text: several when an id of a node looks like part of an edge id. */
export function* edgeReadings(id: EdgeId): Iterable<Pick<EdgeRecord, 'from' | 'kind' | 'to'>> {
  const kinds = / ([A-Z][A-Z_]*) /g;
  for (let match = kinds.exec(id); match !== null; match = kinds.exec(id)) {
    const [between, kind = ''] = match;
    const end = match.index + between.length;
    yield { from: id.slice(0, match.index), kind, to: id.slice(end) };
    kinds.lastIndex = end - 1;
  }
}
