import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type EditableExport, copyOfSample, exportOf } from '../support/editable-export.js';
import { type RunningGateway, SAMPLE_ACCOUNT, runGateway } from '../support/run-gateway.js';
import { VOLUMES, type VolumesAnswer, volumeArn, volumeOf } from '../support/volumes-answer.js';

const OTHER_ACCOUNT = '100000000001';
const DATA = 'vol-1d9ab7e10faba913e';
const ARN = volumeArn(DATA);
const SIZE = 'query ($id: ID!) { volume(id: $id) { sizeGiB } }';
const REFRESH = `mutation ($account: ID!) { refreshAccount(account: $account) { version { seq } changeCount } }`;
const PAGE = `query ($account: ID!, $after: String) {
  volumes(account: $account, first: 5, after: $after) {
    nodes { id sizeGiB } totalCount pageInfo { endCursor }
  }
}`;

let sample: EditableExport;
let small: EditableExport;
let gateway: RunningGateway;
/** page 1 as it was at version 1 */
let firstPage: Page;

interface Page {
  readonly volumes: {
    readonly nodes: readonly { readonly id: string; readonly sizeGiB: number }[];
    readonly totalCount: number;
    readonly pageInfo: { readonly endCursor: string };
  };
}

/** Version 1 is the sample; in version 2 a volume has grown from 200 to 300 GiB and one is gone. */
beforeAll(async () => {
  sample = await copyOfSample();
  small = await exportOf({
    'us-east-1/sts-get-caller-identity.json': { Account: OTHER_ACCOUNT, Arn: '', UserId: '' },
    'us-east-1/ec2-describe-key-pairs.json': { KeyPairs: [{ KeyPairId: 'key-1', KeyName: 'k' }] },
  });
  gateway = await runGateway({ exports: [sample.directory, small.directory] });
  firstPage = await gateway.data<Page>(PAGE, { account: SAMPLE_ACCOUNT });
  await sample.edit(VOLUMES, (answer: VolumesAnswer) => {
    volumeOf(answer, DATA).Size = 300;
    answer.Volumes = answer.Volumes.filter(({ VolumeId }) => VolumeId !== 'vol-97d93fbd986770f6d');
  });
  const refreshed = await gateway.ask(REFRESH, { account: SAMPLE_ACCOUNT });
  expect(refreshed.data).toEqual({ refreshAccount: { version: { seq: 2 }, changeCount: 2 } });
});
afterAll(async () => {
  await gateway.stop();
  await sample.remove();
  await small.remove();
});

function at(version: string): Readonly<Record<string, string>> {
  return { 'account-version': version };
}

async function refusal(asked: Parameters<RunningGateway['ask']>) {
  const { data, errors, status } = await gateway.ask(...asked);
  const [error, ...others] = errors;
  expect(others).toEqual([]);
  const { code, argument } = error?.extensions ?? {};
  return { code, argument, data, status, message: error?.message };
}

describe('the account-version header', () => {
  test('reads the typed API as it was, and the answer says which version was read', async () => {
    const versions = (seq: number) => ({ versions: { [SAMPLE_ACCOUNT]: seq } });
    for (const [header, seq, sizeGiB] of [
      [`${SAMPLE_ACCOUNT}=seq:1`, 1, 200],
      ['seq:1', 1, 200],
      [`${SAMPLE_ACCOUNT}=seq:2`, 2, 300],
      ['latest', 2, 300],
    ] as const) {
      const { data, extensions } = await gateway.ask(SIZE, { id: ARN }, at(header));
      expect([header, data]).toEqual([header, { volume: { sizeGiB } }]);
      expect(extensions).toMatchObject(header === 'latest' ? {} : versions(seq));
    }
    const { data, extensions } = await gateway.ask(PAGE, { account: SAMPLE_ACCOUNT });
    expect(data).not.toEqual(firstPage);
    expect(extensions).toEqual(versions(2));
  });

  test('counts, lists, graphs and relations are all of that version', async () => {
    const query = `query ($account: ID!, $gone: ID!) {
      volumes(account: $account) { totalCount }
      resource(id: $gone) { id }
      account(id: $account) { graph { version { seq } nodeCount typeCounts { type count } } }
    }`;
    const asked = { account: SAMPLE_ACCOUNT, gone: volumeArn('vol-97d93fbd986770f6d') };
    type Answer = { account: { graph: { nodeCount: number } }; resource: unknown };
    const old = await gateway.data<Answer>(query, asked, at(`${SAMPLE_ACCOUNT}=seq:1`));
    const now = await gateway.data<Answer>(query, asked);
    expect(old).toMatchObject({ volumes: { totalCount: 15 }, resource: { id: asked.gone } });
    expect(now).toMatchObject({ volumes: { totalCount: 14 }, resource: null });
    expect(old.account).toMatchObject({ graph: { version: { seq: 1 } } });
    expect(old.account.graph.nodeCount).toBe(now.account.graph.nodeCount + 1);
  });

  test('names a version of each account, and a bare seq only when one account is read', async () => {
    const both = `query ($a: ID!, $b: ID!) {
      a: volumes(account: $a) { totalCount } b: keyPairs(account: $b) { totalCount }
    }`;
    const asked = { a: SAMPLE_ACCOUNT, b: OTHER_ACCOUNT };
    expect(await refusal([both, asked, at('seq:1')])).toMatchObject({
      code: 'BAD_INPUT',
      argument: 'account-version',
    });
    const named = at(`${SAMPLE_ACCOUNT}=seq:1, ${OTHER_ACCOUNT}=seq:1`);
    const { data, extensions } = await gateway.ask(both, asked, named);
    expect(data).toEqual({ a: { totalCount: 15 }, b: { totalCount: 1 } });
    expect(extensions.versions).toEqual({ [SAMPLE_ACCOUNT]: 1, [OTHER_ACCOUNT]: 1 });
    const one = await gateway.ask(both, asked, at(`${SAMPLE_ACCOUNT}=seq:1`));
    expect(one.data).toEqual(data);
  });

  test.each([
    ['seq:x', 'BAD_INPUT'],
    ['42', 'BAD_INPUT'],
    ['yesterday', 'BAD_INPUT'],
    [`${SAMPLE_ACCOUNT}=seq:1,${SAMPLE_ACCOUNT}=seq:2`, 'BAD_INPUT'],
    [`${SAMPLE_ACCOUNT}=`, 'BAD_INPUT'],
    ['999999999999=seq:1', 'UNKNOWN_ACCOUNT'],
    [`${SAMPLE_ACCOUNT}=seq:99`, 'UNKNOWN_VERSION'],
    ['seq:99', 'UNKNOWN_VERSION'],
  ])('is refused as %s with %s', async (header, code) => {
    const refused = await refusal([SIZE, { id: ARN }, at(header)]);
    expect(refused).toMatchObject({ code, argument: 'account-version' });
    expect(refused.data ?? { volume: null }).toEqual({ volume: null });
  });

  test('is refused with a mutation, which starts at the latest version', async () => {
    const asked = [REFRESH, { account: SAMPLE_ACCOUNT }, at('seq:1')] as const;
    expect(await refusal([...asked])).toMatchObject({
      code: 'BAD_INPUT',
      argument: 'account-version',
    });
  });
});

describe('a cursor', () => {
  test('reads page 2 at the version of page 1, whatever was read since', async () => {
    const { endCursor } = firstPage.volumes.pageInfo;
    const asked = { account: SAMPLE_ACCOUNT, after: endCursor };
    const second = await gateway.ask<Page>(PAGE, asked);
    expect(second.errors).toEqual([]);
    expect(second.extensions.versions).toEqual({ [SAMPLE_ACCOUNT]: 1 });
    expect(second.data.volumes.totalCount).toBe(15);
    const pinned = await gateway.data<Page>(PAGE, asked, at(`${SAMPLE_ACCOUNT}=seq:1`));
    expect(second.data).toEqual(pinned);
  });

  test('is refused beside one of another version', async () => {
    const now = await gateway.data<Page>(PAGE, { account: SAMPLE_ACCOUNT });
    const query = `query ($account: ID!, $one: String, $other: String) {
      one: volumes(account: $account, after: $one) { totalCount }
      other: volumes(account: $account, after: $other) { totalCount }
    }`;
    const one = firstPage.volumes.pageInfo.endCursor;
    const other = now.volumes.pageInfo.endCursor;
    const asked = { account: SAMPLE_ACCOUNT, one, other };
    expect(await refusal([query, asked])).toMatchObject({ code: 'BAD_INPUT', argument: 'after' });
  });

  test('is refused under a header that names another version', async () => {
    const asked = { account: SAMPLE_ACCOUNT, after: firstPage.volumes.pageInfo.endCursor };
    const refused = await refusal([PAGE, asked, at(`${SAMPLE_ACCOUNT}=seq:2`)]);
    expect(refused).toMatchObject({ code: 'BAD_INPUT', argument: 'after' });
  });

  test('of another list or another account is refused', async () => {
    const { endCursor } = firstPage.volumes.pageInfo;
    const instances = `query ($account: ID!, $after: String) {
      instances(account: $account, after: $after) { totalCount }
    }`;
    const narrowed = `query ($account: ID!, $after: String) {
      volumes(account: $account, region: "us-east-1", after: $after) { totalCount }
    }`;
    for (const [query, account] of [
      [instances, SAMPLE_ACCOUNT],
      [narrowed, SAMPLE_ACCOUNT],
      [PAGE, OTHER_ACCOUNT],
    ] as const) {
      const refused = await refusal([query, { account, after: endCursor }]);
      expect(refused).toMatchObject({ code: 'BAD_INPUT', argument: 'after' });
    }
  });

  test('that is forged, cut, or of another installation is refused', async () => {
    const { endCursor } = firstPage.volumes.pageInfo;
    const [version, payload = '', signature] = endCursor.split('.');
    const text = Buffer.from(payload, 'base64url').toString().replace(/,1,/, ',2,');
    const other = await runGateway({ exports: [sample.directory] });
    const foreign = await other.data<Page>(PAGE, { account: SAMPLE_ACCOUNT });
    await other.stop();
    for (const after of [
      [version, Buffer.from(text).toString('base64url'), signature].join('.'),
      endCursor.slice(0, -1),
      `${endCursor}.more`,
      'c1.e30.AAAAAAAAAAAAAAAAAAAAAA',
      'nonsense',
      '',
      foreign.volumes.pageInfo.endCursor,
    ]) {
      const refused = await refusal([PAGE, { account: SAMPLE_ACCOUNT, after }]);
      expect([after, refused.code, refused.argument]).toEqual([after, 'BAD_INPUT', 'after']);
    }
  });
});

describe('graph(at:)', () => {
  const graph = `query ($account: ID!, $id: ID!, $at: String!) {
    account(id: $account) {
      graph(at: $at) { version { seq } node(id: $id) { attributes resource { id } } }
    }
    volume(id: $id) { sizeGiB }
  }`;
  const asked = { account: SAMPLE_ACCOUNT, id: ARN };

  test('reads another version beneath itself only; its nodes have no resource there', async () => {
    const { data, errors } = await gateway.ask(graph, { ...asked, at: 'seq:1' });
    const node = { attributes: expect.objectContaining({ sizeGiB: 200 }), resource: null };
    expect(data).toMatchObject({
      account: { graph: { version: { seq: 1 }, node } },
      volume: { sizeGiB: 300 },
    });
    expect(errors.map(({ extensions, path }) => [extensions['code'], path])).toEqual([
      ['VERSION_MISMATCH', ['account', 'graph', 'node', 'resource']],
    ]);
    expect(errors[0]?.message).toContain('account-version');
  });

  test('has resources where the version is the pinned one', async () => {
    for (const [version, header] of [
      ['seq:2', 'latest'],
      ['seq:1', `${SAMPLE_ACCOUNT}=seq:1`],
      ['latest', `${SAMPLE_ACCOUNT}=seq:1`],
    ] as const) {
      const { data, errors } = await gateway.ask(graph, { ...asked, at: version }, at(header));
      expect(errors).toEqual([]);
      expect(data).toMatchObject({ account: { graph: { node: { resource: { id: ARN } } } } });
    }
  });

  test.each([
    ['seq:99', 'UNKNOWN_VERSION'],
    ['seq:-1', 'BAD_INPUT'],
    ['', 'BAD_INPUT'],
  ])('is refused as "%s" with %s', async (version, code) => {
    const refused = await refusal([graph, { ...asked, at: version }]);
    expect(refused).toMatchObject({ code, argument: 'at' });
  });
});
