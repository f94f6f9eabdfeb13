import { type FieldUse, WrongShape } from './field.js';
import { MOST_LEVELS } from './check-mapped.js';

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

/**
 * Path patterns (`Volumes[].Iops`) of the values in an answer that were neither read nor declared dropped. Ordered.
 * Throws `WrongShape` for an answer nested deeper than any provider's.
 */
export function unmappedFields(
  answer: unknown,
  use: FieldUse,
  dropped: { readonly [path: string]: string },
): readonly string[] {
  const found = new Set<string>();
  const report = (path: string) => {
    if (!isDropped(path, dropped)) found.add(path);
  };
  walk(answer, use, { path: '', level: 0, report });
  return [...found].toSorted();
}

interface Walk {
  readonly path: string;
  readonly level: number;
  readonly report: (path: string) => void;
}

function walk(value: unknown, use: FieldUse | undefined, at: Walk): void {
  if (use?.whole === true) return;
  if (typeof value !== 'object' || value === null) {
    if (use?.read !== true) at.report(at.path);
    return;
  }
  const { path, report } = at;
  const level = at.level + 1;
  if (level > MOST_LEVELS) throw new WrongShape(path.slice(0, 80), 'less deeply nested', value);
  const isList = Array.isArray(value);
  const members: readonly (readonly [string, unknown])[] = isList
    ? value.map((item) => ['[]', item])
    : Object.entries(value);
  if (members.length === 0 && use?.read !== true) report(path);
  for (const [name, member] of members) {
    if (path === '' && TRANSPORT.has(name)) continue;
    walk(member, use?.members.get(name), {
      path: isList || path === '' ? path + name : `${path}.${name}`,
      level,
      report,
    });
  }
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
