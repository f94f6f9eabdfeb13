import { describe, expect, test } from '@jest/globals';
import type { Operation, OperationInput, Reason } from '../../../account/collect/provider.js';
import { systemClock } from '../../../account/clock.js';
import { ec2Error, jsonError, queryError, s3Error, volumesAnswer } from './answers.js';
import { withScriptedAws } from './scripted-aws.js';
import { type Scripted, startScriptedProvider } from './scripted-provider.js';

const VOLUMES = 'eu-west-1/ec2:DescribeVolumes';

describe('a refusal', () => {
  const cases: readonly (readonly [Operation, OperationInput, Scripted, string])[] = [
    [
      'ec2:DescribeVolumes',
      {},
      ec2Error(403, 'UnauthorizedOperation', 'Encoded authorization failure message: hush'),
      'ec2:DescribeVolumes in eu-west-1 is denied (UnauthorizedOperation): grant ec2:DescribeVolumes',
    ],
    [
      'elbv2:DescribeRules',
      { ListenerArn: 'arn:l' },
      queryError(403, 'AccessDenied'),
      'elbv2:DescribeRules of arn:l in eu-west-1 is denied (AccessDenied): grant elasticloadbalancing:DescribeRules',
    ],
    [
      's3:GetBucketCors',
      { Bucket: 'b' },
      s3Error(403, 'AccessDenied'),
      's3:GetBucketCors of b in eu-west-1 is denied (AccessDenied): grant s3:GetBucketCORS',
    ],
    [
      'lambda:ListFunctions',
      {},
      jsonError(403, 'AccessDeniedException'),
      'lambda:ListFunctions in eu-west-1 is denied (AccessDeniedException): grant lambda:ListFunctions',
    ],
  ];
  test.each(cases)('of %s names the permission', async (operation, input, given, message) => {
    await withScriptedAws(
      () => given,
      async ({ call, asked }) => {
        const answer = await call(operation, input);
        expect(answer).toMatchObject({ kind: 'unreadable', reason: { code: 'denied', message } });
        expect(answer).not.toHaveProperty('partial');
        expect(asked).toHaveLength(1);
      },
    );
  });

  const codes: readonly (readonly [string, Scripted, Reason['code']])[] = [
    ['credentials that have ended', ec2Error(400, 'RequestExpired'), 'clockSkew'],
    ['a session that has ended', queryError(403, 'ExpiredToken'), 'credentials'],
    ['a key nobody knows', ec2Error(401, 'AuthFailure'), 'credentials'],
    ['a wrong secret', queryError(403, 'SignatureDoesNotMatch', 'differs'), 'credentials'],
    [
      'a clock that is behind',
      queryError(403, 'SignatureDoesNotMatch', 'Signature expired: 1 is now earlier than 2'),
      'clockSkew',
    ],
    ['a clock that is far off', ec2Error(403, 'RequestTimeTooSkewed'), 'clockSkew'],
    ['a region not opted in to', ec2Error(401, 'OptInRequired'), 'denied'],
    ['parameters the provider does not take', ec2Error(400, 'InvalidParameterValue'), 'fault'],
    ['a fault of the provider', ec2Error(500, 'InternalError'), 'fault'],
    ['a page of some other program', { status: 502, body: '<html>bad gateway</html>' }, 'fault'],
    ['a page that refuses', { status: 403, body: 'blocked by the proxy' }, 'denied'],
  ];
  test.each(codes)('for %s has a code of its own', async (_, given, code) => {
    await withScriptedAws(
      () => given,
      async ({ call }) => {
        const answer = await call('ec2:DescribeVolumes');
        expect(answer).toMatchObject({ kind: 'unreadable', reason: { code, source: VOLUMES } });
      },
    );
  });

  test("never repeats the provider's words, which may hold what was signed", async () => {
    const words = 'The Canonical String should have been x-amz-security-token:s3cret';
    await withScriptedAws(
      () => queryError(403, 'SignatureDoesNotMatch', words),
      async ({ call }) => {
        expect(JSON.stringify(await call('ec2:DescribeVolumes'))).not.toMatch(/s3cret|Canonical/);
      },
    );
  });

  test('for the time is asked once more when the answer tells what time it is', async () => {
    const date = new Date(Date.now() + 3_600_000).toUTCString();
    const refusal = { ...s3Error(403, 'RequestTimeTooSkewed'), headers: { date } };
    await withScriptedAws(
      (_, times) => (times === 1 ? refusal : { body: '<Tagging><TagSet/></Tagging>' }),
      async ({ call, asked }) => {
        expect(await call('s3:GetBucketTagging', { Bucket: 'b' })).toMatchObject({
          kind: 'answer',
        });
        expect(asked).toHaveLength(2);
      },
    );
  });
});

describe('throttling', () => {
  test('is waited out, longer each time', async () => {
    await withScriptedAws(
      (_, times) => (times < 4 ? ec2Error(503, 'RequestLimitExceeded') : volumesAnswer(['vol-1'])),
      async ({ call, waits }) => {
        expect(await call('ec2:DescribeVolumes')).toMatchObject({ kind: 'answer' });
        expect(waits).toEqual([100, 200, 400]);
      },
    );
  });

  test('without end is believed after ten tries', async () => {
    await withScriptedAws(
      () => jsonError(400, 'ThrottlingException'),
      async ({ call, asked, waits }) => {
        expect(await call('dynamodb:ListTables')).toMatchObject({
          kind: 'unreadable',
          reason: { code: 'throttled' },
        });
        expect(asked).toHaveLength(10);
        expect(Math.max(...waits)).toBe(5000);
      },
    );
  });

  test('is not waited out beyond the deadline', async () => {
    await withScriptedAws(
      () => ec2Error(503, 'RequestLimitExceeded'),
      async ({ call, asked }) => {
        expect(await call('ec2:DescribeVolumes', {}, 90)).toMatchObject({
          reason: { code: 'throttled' },
        });
        expect(asked).toHaveLength(1);
      },
    );
  });
});

describe('a deadline', () => {
  test.each([
    ['from the start', { hang: true }],
    ['in the middle of an answer', { hangAfter: '<DescribeVolumesResponse>' }],
  ] as const)('ends a call that hangs %s', async (_, given) => {
    await withScriptedAws(
      () => given,
      async ({ call }) => {
        const began = Date.now();
        expect(await call('ec2:DescribeVolumes', {}, 300)).toMatchObject({
          kind: 'unreadable',
          reason: {
            code: 'late',
            message: 'ec2:DescribeVolumes in eu-west-1 is not answered in time',
          },
        });
        expect(Date.now() - began).toBeLessThan(1000);
      },
    );
  });

  test('of one page leaves time for a second try', async () => {
    await withScriptedAws(
      (_, times) => (times === 1 ? { hang: true } : volumesAnswer(['vol-1'])),
      async ({ call }) => {
        expect(await call('ec2:DescribeVolumes')).toMatchObject({ kind: 'answer' });
      },
      { timeLimit: 600 },
    );
  });

  test('that is over asks nothing', async () => {
    await withScriptedAws(
      () => volumesAnswer([]),
      async ({ call, asked }) => {
        expect(await call('ec2:DescribeVolumes', {}, -1)).toMatchObject({
          reason: { code: 'late' },
        });
        expect(asked).toEqual([]);
      },
    );
  });

  test('ends a wait for the rate at once when the turn comes too late', async () => {
    await withScriptedAws(
      () => volumesAnswer([]),
      async ({ call, asked }) => {
        expect(await call('ec2:DescribeVolumes')).toMatchObject({ kind: 'answer' });
        expect(await call('ec2:DescribeVolumes', {}, 500)).toMatchObject({
          reason: { code: 'late' },
        });
        expect(asked).toHaveLength(1);
      },
      { rates: { ec2: { perSecond: 1, burst: 1 } }, clock: systemClock },
    );
  });
});

describe('an answer that is none', () => {
  const whole = (volumesAnswer(['vol-1']) as { readonly body: string }).body;
  const cases: readonly (readonly [string, Operation, Scripted])[] = [
    ['a document that ends in the middle', 'ec2:DescribeVolumes', { body: whole.slice(0, -40) }],
    ['half a list', 'ec2:DescribeVolumes', { body: whole.slice(0, whole.indexOf('<size>')) }],
    ['nothing at all', 'ec2:DescribeVolumes', { body: '' }],
    ['a page of some other program', 'ec2:DescribeVolumes', { body: '<html>welcome</html>' }],
    ['bytes', 'ec2:DescribeVolumes', { body: '\u0000\u0001\u0002' }],
    ["another operation's", 'ec2:DescribeVolumes', { body: '<DescribeVpcsResponse/>' }],
    ['one without its list', 'ec2:DescribeVolumes', { body: '<DescribeVolumesResponse/>' }],
    ['half of JSON', 'dynamodb:ListTables', { body: '{"TableNames":["a"' }],
    ['no JSON', 'sqs:ListQueues', { body: '' }],
    ['a list in the place of an object', 'lambda:ListFunctions', { body: '[]' }],
    ['a page in the place of tags', 's3:GetBucketTagging', { body: '<html></html>' }],
    ['half of a policy', 's3:GetBucketPolicy', { body: '{"Version":' }],
  ];
  test.each(cases)('is not taken for one: %s', async (_, operation, given) => {
    await withScriptedAws(
      () => given,
      async ({ call }) => {
        const input: OperationInput = operation.startsWith('s3') ? { Bucket: 'b' } : {};
        const answer = await call(operation, input);
        expect(answer).toMatchObject({ kind: 'unreadable', reason: { code: 'wrongShape' } });
        expect(answer).not.toHaveProperty('partial');
      },
    );
  });

  test('may be one the next time', async () => {
    await withScriptedAws(
      (_, times) => (times === 1 ? { body: whole.slice(0, 200) } : volumesAnswer(['vol-1'])),
      async ({ call }) => {
        expect(await call('ec2:DescribeVolumes')).toMatchObject({ kind: 'answer' });
      },
    );
  });
});

describe('a line', () => {
  test('that is cut in the middle of every answer is asked four times over', async () => {
    await withScriptedAws(
      () => ({ cutAfter: '<DescribeVolumesResponse><volumeSet>' }),
      async ({ call, asked }) => {
        expect(await call('ec2:DescribeVolumes')).toMatchObject({
          kind: 'unreadable',
          reason: { code: 'unreachable' },
        });
        expect(asked).toHaveLength(4);
      },
    );
  });

  test('to where nobody listens gives a reason, soon', async () => {
    const gone = await startScriptedProvider(() => ({ hang: true }));
    await gone.stop();
    await withScriptedAws(
      () => ({ hang: true }),
      async ({ call }) => {
        expect(await call('ec2:DescribeVolumes')).toMatchObject({
          reason: {
            code: 'unreachable',
            message: 'ec2:DescribeVolumes in eu-west-1 cannot be reached (ECONNREFUSED)',
          },
        });
      },
      { endpoint: gone.url },
    );
  });
});
