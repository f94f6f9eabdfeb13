/** Reads of a missing member until the engine has optimized for the object behind it. */
const READS = 5_000;

/**
 * Brings a module's large exports object into the engine's fast form, as every object gets it that others inherit from.
 * Changes nothing that can be seen: only how fast the module's own code finds its functions.
 */
export function inFastForm(exported: object): void {
  const heir = Object.create(exported) as { readonly none?: unknown };
  let found = 0;
  for (let read = 0; read < READS; read += 1) if (heir.none !== undefined) found += 1;
  if (found > 0) throw new TypeError('A module exports a member that none should have');
}
