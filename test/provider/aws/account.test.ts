import { describe, expect, test } from '@jest/globals';
import { ACCOUNT, assumedAnswer, ec2Error, identityAnswer, queryError } from './answers.js';
import { withScriptedAws } from './scripted-aws.js';
import type { Scripted } from './scripted-provider.js';

const ROLE = `arn:aws:iam::${ACCOUNT}:role/reader`;

function regionsAnswer(regions: { readonly [name: string]: string }): Scripted {
  const items = Object.entries(regions).map(
    ([name, status]) =>
      `<item><regionName>${name}</regionName><optInStatus>${status}</optInStatus></item>`,
  );
  return {
    body: `<DescribeRegionsResponse><regionInfo>${items.join('')}</regionInfo></DescribeRegionsResponse>`,
  };
}

describe('the identity', () => {
  test('is asked anew each time, in the region of the settings', async () => {
    await withScriptedAws(
      () => ({ hang: true }),
      async ({ provider, asked }) => {
        const answer = {
          kind: 'answer',
          value: ACCOUNT,
          source: 'eu-west-1/sts:GetCallerIdentity',
        };
        expect(await provider.identity()).toEqual(answer);
        expect(await provider.identity()).toEqual(answer);
        expect(asked.map(({ region }) => region)).toEqual(['eu-west-1', 'eu-west-1']);
        expect(provider.globalRegion).toBe('us-east-1');
        expect(provider.source).toBe('aws');
      },
    );
  });

  test('looks for credentials anew', async () => {
    const keys = ['AKIDWRONG', 'AKIDRIGHT'];
    await withScriptedAws(
      () => ({ hang: true }),
      async ({ provider, asked }) => {
        await provider.identity();
        await provider.identity();
        expect(asked.map(({ accessKey }) => accessKey)).toEqual(['AKIDWRONG', 'AKIDRIGHT']);
      },
      { credentials: async () => ({ accessKeyId: keys.shift() ?? '', secretAccessKey: 's' }) },
    );
  });

  test('without credentials says so and asks nothing', async () => {
    await withScriptedAws(
      () => ({ hang: true }),
      async ({ provider, asked }) => {
        expect(await provider.identity()).toMatchObject({
          kind: 'unreadable',
          reason: { code: 'credentials', message: expect.stringContaining('none found') },
        });
        expect(asked).toEqual([]);
      },
      {
        credentials: async () => {
          throw Object.assign(new Error('Could not load'), { name: 'CredentialsProviderError' });
        },
      },
    );
  });

  test.each(['mars-north-1', 'us-iso-east-1', '127.0.0.1'])(
    'in a region of no known partition is refused: %s',
    async (region) => {
      await withScriptedAws(
        () => ({ hang: true }),
        async ({ provider, asked }) => {
          expect(await provider.identity()).toMatchObject({
            kind: 'unreadable',
            reason: { code: 'unknownRegion', message: expect.stringContaining(`"${region}"`) },
          });
          expect(asked).toEqual([]);
        },
        { region },
      );
    },
  );

  test.each([
    ['cn-north-1', 'aws-cn', 'cn-north-1'],
    ['us-gov-east-1', 'aws-us-gov', 'us-gov-west-1'],
  ])(
    'in %s says where services of no region are asked',
    async (region, partition, globalRegion) => {
      await withScriptedAws(
        ({ operation }) =>
          operation === 'AssumeRole'
            ? assumedAnswer(Date.now() + 3_600_000)
            : identityAnswer(`arn:${partition}:sts::${ACCOUNT}:assumed-role/reader/session`),
        async ({ provider }) => {
          expect(await provider.identity()).toMatchObject({ value: ACCOUNT });
          expect(provider.globalRegion).toBe(globalRegion);
        },
        {
          region,
          role: `arn:${partition}:iam::${ACCOUNT}:role/reader`,
        },
      );
    },
  );
});

describe('a role', () => {
  test('is assumed once, and what is asked is signed as the role', async () => {
    await withScriptedAws(
      ({ operation }) =>
        operation === 'AssumeRole' ? assumedAnswer(Date.now() + 3_600_000) : identityAnswer(),
      async ({ provider, asked, call }) => {
        expect(provider.source).toBe(`aws:${ROLE}`);
        expect(await provider.identity()).toMatchObject({ value: ACCOUNT });
        await call('ec2:DescribeVpcs');
        const [assumed, ...others] = asked;
        expect(assumed).toMatchObject({
          operation: 'AssumeRole',
          accessKey: 'AKIDOWN',
          parameters: { RoleArn: ROLE },
        });
        expect(others.length).toBeGreaterThan(1);
        expect(new Set(others.map(({ accessKey }) => accessKey))).toEqual(new Set(['ASIAROLE']));
      },
      { role: ROLE },
    );
  });

  test('that may not be assumed says what to grant', async () => {
    await withScriptedAws(
      () => queryError(403, 'AccessDenied'),
      async ({ provider }) => {
        expect(await provider.identity()).toMatchObject({
          kind: 'unreadable',
          reason: {
            code: 'denied',
            message: `sts:GetCallerIdentity in eu-west-1 is not asked: sts:AssumeRole of ${ROLE} fails (AccessDenied): grant sts:AssumeRole on it to whoever asks, and let the role trust them`,
          },
        });
      },
      { role: ROLE },
    );
  });
});

describe('the regions', () => {
  test('are those that the account has enabled', async () => {
    await withScriptedAws(
      () =>
        regionsAnswer({
          'us-east-1': 'opt-in-not-required',
          'af-south-1': 'opted-in',
          'me-south-1': 'not-opted-in',
        }),
      async ({ provider, call, asked }) => {
        await provider.identity();
        expect(await provider.regions()).toMatchObject({
          kind: 'answer',
          value: ['af-south-1', 'us-east-1'],
        });
        expect(await call('ec2:DescribeVolumes')).toMatchObject({
          kind: 'unreadable',
          reason: { code: 'unknownRegion' },
        });
        expect(asked.map(({ operation }) => operation)).not.toContain('DescribeVolumes');
      },
    );
  });

  test('that may not be listed are the two that are known', async () => {
    await withScriptedAws(
      () => ec2Error(403, 'UnauthorizedOperation'),
      async ({ provider }) => {
        await provider.identity();
        expect(await provider.regions()).toMatchObject({
          kind: 'unreadable',
          reason: { code: 'denied', message: expect.stringContaining('grant ec2:DescribeRegions') },
          partial: ['eu-west-1', 'us-east-1'],
        });
      },
    );
  });
});

test('a call for another account is refused', async () => {
  await withScriptedAws(
    () => ({ hang: true }),
    async ({ provider, asked }) => {
      await provider.identity();
      const at = { account: '999999999999', region: 'us-east-1', deadline: Date.now() + 1000 };
      expect(await provider.call('ec2:DescribeVpcs', {}, at)).toMatchObject({
        reason: { code: 'wrongAccount' },
      });
      expect(asked).toHaveLength(1);
    },
  );
});

test('a name that is no region never becomes part of an address', async () => {
  await withScriptedAws(
    () => ({ hang: true }),
    async ({ provider, asked }) => {
      const at = { account: ACCOUNT, region: 'x.evil.example', deadline: Date.now() + 1000 };
      expect(await provider.call('ec2:DescribeVpcs', {}, at)).toMatchObject({
        reason: { code: 'unknownRegion' },
      });
      expect(asked).toEqual([]);
    },
  );
});
