import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * What the gateways of a run share, since each is dear to start: a Neo4j, and two processes that serve subgraphs on demand
 * (`test/support/cluster/`). They end with jest, whatever ends it.
 */
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const ENDS_WITH_PARENT = pathToFileURL(join(root, 'scripts', 'end-with-parent.mjs')).href;
const SUBGRAPHS = ['--import', 'tsx', join(root, 'test/support/cluster/subgraphs-program.ts')];
const NEO4J = [join(root, 'scripts', 'neo4j.mjs')];
/** A run ends before the second compiler has paid for itself. */
const QUICK_JAVA = '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC';

const started = [];
let dataDirectory;

/** Gives what `test/support/cluster/cluster-services.ts` reads. */
export async function startClusterServices() {
  dataDirectory = await mkdtemp(join(tmpdir(), 'account-graph-cluster-'));
  const database = {
    NEO4J_DATA: dataDirectory,
    NEO4J_PORT: '0',
    NEO4J_PASSWORD: '',
    JDK_JAVA_OPTIONS: QUICK_JAVA,
  };
  const [neo4j, ...ports] = await Promise.all([
    start(NEO4J, database, /^ready (\S+) user=(\S+) password=(\S+)$/),
    start(SUBGRAPHS, {}, /^ready (\d+)$/),
    start(SUBGRAPHS, {}, /^ready (\d+)$/),
  ]);
  const [, uri, user, password] = neo4j;
  return { neo4j: { uri, user, password }, ports: ports.map(([, port]) => Number(port)) };
}

export async function stopClusterServices() {
  await Promise.all(
    started.map(async (child) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    }),
  );
  if (dataDirectory !== undefined) await rm(dataDirectory, { recursive: true });
}

/** Resolves with the match of the ready line. */
function start(program, settings, ready) {
  const child = spawn(process.execPath, ['--import', ENDS_WITH_PARENT, ...program], {
    cwd: root,
    // a signal of the terminal is for jest, which stops them
    detached: true,
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  started.push(child);
  let told = '';
  child.stderr.on('data', (data) => (told += String(data)));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () =>
      reject(new Error(`${program.at(-1)} ended before it was ready: ${told}`)),
    );
    createInterface({ input: child.stdout }).on('line', (line) => {
      const match = ready.exec(line);
      if (match !== null) resolve(match);
    });
  });
}
