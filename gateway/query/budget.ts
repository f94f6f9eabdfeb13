import { RequestError } from '../../account/request-error.js';
import type { Budget } from '../../subgraphs/kit/context.js';

/** A budget that can be handed on to another process. */
export interface RequestBudget extends Budget {
  /** records that the whole request may read */
  readonly most: number;
  /** less than 0 once too much was taken */
  left(): number;
}

/** A budget of so many records for one request, over all its fetches; `rest`: what earlier fetches left of it. */
export function createBudget(most: number, rest = most): RequestBudget {
  let left = rest;
  return {
    most,
    left: () => left,
    take(taken) {
      left -= taken;
      if (left >= 0) return;
      throw new RequestError(
        'ANSWER_TOO_LARGE',
        `one request reads at most ${most} records; ask for smaller pages or fewer relations`,
      );
    },
  };
}
