import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../../gateway/config.js';
import { projectRoot } from '../../gateway/project-root.js';
import { SERVICE_NAMES } from '../../gateway/service-names.js';
import { examplesIn } from '../support/documents/examples-in.js';
import { metMessages } from '../support/documents/met-messages.js';
import { quotedMessages } from '../support/documents/quoted-messages.js';

const page = read('docs/operations.md');
const PROJECT = { root: projectRoot(), services: SERVICE_NAMES };

function read(path: string): string {
  return readFileSync(join(projectRoot(), path), 'utf8');
}

/** Name → default, as a table of the page has them. */
function settingsOf(table: string): ReadonlyMap<string, string> {
  const [, rows = ''] = page.split(`<!-- settings: ${table} -->`, 2);
  const [own = ''] = rows.split(`<!-- end: ${table} -->`, 1);
  const found = own.matchAll(/^\| `(\w+)` \| ([^|]*?) *\|/gm);
  return new Map([...found].map(([, name = '', otherwise = '']) => [name, otherwise]));
}

/** The names that are looked up when settings are read. */
function namesRead(): readonly string[] {
  const names = new Set<string>();
  const environment = new Proxy<Record<string, string>>(
    {},
    {
      get: (_target, name) => void names.add(String(name)),
    },
  );
  readConfig(environment, PROJECT);
  return [...names].toSorted();
}

describe('the settings in docs/operations.md', () => {
  test('of a process are those that are read, no more and no less', () => {
    expect([...settingsOf('process').keys()].toSorted()).toEqual(namesRead());
  });

  test('have the defaults that they have', () => {
    const documented = settingsOf('process');
    const defaults = Object.fromEntries(
      [...documented].filter(([name, otherwise]) => otherwise !== '' && name !== 'INTERNAL_SECRET'),
    );
    expect(readConfig(defaults, PROJECT)).toEqual(readConfig({}, PROJECT));
  });

  test('that are refused are refused, and the others are not said to be', () => {
    for (const name of settingsOf('process').keys()) {
      const read = readConfig({ [name]: 'x' }, PROJECT);
      const isRefused = !read.ok && read.problems.some((text) => text.includes('not supported'));
      expect({ name, isRefused }).toEqual({ name, isRefused: isSaidRefused(name) });
    }
  });

  test('of the scripts are those that they read', () => {
    const scripts = readdirSync(join(projectRoot(), 'scripts'));
    const text = scripts.map((name) => read(`scripts/${name}`)).join('\n');
    const found = [...text.matchAll(/process\.env(?:\.|\[')(\w+)/g)].map(([, name = '']) => name);
    const passed = ['NEO4J_READ_ONLY'];
    const own = [...found, ...passed].filter((name) => !settingsOf('process').has(name));
    expect([...settingsOf('scripts').keys()].toSorted()).toEqual([...new Set(own)].toSorted());
    for (const [name, otherwise] of settingsOf('scripts')) {
      expect({ name, isThere: otherwise === '' || text.includes(plain(otherwise)) }).toEqual({
        name,
        isThere: true,
      });
    }
  });
});

function isSaidRefused(name: string): boolean {
  return new RegExp(`^\\| \`${name}\` \\|[^|]*\\| refused`, 'm').test(page);
}

function plain(otherwise: string): string {
  return otherwise.replace('./data/', '');
}

describe('the examples in docs/operations.md', () => {
  test('of settings are accepted', () => {
    const examples = examplesIn(page, 'env', 'sh');
    expect(examples).toHaveLength(3);
    for (const example of examples) {
      const pairs = [...example.matchAll(/(?:^| )([A-Z_0-9]+)=(\S+)/g)];
      const settings = Object.fromEntries(pairs.map(([, name, value]) => [name, value]));
      expect(Object.keys(settings).length).toBeGreaterThan(0);
      const store = { NEO4J_URI: 'bolt://neo4j:7687', NEO4J_USER: 'neo4j' };
      const given = 'NEO4J_PASSWORD' in settings ? { ...store, ...settings } : settings;
      expect({ example, ...readConfig(given, PROJECT) }).toMatchObject({ example, ok: true });
    }
  });

  test('of policies are policies', () => {
    const examples = examplesIn(page, 'json', 'json');
    expect(examples).toHaveLength(2);
    for (const example of examples) {
      expect(JSON.parse(example)).toMatchObject({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole' }],
      });
    }
  });

  test('name roles that can be assumed', () => {
    const [example = ''] = examplesIn(page, 'env', 'sh');
    const [, list = ''] = example.trim().split('=', 2);
    const read = readConfig({ ACCOUNT_SOURCE: list }, PROJECT);
    expect(read).toMatchObject({
      config: { sources: [{ kind: 'aws', role: null }, { kind: 'aws' }, { kind: 'aws' }] },
    });
  });
});

describe('docs/operations.md quotes as it is printed', () => {
  test.each(quotedMessages())('%s', (_what, message) => {
    expect(page).toContain(`\`${message}\``);
  });

  test('and so what is read or opened first', async () => {
    const messages = await metMessages();
    expect(messages).toHaveLength(9);
    for (const message of messages) expect(page).toContain(`\`${message}\``);
  });
});

test('the scripts, metrics and documents that it names are there', () => {
  const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: object };
  for (const [, name = ''] of page.matchAll(/npm run (\w+)/g)) expect(scripts).toHaveProperty(name);
  const metrics = read('gateway/metrics.ts');
  const named = [...page.matchAll(/`((?:gateway|subgraph)_\w+)`/g)].map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(6);
  for (const name of named) expect(metrics).toContain(`'${name}'`);
  for (const [, path = ''] of page.matchAll(/\]\(([^)]+)\)/g)) {
    expect(read(join('docs', path))).not.toBe('');
  }
});
