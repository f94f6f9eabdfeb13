import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface StartOptions {
  /** kept when given; else a temporary one that `stop` removes */
  readonly dataDirectory?: string;
  /** a free one when left out; the same again after `kill` makes clients find it again */
  readonly port?: number;
  /** the server refuses every write */
  readonly readOnly?: boolean;
  /** bytes beyond which none of its files grows, as if its disk were full */
  readonly roomInAFile?: number;
}

export interface RunningNeo4j {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly port: number;
  /** of the server itself */
  readonly pid: number;
  readonly dataDirectory: string;
  /** Ends the server in good order and removes a temporary directory. */
  stop(): Promise<void>;
  /** SIGKILL of the server; the data stay, for `startNeo4j` on the same directory and port. */
  kill(): Promise<void>;
}

/** A test ends before the second compiler has paid for itself: without it a suite takes half the time. */
const quickStart = '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC';

/** What `npm run neo4j` starts, on loopback; about seven seconds. */
export async function startNeo4j(options: StartOptions = {}): Promise<RunningNeo4j> {
  const { dataDirectory = mkdtempSync(join(tmpdir(), 'neo4j-')), readOnly = false } = options;
  const port = options.port ?? (await freePort());
  const child = spawn(...command(options), {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NEO4J_DATA: dataDirectory,
      NEO4J_PORT: String(port),
      NEO4J_PASSWORD: '',
      NEO4J_READ_ONLY: String(readOnly),
      JDK_JAVA_OPTIONS: quickStart,
    },
  });
  const [, uri = '', user = '', password = ''] = await readyLine(child);
  const pid = Number(readFileSync(join(dataDirectory, 'neo4j.pid'), 'utf8'));
  const ended = once(child, 'exit');
  const endedBy = async (end: () => void): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) end();
    await ended;
  };
  return {
    uri,
    user,
    password,
    port,
    pid,
    dataDirectory,
    stop: async () => {
      await endedBy(() => child.kill('SIGTERM'));
      if (options.dataDirectory === undefined) rmSync(dataDirectory, { recursive: true });
    },
    kill: () => endedBy(() => process.kill(pid, 'SIGKILL')),
  };
}

/** A shell counts a file's size in blocks of 512 bytes. */
function command({ roomInAFile }: StartOptions): [string, string[]] {
  const program = [process.execPath, 'scripts/neo4j.mjs'] as const;
  if (roomInAFile === undefined) return [program[0], [program[1]]];
  const limited = `ulimit -f ${Math.ceil(roomInAFile / 512)} && exec "$0" "$@"`;
  return ['sh', ['-c', limited, ...program]];
}

async function readyLine(child: ChildProcess): Promise<RegExpExecArray> {
  const output = { text: '', errors: '' };
  child.stderr?.on('data', (data: Buffer) => (output.errors += data.toString()));
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (data: Buffer) => {
      output.text += data.toString();
      const line = /^ready (\S+) user=(\S+) password=(\S+)$/m.exec(output.text);
      if (line !== null) resolve(line);
    });
    child.on('exit', () => reject(new Error(`Neo4j did not start: ${output.errors}`)));
  });
}

/** Another program may take it before it is used; then the start says so. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
}
