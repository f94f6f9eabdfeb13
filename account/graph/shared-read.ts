/**
 * One read for all who wait for it together. Whoever asks is never given a read that began before: while one is under way,
 * those who come share the next. A failure is told to those who shared it, and to nobody after them.
 */
export class SharedRead<Result> {
  readonly #read: () => Promise<Result>;
  /** settles when the read under way has; never rejects */
  #running: Promise<void> | null = null;
  #next: Promise<Result> | null = null;

  constructor(read: () => Promise<Result>) {
    this.#read = read;
  }

  read(): Promise<Result> {
    if (this.#running === null) return this.#start();
    this.#next ??= this.#running.then(() => {
      this.#next = null;
      return this.#start();
    });
    return this.#next;
  }

  #start(): Promise<Result> {
    const result = this.#read();
    const ended = () => {
      if (this.#running === settled) this.#running = null;
    };
    const settled = result.then(ended, ended);
    this.#running = settled;
    return result;
  }
}
