import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { projectRoot } from '../../gateway/project-root.js';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface StartedProcess {
  readonly child: ChildProcess;
  /** the address of the GraphQL endpoint; rejects when the process ends before it is ready */
  readonly ready: Promise<string>;
  /** the whole ready line */
  readonly line: Promise<string>;
  readonly ended: Promise<Ended>;
  /** SIGTERM, and SIGKILL for one that does not end in time. */
  stop(): Promise<Ended>;
}

/** Milliseconds a process has to drain. */
const patience = 20_000;

/** The program as `npm start` runs it, without the build before it, on a port of its own. */
export function startProcess(settings: Readonly<Record<string, string>>): StartedProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', 'gateway/main.ts'], {
    cwd: projectRoot(),
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'info', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { stdout: '', stderr: '' };
  child.stderr.on('data', (chunk) => (printed.stderr += String(chunk)));
  const ended = once(child, 'close').then(([code]) => ({
    code: code as number | null,
    ...printed,
  }));
  const line = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      printed.stdout += String(chunk);
      const [found] = /^ready .*$(?=\n)/m.exec(printed.stdout) ?? [];
      if (found !== undefined) resolve(found);
    });
    void ended.then(({ stderr }) => reject(new Error(`It ended before it was ready: ${stderr}`)));
  });
  const ready = line.then((text) => text.split(' ')[1] ?? '');
  ready.catch(() => undefined);
  const stop = async (): Promise<Ended> => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), patience);
    const result = await ended;
    clearTimeout(timer);
    return result;
  };
  return { child, ready, line, ended, stop };
}
