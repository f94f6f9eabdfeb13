import { setTimeout as sleep } from 'node:timers/promises';
import type { Operation, OperationInput } from '../../../account/collect/provider.js';
import type { Clock } from '../../../account/clock.js';
import { type AwsOptions, openAws } from '../../../provider/aws/open-aws.js';
import { ACCOUNT, identityAnswer } from './answers.js';
import { type Asked, type Scripted, startScriptedProvider } from './scripted-provider.js';

/** What a test gives in place of what `scriptedAws` does. */
export interface ScriptedOptions extends AwsOptions {
  /** who the other side says asks; left out: the script with a role, else always the one account */
  readonly identity?: (asked: Asked) => Scripted;
}

/**
 * A provider whose other side answers as the script says. The waits between tries take no time and are written down; the
 * limits of time are real.
 */
export async function scriptedAws(
  script: (asked: Asked, times: number) => Scripted,
  { identity, ...options }: ScriptedOptions = {},
) {
  const whose = identity ?? (options.role === undefined ? () => identityAnswer() : null);
  const server = await startScriptedProvider((asked, times) =>
    asked.operation === 'GetCallerIdentity' && whose !== null ? whose(asked) : script(asked, times),
  );
  const waits: number[] = [];
  const clock: Clock = {
    now: Date.now,
    wait: async (milliseconds, signal) => {
      if (signal === undefined) waits.push(milliseconds);
      else await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
    },
  };
  const provider = openAws({
    endpoint: server.url,
    region: 'eu-west-1',
    credentials: async () => ({ accessKeyId: 'AKIDOWN', secretAccessKey: 'known-to-nobody' }),
    random: () => 1,
    clock,
    ...options,
  });
  return {
    provider,
    waits,
    url: server.url,
    asked: server.asked,
    connections: server.connections,
    call: (operation: Operation, input: OperationInput = {}, within = 20_000) =>
      provider.call(operation, input, {
        account: ACCOUNT,
        region: 'eu-west-1',
        deadline: Date.now() + within,
      }),
    stop: async () => {
      await provider.close();
      await server.stop();
    },
  };
}

/** Runs a test against such a provider and lets go of it, whatever comes of it. */
export async function withScriptedAws(
  script: (asked: Asked, times: number) => Scripted,
  test: (aws: Awaited<ReturnType<typeof scriptedAws>>) => Promise<void>,
  options: ScriptedOptions = {},
): Promise<void> {
  const aws = await scriptedAws(script, options);
  try {
    await test(aws);
  } finally {
    await aws.stop();
  }
}
