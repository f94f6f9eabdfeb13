const largest = 4096;

/** The records read last, decoded, by slot or ordinal; all of a small account's. */
export class RecordCache<Kept> {
  readonly #records: (Kept | undefined)[];
  readonly #keys: Int32Array;

  constructor(count: number) {
    const size = sizeFor(count);
    this.#records = Array.from({ length: size });
    this.#keys = new Int32Array(size).fill(-1);
  }

  get(key: number): Kept | undefined {
    const place = key & (this.#records.length - 1);
    return this.#keys[place] === key ? this.#records[place] : undefined;
  }

  put(key: number, record: Kept): Kept {
    const place = key & (this.#records.length - 1);
    this.#records[place] = record;
    this.#keys[place] = key;
    return record;
  }
}

/** A power of two, so that a place is one `and`. */
function sizeFor(count: number): number {
  let size = 16;
  while (size < count && size < largest) size *= 2;
  return size;
}
