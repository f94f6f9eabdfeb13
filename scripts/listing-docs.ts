import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Listing, RelationStatement } from '../account/collect/listing.js';
import { SERVICES } from '../subgraphs/services.js';

const FILE = join(fileURLToPath(new URL('..', import.meta.url)), 'docs', 'listings.md');

/** Writes what every provider operation is evidence for, from the listings themselves; `--check` compares. */
async function main(check: boolean): Promise<void> {
  const text = page();
  if ((await readFile(FILE, 'utf8').catch(() => '')) === text) return;
  if (check) throw new Error('docs/listings.md is not up to date, run "npm run docs"');
  await writeFile(FILE, text);
}

function page(): string {
  const operations = SERVICES.flatMap(({ listings }) => listings).length;
  return `${[
    '# Listings',
    '',
    '<!-- Written by `npm run docs` from the listings in subgraphs/. -->',
    '',
    `The ${operations} operations of the provider that are read, and what each answer is evidence for. A node goes when the`,
    'complete answer of the operation that states its type no longer shows it, an edge when the answer that states it was read',
    'and no longer says so. Every field of every answer is mapped or listed here as dropped.',
    ...SERVICES.flatMap(({ name, listings }) => [
      '',
      `## ${name}`,
      ...listings.flatMap((listing) => ['', ...section(listing)]),
    ]),
  ].join('\n')}\n`;
}

function section(listing: Listing): readonly string[] {
  const { operation, scope, perItem, states, dropped } = listing;
  const optional = perItem?.optional === true ? '; absent where nothing is configured' : '';
  const where = perItem === undefined ? `per ${scope}` : `per ${perItem.type}${optional}`;
  const nodes = states.nodes.map(({ type, where: some }) =>
    some === undefined ? type : `${type} (some)`,
  );
  const attributes = Object.entries(states.attributes).map(
    ([type, names]) => `${type}: ${names.join(', ')}`,
  );
  return [
    `### \`${operation}\` (${where})`,
    '',
    ...bullet('nodes', nodes),
    ...bullet('relations', states.relations.map(relation)),
    ...bullet('attributes', attributes),
    ...bullet(
      'dropped',
      Object.entries(dropped).map(([path, reason]) => `\`${path}\` (${reason})`),
    ),
  ];
}

function relation({ kind, from, to }: RelationStatement): string {
  return `${from.join(', ')} ${kind} ${to.join(', ')}`;
}

function bullet(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`- ${title}: ${items.join('; ')}`];
}

await main(process.argv.includes('--check'));
