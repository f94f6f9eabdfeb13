import { expect, test } from '@jest/globals';

import { type FoldVersion, planFold } from '../../../account/graph/fold-plan.js';

function versions(logged: readonly number[], more: Partial<FoldVersion> = {}, at = -1) {
  return logged.map((count, index) => {
    const version = { seq: index + 1, folded: false, labelled: false, logged: count };
    return index === at ? { ...version, ...more } : version;
  });
}

test('each run goes into the kept version after it', () => {
  expect(planFold(versions([1, 1, 1, 1, 1, 1]), new Set([1, 2, 4]))).toEqual([
    { folded: [1, 2], into: 3 },
    { folded: [4], into: 5 },
  ]);
});

test('the last version and labelled ones are kept, folded ones are passed over', () => {
  const all = new Set([1, 2, 3, 4]);
  expect(planFold(versions([1, 1, 1, 1]), all)).toEqual([{ folded: [1, 2, 3], into: 4 }]);
  expect(planFold(versions([1, 1, 1, 1], { labelled: true }, 1), all)).toEqual([
    { folded: [1], into: 2 },
    { folded: [3], into: 4 },
  ]);
  expect(planFold(versions([1, 0, 1, 1], { folded: true }, 1), all)).toEqual([
    { folded: [1, 3], into: 4 },
  ]);
});

test('a run that is too long is divided, and a version that is too large stays alone', () => {
  const all = new Set([1, 2, 3, 4, 5, 6]);
  expect(planFold(versions([2, 2, 2, 2, 2, 2, 2]), all, 6)).toEqual([
    { folded: [1, 2], into: 3 },
    { folded: [4, 5], into: 6 },
  ]);
  expect(planFold(versions([9, 1, 1, 9, 1, 1, 1]), all, 6)).toEqual([
    { folded: [2], into: 3 },
    { folded: [5, 6], into: 7 },
  ]);
});
