/** Nothing but ids and neighbours: what a traversal costs at least. */
export class BareCsr {
  readonly #slots = new Map<string, number>();
  readonly #starts: Uint32Array;
  readonly #others: Uint32Array;
  readonly #marks: Uint32Array;
  readonly #queue: Uint32Array;
  #generation = 0;

  /** Edges by the places of their ends in `ids`; walked in both directions. */
  constructor(ids: readonly string[], edges: readonly (readonly [number, number])[]) {
    ids.forEach((id, slot) => this.#slots.set(id, slot));
    this.#starts = new Uint32Array(ids.length + 1);
    this.#others = new Uint32Array(edges.length * 2);
    this.#marks = new Uint32Array(ids.length);
    this.#queue = new Uint32Array(ids.length);
    for (const ends of edges) for (const end of ends) this.#starts[end + 1]! += 1;
    for (let slot = 0; slot < ids.length; slot += 1) this.#starts[slot + 1]! += this.#starts[slot]!;
    const next = this.#starts.slice();
    for (const [from, to] of edges) {
      this.#others[next[from]!++] = to;
      this.#others[next[to]!++] = from;
    }
  }

  /** The slots within so many hops of a node, nearest first; read them before the next walk. */
  ball(id: string, hops: number): Uint32Array {
    const start = this.#slots.get(id);
    if (start === undefined) return this.#queue.subarray(0, 0);
    this.#generation += 1;
    const queue = this.#queue;
    queue[0] = start;
    this.#marks[start] = this.#generation;
    let next = 0;
    let end = 1;
    for (let hop = 0; hop < hops; hop += 1) {
      const levelEnd = end;
      while (next < levelEnd) end = this.#expand(queue[next++]!, end);
    }
    return queue.subarray(0, end);
  }

  #expand(slot: number, queued: number): number {
    const queue = this.#queue;
    const marks = this.#marks;
    let end = queued;
    for (let at = this.#starts[slot]!; at < this.#starts[slot + 1]!; at += 1) {
      const other = this.#others[at]!;
      if (marks[other] === this.#generation) continue;
      marks[other] = this.#generation;
      queue[end++] = other;
    }
    return end;
  }
}
