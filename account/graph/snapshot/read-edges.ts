import type { EdgeRecord } from '../record.js';
import type { Direction } from '../snapshot.js';
import { compareEdges } from './compare-edges.js';
import { compareText } from './compare-text.js';
import type { EdgeColumns } from './edge-columns.js';
import { type Layers, type Row, rowChanged } from './overlay.js';

/** A run of outgoing ordinals and a run of incoming places. */
interface Runs {
  readonly out: number;
  readonly outEnd: number;
  readonly in: number;
  readonly inEnd: number;
}

/** The edges at a slot in order of (kind, from, to), an edge onto itself once. */
export function readEdges(
  { base, overlay }: Layers,
  slot: number,
  direction: Direction,
  kinds: readonly string[] | undefined,
): readonly EdgeRecord[] {
  if ((overlay.flags[slot]! & rowChanged) !== 0) {
    return readRow(overlay.rows.get(slot)!, direction, kinds);
  }
  const { edges } = base;
  const records: EdgeRecord[] = [];
  const runs = runsOf(edges, slot, direction);
  if (kinds === undefined) appendRuns(edges, runs, records);
  else
    for (const code of codesOf(edges, kinds)) appendRuns(edges, ofKind(edges, runs, code), records);
  return records;
}

function readRow(
  row: Row,
  direction: Direction,
  kinds: readonly string[] | undefined,
): readonly EdgeRecord[] {
  const all = direction === 'OUT' ? row.out : direction === 'IN' ? row.in : bothOf(row);
  return kinds === undefined ? all : all.filter((edge) => kinds.includes(edge.kind));
}

function bothOf(row: Row): readonly EdgeRecord[] {
  if (row.in.length === 0) return row.out;
  if (row.out.length === 0) return row.in;
  const others = row.in.filter((edge) => edge.from !== edge.to);
  return [...row.out, ...others].toSorted(compareEdges);
}

function runsOf(edges: EdgeColumns, slot: number, direction: Direction): Runs {
  const { outStarts, inStarts } = edges;
  const out = outStarts[slot]!;
  const into = inStarts[slot]!;
  return {
    out,
    outEnd: direction === 'IN' ? out : outStarts[slot + 1]!,
    in: into,
    inEnd: direction === 'OUT' ? into : inStarts[slot + 1]!,
  };
}

function ofKind(edges: EdgeColumns, runs: Runs, code: number): Runs {
  return {
    out: lowerBound(edges.kind, runs.out, runs.outEnd, code),
    outEnd: lowerBound(edges.kind, runs.out, runs.outEnd, code + 1),
    in: lowerBound(edges.inKind, runs.in, runs.inEnd, code),
    inEnd: lowerBound(edges.inKind, runs.in, runs.inEnd, code + 1),
  };
}

/** Ascending, each once; kinds of which there is no edge have none. */
function codesOf(edges: EdgeColumns, kinds: readonly string[]): readonly number[] {
  const first = kinds[0];
  if (first !== undefined && kinds.length === 1) {
    const code = edges.kinds.find(first);
    return code === undefined ? [] : [code];
  }
  return [...new Set(kinds)]
    .toSorted(compareText)
    .map((kind) => edges.kinds.find(kind))
    .filter((code) => code !== undefined);
}

/** Merges both runs; ordinals are in order of (from, to) where the kinds are equal. */
function appendRuns(edges: EdgeColumns, runs: Runs, records: EdgeRecord[]): void {
  const { kind, inKind, inEdges } = edges;
  let { out, in: into } = runs;
  while (out < runs.outEnd && into < runs.inEnd) {
    const incoming = inEdges[into]!;
    const before = kind[out]! - inKind[into]! || out - incoming;
    if (before <= 0) records.push(edges.record(out++));
    else records.push(edges.record(incoming));
    if (before >= 0) into += 1;
  }
  for (; out < runs.outEnd; out += 1) records.push(edges.record(out));
  for (; into < runs.inEnd; into += 1) records.push(edges.record(inEdges[into]!));
}

/** The first place in [low, high) whose kind is at least `code`. */
function lowerBound(kinds: Uint16Array, low: number, high: number, code: number): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (kinds[middle]! < code) from = middle + 1;
    else to = middle;
  }
  return from;
}
