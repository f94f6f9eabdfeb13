/** The fields every resource type has besides its own; every subgraph that mentions a type can resolve them. */
export const COMMON_FIELDS = [
  'id',
  'account',
  'service',
  'type',
  'region',
  'name',
  'tags',
  'consoleUrl',
  'external',
] as const;

const NAMES: ReadonlySet<string> = new Set(COMMON_FIELDS);

export function isCommonField(name: string): boolean {
  return NAMES.has(name);
}
