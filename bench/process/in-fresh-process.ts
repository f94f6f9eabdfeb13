import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface FreshProcess {
  /** a built file; what it measured is its only message */
  readonly entry: URL;
  readonly arguments?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly nodeOptions?: readonly string[];
}

/** What a program that measures something sends, from a process with nothing else in its memory. Rejects when it fails. */
export function inFreshProcess<Figures>(options: FreshProcess): Promise<Figures> {
  const child = fork(fileURLToPath(options.entry), [...(options.arguments ?? [])], {
    execArgv: [...(options.nodeOptions ?? [])],
    env: { ...process.env, ...options.environment },
  });
  return new Promise((resolve, reject) => {
    let figures: Figures | undefined;
    child.once('message', (message) => {
      figures = message as Figures;
    });
    child.once('exit', (code) => {
      if (figures !== undefined) resolve(figures);
      else reject(new Error(`The measurement ended with code ${code}`));
    });
  });
}
