import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { exampleQuestions } from '../../gateway/example-questions.js';
import { MODEL } from '../../schema/generated/model.js';
import { attributeSelection } from '../support/attribute-selection.js';
import {
  type RunningGateway,
  SAMPLE_ACCOUNT,
  SAMPLE_EXPORT,
  runGateway,
} from '../support/run-gateway.js';

const USER_DATA =
  'IyEvYmluL3NoCmV4cG9ydCBTSE9QX1RPS0VOPXNhbXBsZS1ub3QtYS1yZWFsLXNlY3JldApzeXN0ZW1jdGwgc3RhcnQgc3RvcmVmcm9udAo=';
/** Values of environment variables and of user data that stand nowhere else: none is a secret of anybody. */
const SECRETS = [
  'sample-not-a-real-secret',
  'sample-not-a-real-token',
  '320,640,1280',
  'orders@marram-finch.example',
  USER_DATA,
  'SHOP_TOKEN',
];
let gateway: RunningGateway;
let other: RunningGateway;

beforeAll(async () => {
  gateway = await runGateway();
  other = await runGateway();
});
afterAll(async () => {
  await gateway.stop();
  await other.stop();
});

function secretsIn(text: string): readonly string[] {
  return SECRETS.filter((secret) => text.includes(secret));
}

async function allOf(directory: string): Promise<string> {
  const entries = await readdir(directory, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile());
  const texts = await Promise.all(
    files.map((file) => readFile(join(file.parentPath, file.name), 'latin1')),
  );
  return texts.join('\n');
}

test('the sample account holds what looks like secrets', async () => {
  const answers = `${await allOf(SAMPLE_EXPORT)} ${Buffer.from(USER_DATA, 'base64').toString()}`;
  expect(secretsIn(answers)).toEqual(SECRETS);
});

test('no secret is in the store', async () => {
  const store = await gateway.stored();
  expect(store).toContain('stock-sync');
  expect(store).toContain('DB_PASSWORD');
  expect(secretsIn(store)).toEqual([]);
});

test('no secret is in an answer', async () => {
  const graph = `query ($account: ID!) { account(id: $account) {
    report { incomplete unreadAnswers unmappedFields externalReferences schemaDeviations }
    graph { nodes(first: 500) { nodes { attributes } } edges(first: 500) { nodes { attributes } } }
  } }`;
  const answers = [(await gateway.ask(graph, { account: SAMPLE_ACCOUNT })).text];
  for (const { listField, attributes } of Object.values(MODEL.types)) {
    const query = `query ($account: ID!) { ${listField}(account: $account, first: 50) { nodes { ${attributeSelection(attributes)} id } } }`;
    const { errors, text } = await gateway.ask(query, { account: SAMPLE_ACCOUNT });
    expect(errors).toEqual([]);
    answers.push(text);
  }
  const view = await gateway.wired.accounts.first();
  for (const { query } of exampleQuestions(view)) answers.push((await gateway.ask(query)).text);
  expect(answers.join('\n')).toContain('DB_PASSWORD');
  expect(secretsIn(answers.join('\n'))).toEqual([]);
});

test('no secret is in the log', () => {
  expect(gateway.log.length).toBeGreaterThan(0);
  expect(secretsIn(gateway.log.join('\n'))).toEqual([]);
});

test('the same secret has the same fingerprint in one installation and another in the next', async () => {
  const query = `query ($account: ID!) { functions(account: $account) { nodes { name environment { name fingerprint } } } }`;
  interface Answer {
    readonly functions: {
      readonly nodes: readonly {
        readonly environment:
          readonly { readonly name: string; readonly fingerprint: string }[] | null;
      }[];
    };
  }
  const fingerprints = async (from: RunningGateway) => {
    const { functions } = await from.data<Answer>(query, { account: SAMPLE_ACCOUNT });
    const variables = functions.nodes.flatMap(({ environment }) => environment ?? []);
    return new Map(variables.map(({ name, fingerprint }) => [name, fingerprint]));
  };
  const [here, there] = [await fingerprints(gateway), await fingerprints(other)];
  expect(here.get('DB_PASSWORD')).toMatch(/^fingerprint:[0-9a-f]{32}$/);
  expect(here.get('DB_PASSWORD')).toBe(here.get('MAIL_API_KEY'));
  expect(here.get('DB_PASSWORD')).not.toBe(here.get('CHAT_TOKEN'));
  expect(here.get('DB_PASSWORD')).not.toBe(there.get('DB_PASSWORD'));
});
