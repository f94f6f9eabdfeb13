import type { Integer } from 'neo4j-driver';

import type { Newest } from '../account/graph/store.js';
import { integer } from './rows.js';

/** `before` and `limit` of a statement. */
export function pageParameters({ before, limit }: Newest): {
  readonly before: number;
  readonly limit: Integer;
} {
  const most = Math.max(0, Math.min(Math.trunc(limit), Number.MAX_SAFE_INTEGER));
  return { before: before ?? Number.MAX_SAFE_INTEGER, limit: integer(most) };
}
