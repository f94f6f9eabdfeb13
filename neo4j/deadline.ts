import { StoreError } from '../account/graph/store-error.js';

/** When a call must have ended. */
export class Deadline {
  readonly #begin: number;
  readonly #end: number;

  constructor(milliseconds: number, begin: number = performance.now()) {
    this.#begin = begin;
    this.#end = begin + milliseconds;
  }

  /** The same call with more time, once it is known how much it reads. */
  plus(milliseconds: number): Deadline {
    return new Deadline(this.#end - this.#begin + milliseconds, this.#begin);
  }

  /** milliseconds; 0 once it has passed */
  get left(): number {
    return Math.max(0, this.#end - performance.now());
  }

  /** What the work gives, or a rejection as `late`. The work goes on: whoever began it must not need it to end. */
  async race<Result>(work: Promise<Result>): Promise<Result> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(this.late()), this.left);
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  late(): StoreError {
    const waited = Math.round(this.#end - this.#begin);
    return new StoreError('late', `Neo4j (NEO4J_URI) did not answer within ${waited} ms`);
  }
}
