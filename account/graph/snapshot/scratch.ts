/**
 * Working memory of traversals, reused so that a walk allocates nothing. A slot is visited when its mark is the
 * generation of the walk under way; no walk is interrupted by another, since none yields.
 */
export class Scratch {
  generation = 0;
  marks = new Uint32Array(0);
  queue = new Uint32Array(0);
  /** only a path needs it */
  parents = new Uint32Array(0);

  /** Room for so many slots, none of them visited. */
  begin(slots: number): void {
    if (this.marks.length < slots || this.generation === 0xffffffff) {
      this.marks = new Uint32Array(slots);
      this.queue = new Uint32Array(slots);
      this.generation = 0;
    }
    this.generation += 1;
  }

  beginPath(slots: number): void {
    this.begin(slots);
    if (this.parents.length < slots) this.parents = new Uint32Array(slots);
  }
}
