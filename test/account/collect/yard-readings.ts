import { type Fault, type Step, faultOf } from './yard-world.js';

export type Reading = 'whole' | 'cut' | 'none';

/** How far each call of one collection got, as its faults say; remembers which ones failed. */
export class YardReadings {
  readonly #step: Step;
  failed: string[] = [];

  constructor(step: Step) {
    this.#step = step;
  }

  read(operation: string, region: string, item: string | null): Reading {
    const fault = this.#fault(operation, region, item);
    if (fault === undefined) return 'whole';
    this.failed.push([region, operation, ...(item === null ? [] : [item])].join(' '));
    return fault.kind === 'cut' ? 'cut' : 'none';
  }

  /** The items on the pages that were read. */
  pages<T>(
    all: readonly T[],
    operation: string,
    region: string,
    item: string | null,
  ): readonly T[] {
    const fault = this.#fault(operation, region, item);
    if (fault === undefined) return all;
    return fault.kind === 'cut' ? all.slice(0, fault.keep) : [];
  }

  #fault(operation: string, region: string, item: string | null): Fault | undefined {
    return faultOf(this.#step.faults, operation as `${string}:${string}`, region, item);
  }
}
