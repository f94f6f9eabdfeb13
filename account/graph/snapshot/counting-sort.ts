/**
 * The positions in `order`, stably sorted by `keys[position]`, all below `bound`.
 * Linear: sorting by the least significant key first and the most significant last sorts by all of them.
 */
export function countingSort(
  order: Uint32Array,
  keys: Uint32Array | Uint16Array,
  bound: number,
): Uint32Array {
  const next = offsets(keys, bound);
  const sorted = new Uint32Array(order.length);
  for (let place = 0; place < order.length; place += 1) {
    const position = order[place]!;
    sorted[next[keys[position]!]!++] = position;
  }
  return sorted;
}

/** Where each key's run begins once sorted; `bound + 1` entries, the last is the number of keys. */
export function offsets(keys: Uint32Array | Uint16Array, bound: number): Uint32Array {
  const starts = new Uint32Array(bound + 1);
  for (let place = 0; place < keys.length; place += 1) starts[keys[place]! + 1]!++;
  for (let key = 0; key < bound; key += 1) starts[key + 1]! += starts[key]!;
  return starts;
}

/** 0, 1, 2 … */
export function identity(length: number): Uint32Array {
  const positions = new Uint32Array(length);
  for (let position = 0; position < length; position += 1) positions[position] = position;
  return positions;
}

/** The column read in this order. A loop: `from` takes ten times as long. */
export function inOrder<Column extends Uint32Array | Uint16Array>(
  order: Uint32Array,
  column: Column,
): Column {
  const Columns = column.constructor as new (length: number) => Column;
  const ordered = new Columns(order.length);
  for (let place = 0; place < order.length; place += 1) ordered[place] = column[order[place]!]!;
  return ordered;
}
