import { isAsked } from './collect/is-asked.js';
import { isFresh } from './collect/is-fresh.js';
import type { CollectionRequest } from './collect/stages.js';
import type { Freshness } from './graph/freshness.js';

/** Whether everything asked for was read completely within `maxAge` seconds before `since`. */
export function allFresh(
  freshness: readonly Freshness[],
  asked: CollectionRequest & { readonly since: number },
  services: readonly string[],
): boolean {
  const statuses = freshness.filter((status) => isAsked(status, asked));
  return (
    (asked.services ?? services).every((name) =>
      freshness.some(({ service }) => service === name),
    ) && statuses.every((status) => isFresh(status, asked.maxAge, { freshness, now: asked.since }))
  );
}
