import { fork } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../gateway/project-root.js';
import { asked, disconnected, nextMessage } from '../process/conversation.js';

/** A live provider with a company-sized account. */
export interface StartedProvider {
  /** the settings of the provider's own library */
  readonly environment: Readonly<Record<string, string>>;
  /** milliseconds so far in which it had at least one call to answer */
  busyMilliseconds(): Promise<number>;
  stop(): Promise<void>;
}

/** The tests' provider, run from its source. It takes about a minute to make the account. */
const PROGRAM = join('test', 'support', 'moto', 'serve-company.ts');

export async function startProvider(): Promise<StartedProvider> {
  const child = fork(join(projectRoot(), PROGRAM), {
    cwd: projectRoot(),
    execArgv: ['--import', 'tsx'],
  });
  const url = await nextMessage<string>(child);
  return {
    environment: {
      AWS_ENDPOINT_URL: url,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'testing',
      AWS_SECRET_ACCESS_KEY: 'testing',
    },
    busyMilliseconds: () => asked(child, 'busy'),
    stop: () => disconnected(child),
  };
}
