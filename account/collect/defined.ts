import type { Json } from '../graph/record.js';

type Members = { readonly [name: string]: Json | undefined };

/** The same members, where each may be left out and none is undefined. */
export type Defined<T extends Members> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** A value inside an attribute without what is not set: only whole attributes may be undefined. */
export function defined<T extends Members>(
  members: T,
): Defined<T> & { readonly [name: string]: Json } {
  const set: { [name: string]: Json } = {};
  for (const [name, value] of Object.entries(members)) {
    if (value !== undefined) set[name] = value;
  }
  return set as Defined<T> & { readonly [name: string]: Json };
}
