import type { AccountDirectory } from '../../account/account-directory.js';
import type { CollectionRequest } from '../../account/collect/stages.js';
import type { Pins } from '../../account/graph/pins.js';
import type { AccountId } from '../../account/graph/record.js';
import type { NodeFilter } from '../../account/graph/view.js';
import { RequestError } from '../../account/request-error.js';
import type { Model } from '../../schema/model.js';
import { checkMaxAge } from './check-max-age.js';
import type { GraphArguments } from './read-filter.js';

/**
 * Whether `graph` reads the newest version, because it asks for a `maxAge`: when this fulfils, what the filter selects is
 * no older, or nobody can wait any longer. A page that follows another is read at that one's version.
 */
export async function readsNewest(
  account: AccountId,
  { at, maxAge }: Pick<GraphArguments, 'at' | 'maxAge'>,
  filter: NodeFilter,
  reading: { readonly directory: AccountDirectory; readonly model: Model; readonly pins: Pins },
): Promise<boolean> {
  if (maxAge === null || maxAge === undefined) return false;
  const { directory, model, pins } = reading;
  checkMaxAge(maxAge);
  const named = directory.versionAsked(pins, account);
  const isAt = at !== null && at !== undefined && at !== 'latest';
  if (isAt || named === 'header') {
    const other = isAt ? 'at' : 'the account-version header';
    const message = `maxAge asks for the newest version and ${other} for one of its own: one must go`;
    throw new RequestError('BAD_INPUT', message, 'maxAge');
  }
  if (named === 'cursor') return false;
  await directory.waitUntilFresh(account, requestOf(filter, maxAge, directory, model));
  return true;
}

/** The services that show what is selected, and the regions it may be in. */
function requestOf(
  { services, types, regions }: NodeFilter,
  maxAge: number,
  directory: AccountDirectory,
  model: Model,
): CollectionRequest {
  const showing = types?.map((type) => model.types[type]?.service);
  const selected = directory
    .services()
    .filter((name) => services?.includes(name) ?? true)
    .filter((name) => showing?.includes(name) ?? true);
  const asked = services === undefined && types === undefined ? {} : { services: selected };
  return { maxAge, ...asked, ...(regions === undefined ? {} : { regions }) };
}
