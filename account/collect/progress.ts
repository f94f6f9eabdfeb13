import type { AccountId } from '../graph/record.js';
import type { DueScope, ReadAnswer } from './stages.js';

/** How far a collection is. `servicesTotal` counts services, not scopes. */
export interface Progress {
  readonly account: AccountId;
  readonly running: boolean;
  readonly servicesDone: number;
  readonly servicesTotal: number;
  readonly resourcesFound: number;
  /** ISO 8601; null when none has run yet */
  readonly startedAt: string | null;
}

export interface ProgressCount {
  scopeDone(scope: DueScope, answers: readonly ReadAnswer[]): void;
  end(): void;
}

/** Counts scopes into services done, and tells `show` after each step. */
export function countProgress(
  account: AccountId,
  scopes: readonly DueScope[],
  startedAt: string,
  show: (progress: Progress) => void,
): ProgressCount {
  const open = new Map<string, number>();
  for (const { service } of scopes) open.set(service, (open.get(service) ?? 0) + 1);
  const servicesTotal = open.size;
  let resourcesFound = 0;
  const tell = (running: boolean) =>
    show({
      account,
      running,
      servicesDone: servicesTotal - open.size,
      servicesTotal,
      resourcesFound,
      startedAt,
    });
  tell(true);
  return {
    scopeDone: (scope, answers) => {
      const left = (open.get(scope.service) ?? 1) - 1;
      if (left === 0) open.delete(scope.service);
      else open.set(scope.service, left);
      resourcesFound += new Set(answers.flatMap(({ mapped }) => mapped.nodes.map(({ id }) => id)))
        .size;
      tell(true);
    },
    end: () => tell(false),
  };
}
