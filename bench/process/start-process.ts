import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface ProcessOptions {
  /** a built file, beside the one that starts it */
  readonly entry: URL;
  readonly arguments?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly nodeOptions?: readonly string[];
  /** how it says where it serves: in its first message, or in a line `ready <url> …` of its output */
  readonly says: 'message' | 'line';
}

/** A program under measurement, in a process of its own. */
export interface Started {
  readonly url: URL;
  /** from its start until it said that it was ready */
  readonly milliseconds: number;
  /** CPU milliseconds that it has used so far, in all its threads */
  cpu(): Promise<number>;
  stop(): Promise<void>;
}

const REPORT = new URL('./report-cpu.js', import.meta.url).href;

/** Starts a program and waits until it serves. Rejects when it ends before that. */
export async function startProcess(options: ProcessOptions): Promise<Started> {
  const began = performance.now();
  const child = fork(fileURLToPath(options.entry), [...(options.arguments ?? [])], {
    execArgv: [...(options.nodeOptions ?? []), '--import', REPORT],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      APOLLO_TELEMETRY_DISABLED: 'true',
      ...options.environment,
    },
    stdio: ['ignore', options.says === 'line' ? 'pipe' : 'ignore', 'inherit', 'ipc'],
  });
  const url = await (options.says === 'line' ? readyLine(child) : readyMessage(child));
  const milliseconds = performance.now() - began;
  return {
    url: new URL(url),
    milliseconds,
    cpu: () => cpuOf(child),
    stop: () => stopped(child),
  };
}

function readyMessage(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('The program ended before it was ready')));
    child.once('message', (url) => resolve(url as string));
  });
}

function readyLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.once('exit', () => reject(new Error('The program ended before it was ready')));
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const url = /^ready (\S+)/m.exec(text)?.[1];
      if (url !== undefined) resolve(url);
    });
  });
}

function cpuOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('message', (message) => {
      const { cpu } = message as { readonly cpu: NodeJS.CpuUsage };
      resolve((cpu.user + cpu.system) / 1000);
    });
    child.send('cpu');
  });
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill();
  });
}
