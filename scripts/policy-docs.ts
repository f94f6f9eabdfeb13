import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { leastPrivilegePolicy } from '../provider/aws/least-privilege-policy.js';
import { RATES } from '../provider/aws/rates.js';
import { SERVICES } from '../subgraphs/services.js';

const DOCS = join(fileURLToPath(new URL('..', import.meta.url)), 'docs');

/** Writes what a reader of an account must be allowed and how often it asks, from the tables; `--check` compares. */
async function main(check: boolean): Promise<void> {
  await put('least-privilege-policy.json', check, () =>
    Promise.resolve(`${JSON.stringify(leastPrivilegePolicy(), null, 2)}\n`),
  );
  await put('operations.md', check, async (before) =>
    Object.entries(PARTS).reduce(
      (text, [name, lines]) => withPart(text, name, lines()),
      before ?? '',
    ),
  );
}

const PARTS = { permissions, calls, rates };

async function put(
  name: string,
  check: boolean,
  textOf: (before: string | null) => Promise<string>,
): Promise<void> {
  const file = join(DOCS, name);
  const before = await readFile(file, 'utf8').catch(() => null);
  const text = await textOf(before);
  if (text === before) return;
  if (check) throw new Error(`docs/${name} is not up to date, run "npm run docs"`);
  await writeFile(file, text);
}

/** Puts lines between the two marks of this name. */
function withPart(text: string, name: string, lines: readonly string[]): string {
  const [begin, end] = [`<!-- generated: ${name} -->`, `<!-- end: ${name} -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`docs/operations.md must have ${begin} … ${end}`);
  return `${text.slice(0, from + begin.length)}\n\n${lines.join('\n')}\n\n${text.slice(to)}`;
}

/** By the service's prefix, in order. */
function permissions(): readonly string[] {
  const byPrefix = new Map<string, string[]>();
  for (const permission of leastPrivilegePolicy().Statement.flatMap(({ Action }) => Action)) {
    const [prefix = '', action = ''] = permission.split(':');
    byPrefix.set(prefix, [...(byPrefix.get(prefix) ?? []), `\`${action}\``]);
  }
  return [...byPrefix].map(([prefix, actions]) => `- \`${prefix}:\` ${actions.join(', ')}`);
}

/** One page each. */
function calls(): readonly string[] {
  const listings = SERVICES.flatMap((service) => service.listings);
  const lists = listings.filter(({ perItem }) => perItem === undefined);
  const perItem = new Map<string, number>();
  for (const { perItem: made } of listings) {
    if (made !== undefined) perItem.set(made.type, (perItem.get(made.type) ?? 0) + 1);
  }
  const of = (scope: string) => lists.filter((listing) => listing.scope === scope).length;
  return [
    '| what | calls of one page |',
    '|---|---|',
    `| the account, whatever it has | ${of('global')} |`,
    `| each region, whatever it has | ${of('region')} |`,
    ...[...perItem].map(([type, count]) => `| each ${type}, at most | ${count} |`),
    '',
    `An account with nothing in its 17 regions takes ${of('global') + 17 * of('region')}.`,
  ];
}

function rates(): readonly string[] {
  return [
    '| service | requests a second | at once after a rest |',
    '|---|---|---|',
    ...Object.entries(RATES).map(
      ([service, { perSecond, burst }]) => `| ${service} | ${perSecond} | ${burst} |`,
    ),
  ];
}

await main(process.argv.includes('--check'));
