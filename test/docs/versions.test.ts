import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { readConfig } from '../../gateway/config.js';
import { projectRoot } from '../../gateway/project-root.js';
import { SERVICE_NAMES } from '../../gateway/service-names.js';

const PROJECT = { root: projectRoot(), services: SERVICE_NAMES };
const read = (path: string) => readFileSync(join(projectRoot(), path), 'utf8');
const pages = ['docs/versions.md', 'docs/operations.md', 'README.md'].map(read);

test('the retention policies that the documents show are accepted', () => {
  const shown = pages.flatMap((page) => [...page.matchAll(/\d+d,\S+:\d+d,\d+d/g)]);
  expect(shown.length).toBeGreaterThanOrEqual(3);
  for (const [RETENTION = ''] of shown) {
    expect(readConfig({ RETENTION }, PROJECT)).toMatchObject({
      ok: true,
      config: { retention: [{}, {}, { until: Infinity }] },
    });
  }
});

test('the subscriptions that docs/versions.md shows are valid', () => {
  const schema = buildSchema(read('schema/supergraph.graphql'));
  const shown = [...(pages[0] ?? '').matchAll(/```graphql\n(subscription[\s\S]*?)```/g)];
  expect(shown).toHaveLength(2);
  for (const [, text = ''] of shown) expect(validate(schema, parse(text))).toEqual([]);
});

test('what docs/versions.md quotes of the log is logged', () => {
  const logged = read('gateway/keep-accounts.ts');
  const quoted = [...(pages[0] ?? '').matchAll(/`(versions? were \w+|a version is [\w ]+)`/g)];
  expect(quoted).toHaveLength(2);
  for (const [, message = ''] of quoted) expect(logged).toContain(`'${message}'`);
});
