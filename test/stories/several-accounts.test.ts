import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type EditableExport, copyOfSample, exportOf } from '../support/editable-export.js';
import {
  type RunningGateway,
  SAMPLE_ACCOUNT,
  SAMPLE_EXPORT,
  runGateway,
} from '../support/run-gateway.js';
import { VOLUMES, type VolumesAnswer, volumeArn, volumeOf } from '../support/volumes-answer.js';

/** Goes before the sample's in every order of ids. */
const OTHER_ACCOUNT = '109876543210';
const BOTH = [SAMPLE_ACCOUNT, OTHER_ACCOUNT] as const;
const MAPPINGS = 'us-east-1/lambda-list-event-source-mappings.json';
/** The sample's own; in the other account it triggers a function. */
const QUEUE = `arn:aws:sqs:us-east-1:${SAMPLE_ACCOUNT}:order-confirmations`;
/** Of an account that is not served; in both accounts it triggers a function. */
const FOREIGN_QUEUE = 'arn:aws:sqs:us-east-1:555555555555:shared';
const GONE = 'vol-97d93fbd986770f6d';
const DATA = 'vol-1d9ab7e10faba913e';
const BARE_ID = 'query ($id: ID!) { resource(id: $id) { id account { id } } }';

interface Mappings {
  EventSourceMappings: { EventSourceArn: string }[];
}

let sample: EditableExport;
let other: EditableExport;
let gateway: RunningGateway;

beforeAll(async () => {
  sample = await copyOfSample();
  other = await copyFor(OTHER_ACCOUNT);
  await other.edit(MAPPINGS, (answer: Mappings) => setSource(answer, 0, QUEUE));
  for (const made of [sample, other]) {
    await made.edit(MAPPINGS, (answer: Mappings) => setSource(answer, 1, FOREIGN_QUEUE));
  }
  gateway = await runGateway({ exports: [sample.directory, other.directory] });
});
afterAll(async () => {
  await gateway.stop();
  await sample.remove();
  await other.remove();
});

function setSource({ EventSourceMappings }: Mappings, index: number, arn: string): void {
  const mapping = EventSourceMappings[index];
  if (mapping === undefined) throw new Error(`There is no mapping ${index}`);
  mapping.EventSourceArn = arn;
}

/** The sample export as another account's: other ARNs, and other names where an ARN has no account. */
async function copyFor(account: string): Promise<EditableExport> {
  const renamed = (text: string) =>
    text
      .replaceAll(SAMPLE_ACCOUNT, account)
      .replaceAll('marram-finch', 'heron-quay')
      .replaceAll(/\b(ami|snap)-[0-9a-f]{4}/g, '$1-beef');
  const made = await exportOf({});
  for (const entry of await readdir(SAMPLE_EXPORT, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const text = await readFile(file, 'utf8');
    await made.write(renamed(file.slice(SAMPLE_EXPORT.length + 1)), renamed(text));
  }
  return made;
}

function at(version: string): Readonly<Record<string, string>> {
  return { 'account-version': version };
}

/** The one error of an answer. */
async function refusal(...asked: Parameters<RunningGateway['ask']>) {
  const { data, errors } = await gateway.ask(...asked);
  expect([data ?? { resource: null }, errors.length]).toEqual([{ resource: null }, 1]);
  const { message, extensions } = errors[0] ?? { message: '', extensions: {} };
  return { message, code: extensions['code'], argument: extensions['argument'] };
}

interface Related {
  readonly id: string;
  readonly account: { readonly id: string };
}

type Queue = Related & { readonly external: boolean; readonly triggers: readonly Related[] };

const FIELDS = `id external service type region name account { id } tags { key value } url
  triggers { id account { id } } topics { id account { id } }`;
const TRIGGERED = `functions(account: $account) { nodes { triggeringQueues { ${FIELDS} } } }`;

/** The queue among those that trigger an account's functions. */
async function triggering(account: string, id: string, asking = gateway) {
  const query = `query ($account: ID!) { ${TRIGGERED} }`;
  const reply = await asking.ask<{ functions: Functions }>(query, { account });
  expect(reply.errors).toEqual([]);
  const queues = reply.data.functions.nodes.flatMap(({ triggeringQueues }) => triggeringQueues);
  const found = queues.filter((queue) => queue.id === id);
  expect(found).toHaveLength(1);
  return { queue: found[0], versions: reply.extensions.versions };
}

interface Functions {
  readonly nodes: readonly { readonly triggeringQueues: readonly Queue[] }[];
}

describe('an object of an answer is one account’s', () => {
  test('another account’s own queue is its own record, whichever services are asked', async () => {
    const { queue, versions } = await triggering(OTHER_ACCOUNT, QUEUE);
    expect(queue).toMatchObject({
      external: false,
      account: { id: SAMPLE_ACCOUNT },
      region: 'us-east-1',
      name: 'order-confirmations',
      url: `https://sqs.us-east-1.amazonaws.com/${SAMPLE_ACCOUNT}/order-confirmations`,
    });
    expect(queue?.triggers.map(({ account }) => account.id)).toEqual([SAMPLE_ACCOUNT]);
    expect(versions).toEqual({ [SAMPLE_ACCOUNT]: 1, [OTHER_ACCOUNT]: 1 });
    expect((await triggering(SAMPLE_ACCOUNT, QUEUE)).queue).toEqual(queue);
    const query = `query ($id: ID!, $account: ID!) {
      queue(id: $id) { ${FIELDS} }
      resource(id: $id) { ... on Queue { ${FIELDS} } }
      account(id: $account) { graph { node(id: $id) { external resource { ... on Queue { ${FIELDS} } } } } }
    }`;
    const asked = { id: QUEUE, account: OTHER_ACCOUNT };
    expect(await gateway.data(query, asked)).toEqual({
      queue,
      resource: queue,
      account: { graph: { node: { external: true, resource: queue } } },
    });
  });

  test.each([
    'external',
    'account { id }',
    'url',
    'triggers { id }',
    'region url',
    'name topics { id }',
  ])('the queue is the same when only { %s } is asked', async (fields) => {
    const query = `query ($account: ID!, $id: ID!) {
        functions(account: $account) { nodes { triggeringQueues { id ${fields} } } }
        queue(id: $id) { id ${fields} }
      }`;
    type Answer = { functions: Functions; queue: object };
    const asked = { account: OTHER_ACCOUNT, id: QUEUE };
    const { functions, queue } = await gateway.data<Answer>(query, asked);
    const found = functions.nodes.flatMap(({ triggeringQueues }) => triggeringQueues);
    expect(found).toContainEqual(queue);
  });

  test.each(BOTH)(
    'a queue of nobody here is that of account %s where it led there',
    async (account) => {
      const { queue, versions } = await triggering(account, FOREIGN_QUEUE);
      expect(queue).toMatchObject({
        external: true,
        account: { id: account },
        region: null,
        url: null,
      });
      expect(queue?.triggers).toEqual([
        { id: expect.stringContaining(`:${account}:function:`), account: { id: account } },
      ]);
      expect(versions).toMatchObject({ [account]: 1 });
    },
  );

  test('asked from two accounts in one question, it is one object', async () => {
    const query = `query ($one: ID!, $other: ID!, $id: ID!) {
      one: functions(account: $one) { nodes { triggeringQueues { ${FIELDS} } } }
      other: functions(account: $other) { nodes { triggeringQueues { ${FIELDS} } } }
      queue(id: $id) { ${FIELDS} }
    }`;
    const asked = { one: SAMPLE_ACCOUNT, other: OTHER_ACCOUNT, id: FOREIGN_QUEUE };
    type Answer = { one: Functions; other: Functions; queue: Queue };
    const { one, other: two, queue } = await gateway.data<Answer>(query, asked);
    const nodes = [...one.nodes, ...two.nodes];
    const shown = nodes.flatMap(({ triggeringQueues }) => triggeringQueues);
    const found = shown.filter(({ id }) => id === FOREIGN_QUEUE);
    expect(found).toEqual([queue, queue]);
    expect(queue.triggers.map(({ account }) => account)).toEqual([queue.account]);
  });

  test('while its account is not served, a queue is an external node of the account that leads to it', async () => {
    const alone = await runGateway({ exports: [other.directory] });
    const { queue, versions } = await triggering(OTHER_ACCOUNT, QUEUE, alone);
    await alone.stop();
    const account = { id: OTHER_ACCOUNT };
    expect(queue).toMatchObject({ external: true, account, region: null, url: null });
    expect(queue?.triggers.map((one) => one.account)).toEqual([account]);
    expect(versions).toEqual({ [OTHER_ACCOUNT]: 1 });
  });
});

describe('the versions of an answer', () => {
  test.each([
    'functions(account: $account) { nodes { name } }',
    'roles(account: $account) { nodes { policies { id name external } } }',
    'instances(account: $account) { nodes { image { id name external } volumes { sizeGiB } } }',
    'account(id: $account) { graph { nodes { nodes { id } } } }',
  ])('are of the accounts that were read: { %s }', async (fields) => {
    for (const account of BOTH) {
      const { errors, extensions } = await gateway.ask(`query ($account: ID!) { ${fields} }`, {
        account,
      });
      expect([errors, extensions.versions]).toEqual([[], { [account]: 1 }]);
    }
  });
});

describe('a version that no account has', () => {
  test.each([
    [
      'named for both',
      BOTH.map((account) => `${account}=seq:99`).join(','),
      'x',
      'UNKNOWN_VERSION',
    ],
    ['bare, for an id that both lead to', 'seq:99', FOREIGN_QUEUE, 'BAD_INPUT'],
    ['bare, for an id of one', 'seq:99', QUEUE, 'UNKNOWN_VERSION'],
  ])('%s, is refused; the next question is answered', async (_what, header, id, code) => {
    const refused = await refusal(BARE_ID, { id }, at(header));
    expect(refused).toMatchObject({ code, argument: 'account-version' });
    const several = `query ($ids: [ID!]!) { resources(ids: $ids) { id } }`;
    const { errors } = await gateway.ask(several, { ids: [id, QUEUE, 'x'] }, at(header));
    const codes = new Set(errors.map(({ extensions }) => extensions['code']));
    expect([...codes].every((one) => one === 'UNKNOWN_VERSION' || one === 'BAD_INPUT')).toBe(true);
    const after = await gateway.ask(BARE_ID, { id: QUEUE });
    expect(after.data).toEqual({ resource: { id: QUEUE, account: { id: SAMPLE_ACCOUNT } } });
  });
});

describe('after a change', () => {
  const refresh = `mutation ($account: ID!) { refreshAccount(account: $account) { version { seq } changeCount } }`;
  const account = SAMPLE_ACCOUNT;

  beforeAll(async () => {
    await sample.edit(VOLUMES, (answer: VolumesAnswer) => {
      volumeOf(answer, DATA).Size = 300;
      answer.Volumes = answer.Volumes.filter(({ VolumeId }) => VolumeId !== GONE);
    });
  });

  test('the answer says the version that was made; the other account’s stays', async () => {
    const { data, extensions } = await gateway.ask(refresh, { account });
    expect(data).toMatchObject({ refreshAccount: { version: { seq: 2 } } });
    expect(extensions.versions).toEqual({ [account]: 2 });
    const again = await gateway.ask(refresh, { account });
    expect(again.data).toEqual({ refreshAccount: { version: { seq: 2 }, changeCount: 0 } });
    expect(again.extensions.versions).toEqual({ [account]: 2 });
    const query = '{ accounts { id graph { version { seq } } } }';
    expect((await gateway.ask(query)).extensions.versions).toEqual({
      [account]: 2,
      [OTHER_ACCOUNT]: 1,
    });
  });

  test('an answer that only read an earlier version says that one', async () => {
    const query = `query ($account: ID!) { account(id: $account) { graph(at: "seq:1") { version { seq } nodeCount } } }`;
    expect((await gateway.ask(query, { account })).extensions.versions).toEqual({ [account]: 1 });
    const beside = `query ($account: ID!) {
      account(id: $account) { graph(at: "seq:1") { nodeCount } now: graph { nodeCount } }
    }`;
    expect((await gateway.ask(beside, { account })).extensions.versions).toEqual({ [account]: 2 });
  });

  test('a bare seq finds nothing that is gone everywhere and says what does', async () => {
    const id = volumeArn(GONE);
    const refused = await refusal(BARE_ID, { id }, at('seq:1'));
    expect(refused).toMatchObject({ code: 'BAD_INPUT', argument: 'account-version' });
    expect(refused.message).toContain('<account>=seq:1');
    const { data, extensions } = await gateway.ask(BARE_ID, { id }, at(`${account}=seq:1`));
    expect(data).toEqual({ resource: { id, account: { id: account } } });
    expect(extensions.versions).toEqual({ [account]: 1 });
    expect((await gateway.ask(BARE_ID, { id })).data).toEqual({ resource: null });
  });

  test('a bare seq of a resource that another account leads to is its own account’s', async () => {
    const { data, extensions } = await gateway.ask(BARE_ID, { id: QUEUE }, at('seq:1'));
    expect(data).toEqual({ resource: { id: QUEUE, account: { id: account } } });
    expect(extensions.versions).toEqual({ [account]: 1 });
  });

  test('an answer names a hundred errors at most and says how many more there are', async () => {
    const query = `query ($account: ID!) { account(id: $account) {
      graph(at: "seq:1") { nodes(first: 150) { nodes { resource { id } } } }
    } }`;
    const { errors } = await gateway.ask(query, { account });
    expect(errors).toHaveLength(101);
    expect(new Set(errors.map(({ extensions }) => extensions['code']))).toEqual(
      new Set(['VERSION_MISMATCH']),
    );
    expect(errors.at(-1)?.message).toBe('and 50 more errors');
  });
});
