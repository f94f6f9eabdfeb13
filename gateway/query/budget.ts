import { RequestError } from '../../account/request-error.js';
import type { Budget } from '../../subgraphs/kit/context.js';

/** A budget of so many records for one request, over all its fetches. */
export function createBudget(records: number): Budget {
  let left = records;
  return {
    take(taken) {
      left -= taken;
      if (left >= 0) return;
      throw new RequestError(
        'ANSWER_TOO_LARGE',
        `one request reads at most ${records} records; ask for smaller pages or fewer relations`,
      );
    },
  };
}
