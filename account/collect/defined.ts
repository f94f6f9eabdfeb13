import type { Json } from '../graph/record.js';

/** A value inside an attribute without what is not set: only whole attributes may be undefined. */
export function defined(members: { readonly [name: string]: Json | undefined }): {
  readonly [name: string]: Json;
} {
  const set: { [name: string]: Json } = {};
  for (const [name, value] of Object.entries(members)) {
    if (value !== undefined) set[name] = value;
  }
  return set;
}
