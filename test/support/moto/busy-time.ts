/** How long at least one of several things that overlap was under way. */
export class BusyTime {
  #underWay = 0;
  #since = 0;
  #spent = 0;

  async during<T>(work: () => Promise<T>): Promise<T> {
    if (this.#underWay === 0) this.#since = performance.now();
    this.#underWay += 1;
    try {
      return await work();
    } finally {
      this.#underWay -= 1;
      if (this.#underWay === 0) this.#spent += performance.now() - this.#since;
    }
  }

  milliseconds(): number {
    return this.#spent + (this.#underWay > 0 ? performance.now() - this.#since : 0);
  }

  reset(): void {
    this.#spent = 0;
    this.#since = performance.now();
  }
}
