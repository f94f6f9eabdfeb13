import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { motoEnvironment } from './moto-environment.js';

export interface RunningMoto {
  /** `http://127.0.0.1:<port>`: the endpoint of every service, region and account */
  readonly url: string;
  stop(): Promise<void>;
}

const SERVER = join(dirname(fileURLToPath(import.meta.url)), 'serve.py');
const ADDRESS = /Running on (http:\/\/127\.0\.0\.1:\d+)/;

/**
 * Starts moto, empty, on a free loopback port. Its own account is 123456789012; an assumed role of another account works
 * in that account. It ends with `stop` or, whatever happens, with this process.
 */
export async function startMoto(): Promise<RunningMoto> {
  const python = await motoEnvironment();
  const server = spawn(python, [SERVER], {
    env: {
      PATH: process.env['PATH'],
      // thousands of images and snapshots of the provider's own otherwise
      MOTO_EC2_LOAD_DEFAULT_AMIS: 'false',
      MOTO_IAM_LOAD_MANAGED_POLICIES: 'true',
    },
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const url = await addressOf(server);
  return {
    url,
    stop: async () => {
      if (server.exitCode !== null || server.signalCode !== null) return;
      const ended = once(server, 'exit');
      server.stdin.end();
      await ended;
    },
  };
}

/** Reads what it says until it says where; afterwards its log of requests is read and left. */
async function addressOf(server: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`moto ended with ${code}: ${said}`)));
    server.stderr?.on('data', (text: Buffer) => {
      if (said.length < 10_000) said += text.toString();
      const url = ADDRESS.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    });
  });
}
