import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type LiveAccounts, openLiveAccounts } from '../live/live-account.js';
import {
  CREDENTIALS,
  FIRST_REGION,
  SECOND_REGION,
  type SeededAccount,
} from '../support/moto/seed/seed-accounts.js';
import { type Asking, askAt } from '../support/ask-at.js';
import { type StartedProcess, startProcess } from '../support/start-process.js';

const place = mkdtempSync(join(tmpdir(), 'account-graph-live-'));
let live: LiveAccounts;
let started: StartedProcess;
let line: string;
let asking: Asking;

beforeAll(async () => {
  live = await openLiveAccounts(
    { first: 3, second: 2, regions: [FIRST_REGION, SECOND_REGION] },
    50,
  );
  started = startProcess({
    DATA_DIR: join(place, 'data'),
    ACCOUNT_SOURCE: `aws,aws:${live.seeded.other.roleArn}`,
    AWS_ENDPOINT_URL: live.proxy.url,
    AWS_REGION: FIRST_REGION,
    AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
    // nothing of this machine's own
    AWS_SESSION_TOKEN: '',
    AWS_PROFILE: '',
    AWS_CONFIG_FILE: join(place, 'none'),
    AWS_SHARED_CREDENTIALS_FILE: join(place, 'none'),
    AWS_EC2_METADATA_DISABLED: 'true',
  });
  asking = askAt(await started.ready);
  line = await started.line;
}, 180_000);
afterEach(() => live.proxy.setFault(null));
afterAll(async () => {
  expect((await started.stop()).code).toBe(0);
  await live.stop();
  rmSync(place, { recursive: true });
}, 60_000);

interface Counts {
  readonly nodeCount: number;
  readonly edgeCount: number;
  readonly typeCounts: readonly { readonly type: string; readonly count: number }[];
}

async function countsOf(account: string): Promise<Counts> {
  const { account: found } = await asking.data<{ account: { graph: Counts } }>(
    'query ($id: ID!) { account(id: $id) { graph { nodeCount edgeCount typeCounts { type count } } } }',
    { id: account },
  );
  return found.graph;
}

/** What there is by the seed's own account of it. */
function seededCounts({ expected }: SeededAccount): Counts {
  const nodes = [...expected.nodes, ...expected.external];
  const types = [...new Set(nodes.map(({ type }) => type))].toSorted();
  return {
    nodeCount: nodes.length,
    edgeCount: expected.edges.length,
    typeCounts: types.map((type) => ({
      type,
      count: nodes.filter((node) => node.type === type).length,
    })),
  };
}

interface Status {
  readonly service: string;
  readonly region: string | null;
  readonly complete: boolean;
  readonly error: string | null;
}

async function statuses(account: string): Promise<readonly Status[]> {
  const { account: found } = await asking.data<{ account: { services: readonly Status[] } }>(
    'query ($id: ID!) { account(id: $id) { services { service region complete error } } }',
    { id: account },
  );
  return found.services;
}

const REFRESH = `mutation ($account: ID!) {
  refreshAccount(account: $account, regions: ["${FIRST_REGION}"]) { changeCount }
}`;

describe('the process over a live account and one whose role it assumes', () => {
  test('is ready with the graph that was seeded', () => {
    const { own } = live.seeded;
    const { nodeCount, edgeCount } = seededCounts(own);
    expect(line.slice(line.indexOf('account='))).toBe(
      `account=${own.account} version=1 nodes=${nodeCount} edges=${edgeCount}`,
    );
  });

  test.each(['own', 'other'] as const)('has what the seed has in the %s account', async (which) => {
    const seeded = live.seeded[which];
    const { typeCounts, ...counts } = await countsOf(seeded.account);
    const types = typeCounts.toSorted((one, other) => (one.type < other.type ? -1 : 1));
    expect({ ...counts, typeCounts: types }).toEqual(seededCounts(seeded));
    const incomplete = (await statuses(seeded.account)).filter(({ complete }) => !complete);
    expect(incomplete).toEqual([]);
  });

  test('says which permission is missing, and goes on with all that it knew', async () => {
    const { own, other } = live.seeded;
    const before = await countsOf(own.account);
    const { ec2 } = own.place(FIRST_REGION);
    await ec2.createKeyPair({ KeyName: 'made meanwhile' });
    live.proxy.setFault(({ operation }) =>
      operation === 'lambda:ListFunctions' ? { kind: 'forbidden' } : null,
    );
    expect(await asking.data(REFRESH, { account: own.account })).toEqual({
      refreshAccount: { changeCount: 1 },
    });
    const incomplete = (await statuses(own.account)).filter(({ complete }) => !complete);
    const error = `lambda:ListFunctions in ${FIRST_REGION} is denied (AccessDeniedException): grant lambda:ListFunctions`;
    const scope = { service: 'functions', region: FIRST_REGION };
    expect(incomplete).toEqual([{ ...scope, complete: false, error }]);
    const after = await countsOf(own.account);
    expect(after).toMatchObject({
      nodeCount: before.nodeCount + 1,
      edgeCount: before.edgeCount,
    });
    expect(countOf(after, 'Function')).toBe(countOf(before, 'Function'));
    expect(countOf(after, 'KeyPair')).toBe(countOf(before, 'KeyPair') + 1);
    expect((await statuses(other.account)).every(({ complete }) => complete)).toBe(true);
  });
});

function countOf({ typeCounts }: Counts, type: string): number {
  return typeCounts.find((one) => one.type === type)?.count ?? 0;
}
