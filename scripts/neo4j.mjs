import { execFileSync, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/**
 * `npm run neo4j`: a Neo4j server on loopback, from Maven's artifacts. Needs Java 17 or later, and Maven the first time.
 *
 * NEO4J_PORT (7687; 0: a free one), NEO4J_DATA (./data/neo4j), NEO4J_PASSWORD (at least 8 characters; made once and kept
 * in the data directory), NEO4J_HEAP (1g), NEO4J_READ_ONLY (false). SIGTERM and SIGINT stop it. `--install` only fetches
 * what is missing.
 */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const source = join(root, 'neo4j', 'Neo4jLocal.java');
const pom = join(root, 'neo4j', 'pom.xml');
const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
const opens = ['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent'].map(
  (name) => `--add-opens=java.base/${name}=ALL-UNNAMED`,
);

/** The jars and the compiled launcher, made under another name first: a directory of that name is whole. */
function installed() {
  const cache = join(root, '.cache', 'neo4j');
  const content = createHash('sha256').update(readFileSync(pom)).update(readFileSync(source));
  const directory = join(cache, content.digest('hex').slice(0, 16));
  if (existsSync(directory)) return directory;
  process.stderr.write('fetching Neo4j (about 120 MB) …\n');
  mkdirSync(cache, { recursive: true });
  const making = mkdtempSync(join(cache, 'making-'));
  try {
    fetchJars(join(making, 'lib'));
    const classpath = join(making, 'lib', '*');
    const classes = join(making, 'classes');
    run(`${java}c`, '-cp', classpath, '-d', classes, source);
    renameSync(making, directory);
  } catch (failure) {
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(directory)) throw failure;
  }
  return directory;
}

function fetchJars(lib) {
  const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
  run('mvn', '-q', '-B', '-f', pom, goal, '-DincludeScope=runtime', `-DoutputDirectory=${lib}`);
}

function run(command, ...args) {
  try {
    execFileSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] });
  } catch (failure) {
    if (failure.code !== 'ENOENT') throw failure;
    throw new Error(`${command} is needed to run Neo4j and is not installed`, { cause: failure });
  }
}

/** That of the environment, else the one kept beside the data, so that a restart has the same. */
function passwordOf(data) {
  if (process.env.NEO4J_PASSWORD) return process.env.NEO4J_PASSWORD;
  const file = join(data, 'password');
  if (!existsSync(file)) {
    writeFileSync(file, `${randomBytes(18).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(file, 'utf8').trim();
}

function start() {
  const data = resolve(process.env.NEO4J_DATA || join(root, 'data', 'neo4j'));
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const password = passwordOf(data);
  const port = process.env.NEO4J_PORT || '7687';
  const heap = process.env.NEO4J_HEAP || '1g';
  const directory = installed();
  const classpath = [join(directory, 'classes'), join(directory, 'lib', '*')].join(':');
  const args = [`-Xmx${heap}`, '-XX:+ExitOnOutOfMemoryError', ...opens, '-cp', classpath];
  const server = spawn(java, [...args, 'Neo4jLocal'], {
    // ends with this process whatever ends it: the server stops when its input does
    stdio: ['pipe', 'pipe', 'inherit'],
    // a signal of the terminal is for this process alone
    detached: true,
    env: { ...process.env, NEO4J_DATA: data, NEO4J_PORT: port, NEO4J_PASSWORD: password },
  });
  const pidFile = join(data, 'neo4j.pid');
  writeFileSync(pidFile, `${server.pid}\n`);
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT']) {
    process.on(signal, () => {
      stopping = true;
      server.stdin.end();
    });
  }
  createInterface({ input: server.stdout }).on('line', (line) => {
    if (!line.startsWith('port ')) return;
    const uri = `bolt://127.0.0.1:${line.slice('port '.length)}`;
    process.stdout.write(`ready ${uri} user=neo4j password=${password}\n`);
  });
  server.on('error', (failure) => {
    process.stderr.write(`Neo4j cannot start: ${failure.message}\n`);
    process.exitCode = 1;
  });
  server.on('exit', (code, signal) => {
    rmSync(pidFile, { force: true });
    process.exit(stopping && signal === null ? 0 : (code ?? 1));
  });
}

try {
  if (process.argv.includes('--install')) installed();
  else start();
} catch (failure) {
  process.stderr.write(`${failure.message}\n`);
  process.exitCode = 1;
}
