import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../gateway/project-root.js';
import { compileProgram } from './compile-program.js';
import { SAMPLE_EXPORT } from './run-gateway.js';

/** A supervised cluster: real processes, one of them for each of its groups of subgraphs. */
export interface StartedCluster {
  readonly url: string;
  /** the newest process of a group, or the gateway's */
  pid(name: string): number;
  /** every process that it ever started */
  pids(): readonly number[];
  /** Ends the supervisor and waits for it; SIGTERM unless told otherwise. Resolves with its code. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/**
 * Starts one with the sample account, or with that of the export at `source`; `directory` holds its program and its data. It
 * is over SQLite, or over the Neo4j that `neo4j` names: the settings of `npm run cluster`.
 */
export async function startCluster(
  directory: string,
  groups: readonly string[],
  neo4j: Readonly<Record<string, string>> | null = null,
  source = SAMPLE_EXPORT,
): Promise<StartedCluster> {
  const program = compiledGateway(join(directory, 'program'));
  const file = join(projectRoot(), 'test', 'support', 'cluster-program.mjs');
  const store = neo4j === null ? 'sqlite' : 'neo4j';
  const child = spawn(process.execPath, [file, store, program, ...groups], {
    cwd: projectRoot(),
    env: {
      ...process.env,
      PORT: '0',
      DATA_DIR: join(directory, 'data'),
      ACCOUNT_SOURCE: `export:${source}`,
      LOG_LEVEL: 'warn',
      ...neo4j,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const started: { readonly name: string; readonly pid: number }[] = [];
  let told = '';
  child.stderr.on('data', (chunk) => {
    told += String(chunk);
    started.length = 0;
    for (const [, name = '', pid] of told.matchAll(/^started (\S+) pid=(\d+)$/gm)) {
      started.push({ name, pid: Number(pid) });
    }
  });
  const url = await new Promise<string>((resolve, reject) => {
    let printed = '';
    child.stdout.on('data', (chunk) => {
      printed += String(chunk);
      const [, ready] = /^ready (\S+) /m.exec(printed) ?? [];
      if (ready !== undefined) resolve(ready);
    });
    child.once('close', () => reject(new Error(`The cluster ended before it was ready: ${told}`)));
  });
  return {
    url,
    pid: (name) => started.findLast((one) => one.name === name)?.pid ?? 0,
    pids: () => started.map(({ pid }) => pid),
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      child.kill(signal);
      await once(child, 'close');
      return child.exitCode;
    },
  };
}

function compiledGateway(directory: string): string {
  const program = compileProgram(projectRoot(), 'gateway/main.ts', directory);
  const schema = join(projectRoot(), 'schema');
  cpSync(join(schema, 'supergraph.graphql'), join(directory, 'schema', 'supergraph.graphql'));
  for (const file of readdirSync(join(schema, 'generated'))) {
    if (!file.endsWith('.graphql')) continue;
    cpSync(join(schema, 'generated', file), join(directory, 'schema', 'generated', file));
  }
  return program;
}
