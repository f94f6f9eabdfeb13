import type { FieldUse } from './field.js';

/** Members of the transport, not of an answer. */
const TRANSPORT = new Set([
  'ResponseMetadata',
  '$metadata',
  'NextToken',
  'nextToken',
  'NextMarker',
  'Marker',
  'IsTruncated',
]);

/** Path patterns (`Volumes[].Iops`) of the values in an answer that were neither read nor declared dropped. Ordered. */
export function unmappedFields(
  answer: unknown,
  use: FieldUse,
  dropped: { readonly [path: string]: string },
): readonly string[] {
  const found = new Set<string>();
  walk(answer, use, '', (path) => {
    if (!isDropped(path, dropped)) found.add(path);
  });
  return [...found].toSorted();
}

function walk(
  value: unknown,
  use: FieldUse | undefined,
  path: string,
  report: (path: string) => void,
): void {
  if (use?.whole === true) return;
  const members = membersOf(value);
  if (members.length === 0) {
    if (use?.read !== true) report(path);
    return;
  }
  for (const [name, member] of members) {
    if (path === '' && TRANSPORT.has(name)) continue;
    walk(member, use?.members.get(name), joined(path, name), report);
  }
}

function membersOf(value: unknown): readonly (readonly [string, unknown])[] {
  if (Array.isArray(value)) return value.map((item) => ['[]', item] as const);
  if (typeof value === 'object' && value !== null) return Object.entries(value);
  return [];
}

function joined(path: string, name: string): string {
  return name === '[]' || path === '' ? path + name : `${path}.${name}`;
}

function isDropped(path: string, dropped: { readonly [path: string]: string }): boolean {
  if (Object.hasOwn(dropped, path)) return true;
  for (let at = path.length - 1; at > 0; at -= 1) {
    const ends = path[at] === '.' || path[at] === '[';
    if (ends && Object.hasOwn(dropped, path.slice(0, at))) return true;
    if (path[at] === ']' && Object.hasOwn(dropped, path.slice(0, at + 1))) return true;
  }
  return false;
}
