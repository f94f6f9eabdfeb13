import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { asked, disconnected, nextMessage } from '../process/conversation.js';

/** What one collection gave. */
export interface CollectionDone {
  readonly milliseconds: number;
  readonly version: number | null;
  readonly calls: number;
  readonly nodes: number;
  readonly edges: number;
}

/** Our process's collecting part, ready to collect. */
export interface Collector {
  collect(): Promise<CollectionDone>;
  stop(): Promise<void>;
}

export async function startCollector(
  environment: Readonly<Record<string, string>>,
): Promise<Collector> {
  const entry = fileURLToPath(new URL('./collect-here.js', import.meta.url));
  const child = fork(entry, {
    env: { ...process.env, NODE_ENV: 'production', ...environment },
    execArgv: [],
  });
  await nextMessage(child);
  return {
    async collect() {
      const done = await asked<CollectionDone | { readonly failed: string }>(child, 'collect');
      if ('failed' in done) throw new Error(done.failed);
      return done;
    },
    stop: () => disconnected(child),
  };
}
