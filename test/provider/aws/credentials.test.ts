import { setTimeout as passed } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import type { Clock } from '../../../account/clock.js';
import type { Identity } from '../../../provider/aws/credentials.js';
import { ACCOUNT, assumedAnswer, identityAnswer, volumesAnswer } from './answers.js';
import { type ScriptedOptions, type scriptedAws, withScriptedAws } from './scripted-aws.js';
import type { Asked } from './scripted-provider.js';

const OTHER = '444455556666';
/** Little enough that others are asked for at once. */
const LIFE = 200_000;

/** Moves on when a test says so. */
function movingClock(): Clock & { ahead: number } {
  const clock = {
    ahead: 0,
    now: () => Date.now() + clock.ahead,
    wait: async (milliseconds: number, signal?: AbortSignal) => {
      await passed(milliseconds, undefined, signal && { signal }).catch(() => undefined);
    },
  };
  return clock;
}

type Given = Identity | Error | Promise<Identity>;

const key = (accessKeyId: string): Identity => ({
  accessKeyId,
  secretAccessKey: 's',
  sessionToken: accessKeyId,
  expiration: new Date(Date.now() + LIFE),
});

const none = () => Object.assign(new Error('none'), { name: 'CredentialsProviderError' });

/** Surroundings that give these credentials one after the other, the last again and again. Keys of B are another account's. */
function given(...all: readonly Given[]) {
  const clock = movingClock();
  const times = { asked: 0 };
  const options: ScriptedOptions = {
    clock,
    credentials: async () => {
      const one = all[Math.min(times.asked, all.length - 1)];
      times.asked += 1;
      if (one === undefined || one instanceof Error) throw one ?? none();
      return one;
    },
    identity: ({ accessKey }) =>
      identityAnswer(undefined, accessKey.startsWith('B') ? OTHER : ACCOUNT),
  };
  return { clock, times, options };
}

type Scripting = Awaited<ReturnType<typeof scriptedAws>>;

const withVolumes = (options: ScriptedOptions, run: (aws: Scripting) => Promise<void>) =>
  withScriptedAws(() => volumesAnswer(['vol-1']), run, options);

function callOf({ provider }: Scripting, clock: Clock, account = ACCOUNT) {
  const at = { account, region: 'eu-west-1', deadline: clock.now() + 20_000 };
  return provider.call('ec2:DescribeVolumes', {}, at);
}

const keysOf = (asked: readonly Asked[], operation = 'DescribeVolumes') =>
  asked.filter((one) => one.operation === operation).map(({ accessKey }) => accessKey);

async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; !condition() && waited < 5_000; waited += 5) await passed(5);
  expect(condition()).toBe(true);
}

describe('credentials that end soon', () => {
  test('sign on while others are asked for behind the calls, once in 30 seconds', async () => {
    let bring = (_identity: Identity): void => undefined;
    const slow = new Promise<Identity>((resolve) => (bring = resolve));
    const { clock, times, options } = given(key('A1'), slow, key('A3'));
    await withVolumes(options, async (aws) => {
      await aws.provider.identity();
      for (let calls = 0; calls < 5; calls += 1) await callOf(aws, clock);
      expect([times.asked, keysOf(aws.asked)]).toEqual([2, ['A1', 'A1', 'A1', 'A1', 'A1']]);
      bring(key('A2'));
      await until(() => keysOf(aws.asked, 'GetCallerIdentity').includes('A2'));
      for (let calls = 0; calls < 200 && keysOf(aws.asked).at(-1) !== 'A2'; calls += 1) {
        await callOf(aws, clock);
        await passed(5);
      }
      expect(keysOf(aws.asked).at(-1)).toBe('A2');
      for (let calls = 0; calls < 5; calls += 1) await callOf(aws, clock);
      expect(times.asked).toBe(2);
      clock.ahead += 30_000;
      await callOf(aws, clock);
      await until(() => times.asked === 3);
    });
  });

  test('are kept when others cannot be had, and missed only once they have ended', async () => {
    const { clock, times, options } = given(key('A1'), none(), none(), key('A4'));
    await withVolumes(options, async (aws) => {
      await aws.provider.identity();
      for (let calls = 0; calls < 5; calls += 1) {
        expect(await callOf(aws, clock)).toMatchObject({ kind: 'answer' });
      }
      expect([times.asked, new Set(keysOf(aws.asked))]).toEqual([2, new Set(['A1'])]);
      clock.ahead += LIFE + 1;
      expect(await callOf(aws, clock)).toMatchObject({ reason: { code: 'credentials' } });
      expect(await callOf(aws, clock)).toMatchObject({ kind: 'answer' });
      expect(keysOf(aws.asked).at(-1)).toBe('A4');
    });
  });

  test('of a role are asked for again before they end', async () => {
    const { clock, options } = given(key('A1'));
    const { identity: _, ...rest } = options;
    let roles = 0;
    await withScriptedAws(
      ({ operation }) => {
        if (operation === 'AssumeRole') return assumedAnswer(Date.now() + LIFE, `R${(roles += 1)}`);
        return operation === 'GetCallerIdentity' ? identityAnswer() : volumesAnswer([]);
      },
      async (aws) => {
        await aws.provider.identity();
        await callOf(aws, clock);
        await until(() => keysOf(aws.asked, 'GetCallerIdentity').includes('R2'));
        expect(keysOf(aws.asked, 'AssumeRole')).toEqual(['A1', 'A1']);
      },
      { ...rest, role: `arn:aws:iam::${ACCOUNT}:role/reader` },
    );
  });
});

describe('credentials of another account', () => {
  test('never sign for the account that is read, and are told once its own have ended', async () => {
    const { clock, options } = given(key('A1'), key('B2'));
    await withVolumes(options, async (aws) => {
      await aws.provider.identity();
      await callOf(aws, clock);
      await until(() => keysOf(aws.asked, 'GetCallerIdentity').includes('B2'));
      expect(await callOf(aws, clock)).toMatchObject({ kind: 'answer' });
      clock.ahead += LIFE + 1;
      for (let calls = 0; calls < 3; calls += 1) {
        expect(await callOf(aws, clock)).toMatchObject({
          kind: 'unreadable',
          reason: {
            code: 'wrongAccount',
            message: `ec2:DescribeVolumes in eu-west-1 is not asked: the credentials are now those of account ${OTHER}, expected ${ACCOUNT}`,
          },
        });
      }
      expect(new Set(keysOf(aws.asked))).toEqual(new Set(['A1']));
      expect(keysOf(aws.asked, 'GetCallerIdentity')).toEqual(['A1', 'B2']);
    });
  });

  test('that end before the next are there are followed by none that nobody has asked about', async () => {
    const { clock, options } = given(key('A1'), key('B2'));
    await withVolumes(options, async (aws) => {
      await aws.provider.identity();
      clock.ahead += LIFE + 1;
      expect(await callOf(aws, clock)).toMatchObject({ reason: { code: 'wrongAccount' } });
      expect(keysOf(aws.asked)).toEqual([]);
    });
  });

  test('that identify themselves meanwhile answer no call for the first', async () => {
    const lasting = (name: string) => ({
      ...key(name),
      expiration: new Date(Date.now() + 3_600_000),
    });
    let bring = (_identity: Identity): void => undefined;
    const slow = new Promise<Identity>((resolve) => (bring = resolve));
    const { clock, times, options } = given(lasting('A1'), slow);
    await withVolumes(options, async (aws) => {
      const { provider, asked } = aws;
      await provider.identity();
      const second = provider.identity();
      await until(() => times.asked === 2);
      expect(await callOf(aws, clock)).toMatchObject({ kind: 'answer' });
      bring(lasting('B2'));
      expect(await second).toMatchObject({ value: OTHER });
      await callOf(aws, clock);
      await provider.regions(ACCOUNT);
      await provider.accountName(ACCOUNT);
      expect(keysOf(asked)).toEqual(['A1', 'A1']);
      expect(keysOf(asked, 'DescribeRegions')[0]).toBe('A1');
      expect(new Set(keysOf(asked, 'ListAccountAliases'))).toEqual(new Set(['A1']));
      await callOf(aws, clock, OTHER);
      await provider.accountName();
      expect(keysOf(asked).at(-1)).toBe('B2');
      expect(keysOf(asked, 'ListAccountAliases').at(-1)).toBe('B2');
      const nobodys = '999999999999';
      const refused = { reason: { code: 'wrongAccount' } };
      expect(await callOf(aws, clock, nobodys)).toMatchObject(refused);
      expect(await provider.regions(nobodys)).toMatchObject(refused);
      expect(await provider.accountName(nobodys)).toBeNull();
    });
  });
});
