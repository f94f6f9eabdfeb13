import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../gateway/project-root.js';

export interface StartedNeo4j {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  /** as our processes are told of it */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** An empty Neo4j of its own (`npm run neo4j`) on a free loopback port, gone with its data when it is stopped. */
export async function startNeo4j(heap: string): Promise<StartedNeo4j> {
  const data = await mkdtemp(join(tmpdir(), 'account-graph-neo4j-'));
  const child = spawn(process.execPath, [join(projectRoot(), 'scripts', 'neo4j.mjs')], {
    env: {
      ...process.env,
      NEO4J_DATA: data,
      NEO4J_PORT: '0',
      NEO4J_PASSWORD: '',
      NEO4J_HEAP: heap,
      NEO4J_READ_ONLY: 'false',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const [, uri = '', user = '', password = ''] = await readyLine(child);
  return {
    uri,
    user,
    password,
    environment: { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password },
    stop: async () => {
      child.kill();
      await ended;
      await rm(data, { recursive: true, force: true });
    },
  };
}

function readyLine(child: ChildProcess): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.once('exit', () => reject(new Error('Neo4j ended before it was ready')));
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const line = /^ready (\S+) user=(\S+) password=(\S+)$/m.exec(text);
      if (line !== null) resolve(line);
    });
  });
}
