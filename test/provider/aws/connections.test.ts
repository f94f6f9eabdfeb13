import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { openConnectionPool } from '../../../provider/aws/connection-pool.js';
import { openAws } from '../../../provider/aws/open-aws.js';
import { volumesAnswer } from './answers.js';
import { scriptedAws, withScriptedAws } from './scripted-aws.js';

test('calls share connections', async () => {
  await withScriptedAws(
    () => volumesAnswer(['vol-1']),
    async ({ call, provider, connections }) => {
      await provider.identity();
      for (let calls = 0; calls < 10; calls += 1) await call('ec2:DescribeVolumes');
      await Promise.all(Array.from({ length: 20 }, () => call('ec2:DescribeVolumes')));
      expect(connections.made).toBeLessThanOrEqual(4);
    },
    { connections: 4 },
  );
});

test('a call that is given up lets go of its connection', async () => {
  await withScriptedAws(
    () => ({ hangAfter: '<DescribeVolumesResponse>' }),
    async ({ call, connections }) => {
      await call('ec2:DescribeVolumes', {}, 200);
      await until(() => connections.open === 0);
      expect(connections).toEqual({ made: 1, open: 0 });
    },
  );
});

test('a provider that was closed holds no connection, and opens new ones', async () => {
  await withScriptedAws(
    () => volumesAnswer(['vol-1']),
    async ({ call, provider, connections }) => {
      await call('ec2:DescribeVolumes');
      await provider.close();
      await until(() => connections.open === 0);
      expect(await call('ec2:DescribeVolumes')).toMatchObject({ kind: 'answer' });
      expect(connections.made).toBe(2);
    },
  );
});

test('accounts that share a pool share its connections, and none of them closes it', async () => {
  const pool = openConnectionPool(2);
  await withScriptedAws(
    () => volumesAnswer(['vol-1']),
    async ({ provider, connections, url }) => {
      const another = openAws({
        pool,
        endpoint: url,
        region: 'eu-west-1',
        credentials: async () => ({ accessKeyId: 'AKIDOTHER', secretAccessKey: 's' }),
      });
      await provider.identity();
      await another.identity();
      expect(connections).toEqual({ made: 1, open: 1 });
      await another.close();
      await provider.identity();
      expect(connections.made).toBe(1);
    },
    { pool },
  );
  pool.close();
});

test('idle connections to some addresses do not hold up requests to others', async () => {
  const pool = openConnectionPool(2);
  const places = await Promise.all(
    [1, 2, 3, 4].map(() => scriptedAws(() => volumesAnswer(['vol-1']), { pool })),
  );
  for (const { call } of places) {
    expect(await call('ec2:DescribeVolumes', {}, 2_000)).toMatchObject({ kind: 'answer' });
  }
  pool.close();
  for (const { stop } of places) await stop();
});

test("to open a provider loads none of the provider's libraries", () => {
  const room = fileURLToPath(new URL('../../../provider/aws/open-aws.ts', import.meta.url));
  const program = `
    const { createRequire } = await import('node:module');
    const { openAws } = await import(${JSON.stringify(room)});
    openAws();
    const loaded = Object.keys(createRequire(${JSON.stringify(room)}).cache);
    process.stdout.write(loaded.filter((path) => /@aws-sdk|@smithy/.test(path)).join('\\n') + 'end');
  `;
  const args = ['--no-warnings', '--import', 'tsx', '--input-type=module', '--eval', program];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect({ stdout, stderr }).toEqual({ stdout: 'end', stderr: '' });
});

async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; !condition() && waited < 2000; waited += 10) await sleep(10);
}
