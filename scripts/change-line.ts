/** A change as `accountChanged` tells it. */
export interface ToldChange {
  readonly time: string;
  readonly op: 'CREATED' | 'UPDATED' | 'DELETED';
  readonly id: string;
  readonly type: string;
  readonly before: ToldRecord | null;
  readonly after: ToldRecord | null;
}

/** A node or an edge. */
export type ToldRecord = Readonly<Record<string, unknown>> & {
  readonly attributes: Readonly<Record<string, unknown>>;
};

const SIGNS = { CREATED: '+', UPDATED: '~', DELETED: '-' } as const;
/** green, yellow, red */
const COLOURS = { CREATED: 32, UPDATED: 33, DELETED: 31 } as const;
const LONGEST_VALUE = 60;

/** One line: the time, what was done, to what, and what of it is different now. */
export function changeLine(change: ToldChange, colours: boolean): string {
  const { time, op, type, id } = change;
  const done = `${SIGNS[op]} ${op.toLowerCase()}`;
  const shown = colours ? `\u001b[${COLOURS[op]}m${done}\u001b[0m` : done;
  return [time, shown, type, printable(id), ...differences(change)].join('  ');
}

/** Of what was created its name; of what was deleted nothing. */
function differences({ before, after }: ToldChange): readonly string[] {
  if (after === null) return [];
  const now = flat(after);
  if (before === null) return now['name'] == null ? [] : [short(now['name'])];
  const then = flat(before);
  const names = [...new Set([...Object.keys(then), ...Object.keys(now)])];
  const different = names.filter(
    (name) => JSON.stringify(then[name]) !== JSON.stringify(now[name]),
  );
  return [
    different.map((name) => `${name}: ${short(then[name])} → ${short(now[name])}`).join(', '),
  ];
}

function flat({ attributes, ...rest }: ToldRecord): Readonly<Record<string, unknown>> {
  return { ...rest, ...attributes };
}

function short(value: unknown): string {
  const text = printable(JSON.stringify(value) ?? 'none');
  return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE)}…`;
}

/** What an account's owner named a thing must not move the cursor of who looks at it. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '?');
}
