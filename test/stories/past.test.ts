import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type EditableExport, copyOfSample } from '../support/editable-export.js';
import { type RunningGateway, SAMPLE_ACCOUNT, runGateway } from '../support/run-gateway.js';
import { VOLUMES, type VolumesAnswer, volumeArn, volumeOf } from '../support/volumes-answer.js';

const DATA = 'vol-1d9ab7e10faba913e';
const GONE = 'vol-97d93fbd986770f6d';
const ARN = volumeArn(DATA);
const account = SAMPLE_ACCOUNT;
const SIZE = 'query ($id: ID!) { volume(id: $id) { sizeGiB } }';
const LABEL = `mutation ($account: ID!, $at: String!, $label: String!) {
  labelVersion(account: $account, at: $at, label: $label) { seq labels }
}`;
const VERSIONS = `query ($account: ID!, $first: Int, $after: String) {
  account(id: $account) {
    versions(first: $first, after: $after) {
      nodes { seq time actor source labels changeCount } totalCount pageInfo { hasNextPage endCursor }
    }
  }
}`;
const DIFF = `query ($account: ID!, $from: String!, $to: String!) {
  account(id: $account) {
    diff(from: $from, to: $to) {
      from { seq } to { seq }
      nodesCreated nodesUpdated nodesDeleted edgesCreated edgesUpdated edgesDeleted
      changes { totalCount nodes { seq op record id type before after } }
    }
  }
}`;
const CHANGES = `query ($account: ID!, $last: Int, $since: DateTime, $resource: ID) {
  account(id: $account) { changes(last: $last, since: $since, resource: $resource) { seq op id } }
}`;

interface VersionNode {
  readonly seq: number;
  readonly time: string;
  readonly labels: readonly string[];
  readonly changeCount: number;
}

interface VersionsPage {
  readonly account: {
    readonly versions: {
      readonly nodes: readonly VersionNode[];
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    };
  };
}

let sample: EditableExport;
let gateway: RunningGateway;

/** Version 2: a volume has grown from 200 to 300 GiB and one is gone. Version 3: it has shrunk again. */
beforeAll(async () => {
  sample = await copyOfSample();
  gateway = await runGateway({ exports: [sample.directory] });
  await edit((answer) => {
    volumeOf(answer, DATA).Size = 300;
    answer.Volumes = answer.Volumes.filter(({ VolumeId }) => VolumeId !== GONE);
  });
  await edit((answer) => {
    volumeOf(answer, DATA).Size = 200;
  });
});
afterAll(async () => {
  await gateway.stop();
  await sample.remove();
});

async function edit(change: (answer: VolumesAnswer) => void): Promise<void> {
  await sample.edit(VOLUMES, change);
  const text = 'mutation ($account: ID!) { refreshAccount(account: $account) { changeCount } }';
  expect((await gateway.ask(text, { account })).errors).toEqual([]);
}

async function refusal(...asked: Parameters<RunningGateway['ask']>) {
  const { errors } = await gateway.ask(...asked);
  return { ...errors[0]?.extensions, message: errors[0]?.message };
}

async function versions(first = 50, after: string | null = null) {
  return (await gateway.data<VersionsPage>(VERSIONS, { account, first, after })).account.versions;
}

async function sizeAt(version: string): Promise<unknown> {
  const { data } = await gateway.ask(SIZE, { id: ARN }, { 'account-version': version });
  return (data as { volume: { sizeGiB: number } | null } | null)?.volume?.sizeGiB;
}

describe('versions', () => {
  test('newest first, each with what made it', async () => {
    const { nodes, totalCount } = await versions();
    expect(nodes.map(({ seq }) => seq)).toEqual([3, 2, 1]);
    expect(nodes[0]).toMatchObject({ source: 'collection', actor: null, changeCount: 1 });
    expect(totalCount).toBe(3);
  });

  test('page after page', async () => {
    const first = await versions(2);
    expect(first.nodes.map(({ seq }) => seq)).toEqual([3, 2]);
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = await versions(2, first.pageInfo.endCursor);
    expect(second.nodes.map(({ seq }) => seq)).toEqual([1]);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });
});

describe('a moment', () => {
  test('a time reads the newest version that was there, also one between two versions', async () => {
    const { nodes } = await versions();
    const [third, second, first] = nodes.map(({ time }) => time);
    for (const [time, size] of [
      [first, 200],
      [second, 300],
      [third, 200],
      ['2999-01-01', 200],
    ]) {
      expect([time, await sizeAt(`time:${time}`)]).toEqual([time, size]);
    }
    expect(await sizeAt(`${account}=time:${second}`)).toBe(300);
    const between = new Date(Date.parse(third ?? '') - 1).toISOString();
    if (between >= (second ?? '')) expect(await sizeAt(`time:${between}`)).toBe(300);
  });

  test('graph(at:) takes every form', async () => {
    const text = `query ($account: ID!, $at: String!) { account(id: $account) { graph(at: $at) { version { seq } } } }`;
    const { nodes } = await versions();
    const at = `time:${nodes[1]?.time}`;
    expect(await gateway.data(text, { account, at })).toEqual({
      account: { graph: { version: { seq: 2 } } },
    });
  });

  test('a time before the first version is refused, and the refusal says where the account begins', async () => {
    const { nodes } = await versions();
    const refused = await refusal(SIZE, { id: ARN }, { 'account-version': 'time:1999-12-31' });
    expect(refused).toMatchObject({ code: 'UNKNOWN_VERSION', argument: 'account-version' });
    expect(refused.message).toContain(`${nodes.at(-1)?.time} (seq:1)`);
  });

  test.each([
    'time:yesterday',
    'time:',
    'label:',
    'label:a b',
    'hash:1',
    'seq:-1',
    'seq:',
    'time:2026-13-01',
  ])('%s is no descriptor', async (descriptor) => {
    const refused = await refusal(SIZE, { id: ARN }, { 'account-version': descriptor });
    expect(refused).toMatchObject({ code: 'BAD_INPUT', argument: 'account-version' });
    expect(refused.message).toContain('time:<ISO 8601');
  });
});

describe('labels', () => {
  test('a labelled version is read by its label, and says it', async () => {
    const { data } = await gateway.ask(LABEL, { account, at: 'seq:2', label: 'before-the-shrink' });
    expect(data).toEqual({ labelVersion: { seq: 2, labels: ['before-the-shrink'] } });
    expect(await sizeAt('label:before-the-shrink')).toBe(300);
    const { nodes } = await versions();
    expect(nodes.map(({ labels }) => labels)).toEqual([[], ['before-the-shrink'], []]);
  });

  test('the same label again at the same version is no fault; at another one it is taken', async () => {
    const again = { account, at: 'label:before-the-shrink', label: 'before-the-shrink' };
    expect((await gateway.ask(LABEL, again)).errors).toEqual([]);
    const refused = await refusal(LABEL, { ...again, at: 'seq:1' });
    expect(refused).toMatchObject({ code: 'BAD_INPUT', argument: 'label' });
    expect(refused.message).toContain('seq:2');
  });

  test('an unknown label is refused with those there are', async () => {
    const refused = await refusal(SIZE, { id: ARN }, { 'account-version': 'label:nowhere' });
    expect(refused).toMatchObject({ code: 'UNKNOWN_VERSION', argument: 'account-version' });
    expect(refused.message).toContain('before-the-shrink');
  });

  test.each([
    [{ label: 'a b' }, 'BAD_INPUT', 'label'],
    [{ label: '' }, 'BAD_INPUT', 'label'],
    [{ at: 'seq:99' }, 'UNKNOWN_VERSION', 'at'],
    [{ at: 'someday' }, 'BAD_INPUT', 'at'],
    [{ account: '000000000000' }, 'UNKNOWN_ACCOUNT', 'account'],
  ])('%j is refused', async (over, code, argument) => {
    const asked = { account, at: 'latest', label: 'new', ...over };
    expect(await refusal(LABEL, asked)).toMatchObject({ code, argument });
  });
});

describe('what changed', () => {
  const grown = { op: 'UPDATED', record: 'NODE', id: ARN, type: 'Volume' };

  test('a diff is net: what changed and changed back is not in it', async () => {
    const there = await gateway.data<DiffAnswer>(DIFF, { account, from: 'seq:1', to: 'latest' });
    const { changes, ...counts } = there.account.diff;
    expect(counts).toMatchObject({
      from: { seq: 1 },
      to: { seq: 3 },
      nodesUpdated: 0,
      nodesDeleted: 1,
    });
    expect(changes.nodes.map(({ id }) => id)).not.toContain(ARN);
    expect(changes.nodes.map(({ id }) => id)).toContain(volumeArn(GONE));
  });

  test('the other way round it is the inverse', async () => {
    const there = await gateway.data<DiffAnswer>(DIFF, { account, from: 'seq:1', to: 'seq:2' });
    const back = await gateway.data<DiffAnswer>(DIFF, { account, from: 'seq:2', to: 'seq:1' });
    const turned = there.account.diff.changes.nodes.map(({ id, before, after }) => ({
      id,
      before: after,
      after: before,
    }));
    const found = back.account.diff.changes.nodes.map(({ id, before, after }) => ({
      id,
      before,
      after,
    }));
    expect(found).toEqual(turned);
    expect(there.account.diff.changes.nodes).toContainEqual(expect.objectContaining(grown));
  });

  test('the newest changes, newest first, in all or of one resource', async () => {
    const last = await gateway.data<ChangesAnswer>(CHANGES, { account, last: 1 });
    expect(last.account.changes).toEqual([{ seq: 3, op: 'UPDATED', id: ARN }]);
    const own = await gateway.data<ChangesAnswer>(CHANGES, { account, resource: ARN });
    expect(own.account.changes).toEqual([
      { seq: 3, op: 'UPDATED', id: ARN },
      { seq: 2, op: 'UPDATED', id: ARN },
      { seq: 1, op: 'CREATED', id: ARN },
    ]);
    const { nodes } = await versions();
    const since = await gateway.data<ChangesAnswer>(CHANGES, { account, since: nodes[0]?.time });
    expect(since.account.changes.every(({ seq }) => seq > 1)).toBe(true);
    expect(since.account.changes[0]).toEqual({ seq: 3, op: 'UPDATED', id: ARN });
  });

  test('a node tells its own history, as of the version read', async () => {
    const text = `query ($account: ID!, $id: ID!, $at: String!) {
      account(id: $account) { graph(at: $at) { node(id: $id) { history { seq op } } } }
    }`;
    for (const [at, seqs] of [
      ['latest', [3, 2, 1]],
      ['seq:2', [2, 1]],
    ]) {
      const { data } = await gateway.ask(text, { account, id: ARN, at });
      const history = (data as { account: { graph: { node: { history: { seq: number }[] } } } })
        .account.graph.node.history;
      expect([at, history.map(({ seq }) => seq)]).toEqual([at, seqs]);
    }
  });

  test('nothing was attempted yet', async () => {
    const text = `query ($account: ID!) { account(id: $account) { attempts { totalCount nodes { id } } } }`;
    expect(await gateway.data(text, { account })).toEqual({
      account: { attempts: { totalCount: 0, nodes: [] } },
    });
  });

  test.each([
    [{ last: 0 }, 'last'],
    [{ last: 1001 }, 'last'],
    [{ resource: '' }, 'resource'],
  ])('%j is refused', async (over, argument) => {
    expect(await refusal(CHANGES, { account, ...over })).toMatchObject({
      code: 'BAD_INPUT',
      argument,
    });
  });
});

interface DiffAnswer {
  readonly account: {
    readonly diff: {
      readonly changes: {
        readonly nodes: readonly {
          readonly id: string;
          readonly before: unknown;
          readonly after: unknown;
        }[];
      };
    };
  };
}

interface ChangesAnswer {
  readonly account: {
    readonly changes: readonly { readonly seq: number; readonly op: string; readonly id: string }[];
  };
}
