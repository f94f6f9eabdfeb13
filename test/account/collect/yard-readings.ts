import { type Fault, type Step, faultOf } from './yard-world.js';

export type Reading = 'whole' | 'cut' | 'none';

/** Why a scope is incomplete whose absences are not believed yet. */
export const DOUBT = 'the next collection decides';

export function scopeKey(scope: { readonly service: string; readonly region: string | null }) {
  return `${scope.service} ${scope.region}`;
}

/** How far each call of one collection got, as its faults say; remembers which ones failed. */
export class YardReadings {
  readonly #step: Step;
  readonly #doubted: ReadonlySet<string>;
  failed: string[] = [];

  constructor(step: Step, doubted: ReadonlySet<string>) {
    this.#step = step;
    this.#doubted = doubted;
  }

  read(operation: string, region: string, item: string | null): Reading {
    const fault = this.#fault(operation, region, item);
    if (fault === undefined) return this.#isDoubted(operation, region) ? 'cut' : 'whole';
    this.failed.push([region, operation, ...(item === null ? [] : [item])].join(' '));
    return fault.kind === 'cut' ? 'cut' : 'none';
  }

  #isDoubted(operation: string, region: string): boolean {
    const service = operation.split(':', 1)[0]!;
    const scope = { service, region: service === 'people' ? null : region };
    if (!this.#doubted.has(scopeKey(scope))) return false;
    if (!this.failed.includes(DOUBT)) this.failed.push(DOUBT);
    return true;
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
