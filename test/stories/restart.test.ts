import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type EditableExport, copyOfSample } from '../support/editable-export.js';
import { readGraph } from '../support/read-graph.js';
import { type RunningGateway, SAMPLE_ACCOUNT, runGateway } from '../support/run-gateway.js';
import { VOLUMES, type VolumesAnswer, volumeArn, volumeOf } from '../support/volumes-answer.js';

const ATTACHED = 'vol-1d9ab7e10faba913e';
const SPARE = 'vol-97d93fbd986770f6d';
const RESTORED = 'vol-b1022bdb613e156c8';
const REFERRED = 'vol-4a3ca4bd315cccc50';
const INSTANCE = 'arn:aws:ec2:us-east-1:210987654321:instance/i-a598ec62331c50abc';
const REFRESH = `mutation ($account: ID!) { refreshAccount(account: $account) {
  version { seq changeCount source }
  services { complete }
  changeCount
  changes { seq op record id type before after service }
} }`;

interface ChangeValue {
  readonly op: 'CREATED' | 'UPDATED' | 'DELETED';
  readonly record: 'NODE' | 'EDGE';
  readonly id: string;
  readonly type: string;
  readonly before: Value | null;
  readonly after: Value | null;
}

interface Value {
  readonly external?: boolean;
  readonly attributes: Readonly<Record<string, unknown>>;
}

interface Refreshed {
  readonly refreshAccount: {
    readonly version: { readonly seq: number; readonly changeCount: number };
    readonly services: readonly { readonly complete: boolean }[];
    readonly changeCount: number;
    readonly changes: readonly ChangeValue[];
  };
}

async function refresh(gateway: RunningGateway): Promise<Refreshed['refreshAccount']> {
  return (await gateway.data<Refreshed>(REFRESH, { account: SAMPLE_ACCOUNT })).refreshAccount;
}

/** What changed, without the records: in an order of their own. */
function summary(changes: readonly ChangeValue[]): readonly string[] {
  return changes.map(({ op, record, type, id }) => `${op} ${record} ${type} ${id}`).toSorted();
}

describe('a process that starts again on the same data', () => {
  let dataDirectory = '';
  beforeAll(async () => {
    dataDirectory = await mkdtemp(join(tmpdir(), 'account-graph-restart-'));
  });
  afterAll(() => rm(dataDirectory, { recursive: true }));

  test('serves what the store has before any collection, and a collection adds nothing', async () => {
    const status = `query ($account: ID!) { account(id: $account) {
      name services { service region used complete asOf } report { calls unreadAnswers }
    } }`;
    const first = await runGateway({ dataDirectory });
    const graph = await readGraph(first, SAMPLE_ACCOUNT);
    const known = await first.data(status, { account: SAMPLE_ACCOUNT });
    await first.stop();

    const second = await runGateway({ dataDirectory, collect: false });
    expect(await readGraph(second, SAMPLE_ACCOUNT)).toEqual(graph);
    expect(await second.data(status, { account: SAMPLE_ACCOUNT })).toEqual(known);
    const [collected] = await second.wired.accounts.collectAll({ maxAge: 0 });
    expect(collected).toMatchObject({ kind: 'collected', version: { seq: 1 }, changes: [] });
    expect(await readGraph(second, SAMPLE_ACCOUNT)).toEqual(graph);
    await second.stop();
  });

  test('still takes the cursors that it gave out', async () => {
    const page = `query ($account: ID!, $after: String) {
      volumes(account: $account, first: 4, after: $after) { nodes { id } pageInfo { endCursor } }
    }`;
    type Page = { volumes: { nodes: object[]; pageInfo: { endCursor: string } } };
    const first = await runGateway({ dataDirectory, collect: false });
    const one = await first.data<Page>(page, { account: SAMPLE_ACCOUNT });
    const after = one.volumes.pageInfo.endCursor;
    const two = await first.data<Page>(page, { account: SAMPLE_ACCOUNT, after });
    await first.stop();
    const second = await runGateway({ dataDirectory, collect: false });
    expect(await second.data<Page>(page, { account: SAMPLE_ACCOUNT, after })).toEqual(two);
    await second.stop();
  });
});

describe('a refresh', () => {
  let sample: EditableExport;
  let gateway: RunningGateway;
  beforeAll(async () => {
    sample = await copyOfSample();
    gateway = await runGateway({ exports: [sample.directory] });
  });
  afterAll(async () => {
    await gateway.stop();
    await sample.remove();
  });

  test('of an unchanged account adds no version', async () => {
    const { version, changes, changeCount, services } = await refresh(gateway);
    expect([version.seq, changes, changeCount]).toEqual([1, [], 0]);
    expect(services.every(({ complete }) => complete)).toBe(true);
  });

  test('adds exactly the changes that follow from an edited answer, and their inverse when it is as before', async () => {
    await sample.edit(VOLUMES, (answer: VolumesAnswer) => {
      const attached = volumeOf(answer, ATTACHED);
      Object.assign(attached, { Size: 300, State: 'available', Attachments: [] });
      delete volumeOf(answer, RESTORED).SnapshotId;
      const gone = [SPARE, REFERRED];
      answer.Volumes = answer.Volumes.filter(({ VolumeId }) => !gone.includes(VolumeId));
      answer.Volumes.push({ ...volumeOf(answer, ATTACHED), VolumeId: 'vol-0', Size: 7 });
    });
    const forth = await refresh(gateway);
    const [attached, restored] = [volumeArn(ATTACHED), volumeArn(RESTORED)];
    const snapshot = 'arn:aws:ec2:us-east-1::snapshot/snap-49b6fbfed1cf1fa1a';
    expect(forth.version).toMatchObject({ seq: 2, changeCount: 6, source: 'collection' });
    expect(summary(forth.changes)).toEqual(
      [
        `CREATED NODE Volume ${volumeArn('vol-0')}`,
        `DELETED EDGE ATTACHED_TO ${attached} ATTACHED_TO ${INSTANCE}`,
        `DELETED EDGE CREATED_FROM ${restored} CREATED_FROM ${snapshot}`,
        `DELETED NODE Volume ${volumeArn(SPARE)}`,
        `UPDATED NODE Volume ${attached}`,
        // a snapshot still names it, so it stays as the end of that relation
        `UPDATED NODE Volume ${volumeArn(REFERRED)}`,
      ].toSorted(),
    );
    const find = (id: string) => forth.changes.find((change) => change.id === id);
    const { before, after } = find(attached) ?? {};
    expect(before?.attributes).toMatchObject({ sizeGiB: 200, state: 'in-use' });
    expect(after?.attributes).toEqual({
      ...before?.attributes,
      sizeGiB: 300,
      state: 'available',
    });
    expect(find(volumeArn(REFERRED))?.after).toMatchObject({ external: true, attributes: {} });

    await sample.restore(VOLUMES);
    const back = await refresh(gateway);
    expect(back.version).toMatchObject({ seq: 3, changeCount: 6 });
    const byId = (changes: readonly ChangeValue[]) =>
      changes.toSorted((one, other) => (one.id < other.id ? -1 : 1));
    const inverse = forth.changes.map((change) => ({
      ...change,
      seq: 3,
      op: ({ CREATED: 'DELETED', DELETED: 'CREATED', UPDATED: 'UPDATED' } as const)[change.op],
      before: change.after,
      after: change.before,
    }));
    expect(byId(back.changes)).toEqual(byId(inverse));
    const original = await gateway.ask(
      '{ accounts { graph { nodeCount edgeCount } } }',
      {},
      {
        'account-version': 'seq:1',
      },
    );
    expect(await gateway.data('{ accounts { graph { nodeCount edgeCount } } }')).toEqual(
      original.data,
    );
  });

  test('of some services or regions reads those alone', async () => {
    await sample.edit(VOLUMES, (answer: VolumesAnswer) => {
      volumeOf(answer, SPARE).Size = 51;
    });
    const mutation = (narrowed: string) =>
      `mutation { refreshAccount(account: "${SAMPLE_ACCOUNT}", ${narrowed}) { version { seq } changeCount } }`;
    const none = { refreshAccount: { version: { seq: 3 }, changeCount: 0 } };
    for (const narrowed of ['services: ["compute"]', 'regions: ["eu-west-1"]', 'maxAge: 600']) {
      expect(await gateway.data(mutation(narrowed))).toEqual(none);
    }
    const storage = mutation('services: ["storage"], regions: ["us-east-1"]');
    expect(await gateway.data(storage)).toEqual({
      refreshAccount: { version: { seq: 4 }, changeCount: 1 },
    });
  });

  test.each([
    ['services: ["nothing"]', 'services'],
    ['regions: ["mars-north-1"]', 'regions'],
    ['maxAge: -1', 'maxAge'],
  ])('with %s is refused', async (narrowed, argument) => {
    const mutation = `mutation { refreshAccount(account: "${SAMPLE_ACCOUNT}", ${narrowed}) { changeCount } }`;
    const { errors } = await gateway.ask(mutation);
    expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_INPUT', argument }]);
  });

  test('of an account that nobody has is refused', async () => {
    const { errors } = await gateway.ask(REFRESH, { account: '999999999999' });
    expect(errors[0]?.extensions).toEqual({ code: 'UNKNOWN_ACCOUNT', argument: 'account' });
  });
});
