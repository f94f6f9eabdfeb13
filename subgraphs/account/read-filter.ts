import type { NodeFilter } from '../../account/graph/view.js';
import { RequestError } from '../../account/request-error.js';
import type { Model } from '../../schema/model.js';
import { checkRegion } from '../kit/check-region.js';

export interface GraphArguments {
  readonly at?: string | null;
  readonly maxAge?: number | null;
  readonly services?: readonly string[] | null;
  readonly types?: readonly string[] | null;
  readonly regions?: readonly string[] | null;
  readonly tags?:
    readonly { readonly key: string; readonly values?: readonly string[] | null }[] | null;
}

const LONGEST_KEY = 128;
const MOST_TAGS = 20;

/** What a graph is narrowed to; refuses names that the schema does not have. */
export function readFilter(given: Omit<GraphArguments, 'at' | 'maxAge'>, model: Model): NodeFilter {
  const services = known(given.services, 'services', new Set(model.services));
  const types = known(given.types, 'types', new Set(Object.keys(model.types)));
  const regions = given.regions ?? undefined;
  for (const region of regions ?? []) checkRegion(region, 'regions');
  const tags = given.tags?.map(({ key, values }) => tag(key, values)) ?? undefined;
  if (tags !== undefined && tags.length > MOST_TAGS) {
    throw refused('tags', `at most ${MOST_TAGS} filters`, String(tags.length));
  }
  return {
    ...(services === undefined ? {} : { services: inOrder(services) }),
    ...(types === undefined ? {} : { types: inOrder(types) }),
    ...(regions === undefined ? {} : { regions: inOrder(regions) }),
    ...(tags === undefined ? {} : { tags }),
  };
}

/** The same names asked in another order are the same graph: its id and its cursors say so. */
function inOrder(names: readonly string[]): readonly string[] {
  return [...new Set(names)].toSorted();
}

/** Names of which each must be one of a set; refuses the first that is not. */
export function known(
  names: readonly string[] | null | undefined,
  argument: string,
  allowed: ReadonlySet<string>,
): readonly string[] | undefined {
  const wrong = names?.find((name) => !allowed.has(name));
  if (wrong === undefined) return names ?? undefined;
  throw refused(argument, `each one of ${[...allowed].join(', ')}`, wrong);
}

function tag(
  key: string,
  values: readonly string[] | null | undefined,
): NonNullable<NodeFilter['tags']>[number] {
  if (key === '' || key.length > LONGEST_KEY) {
    throw refused('tags', `keys of 1 to ${LONGEST_KEY} characters`, key.slice(0, LONGEST_KEY));
  }
  return values === null || values === undefined ? { key } : { key, values };
}

function refused(argument: string, rule: string, got: string): RequestError {
  return new RequestError(
    'BAD_INPUT',
    `${argument} must be ${rule}, got ${JSON.stringify(got)}`,
    argument,
  );
}
