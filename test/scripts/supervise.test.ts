import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';
import { projectRoot } from '../../gateway/project-root.js';

const script = (name: string) => pathToFileURL(join(projectRoot(), 'scripts', name)).href;

/** Says when it is told to end, and when it has; it takes a while. A second signal would end it without a word. */
const CHILD = `
  const say = (text) => process.stderr.write(process.env.NAME + ' ' + text + '\\n');
  process.once('SIGTERM', () => {
    say('is told');
    setTimeout(() => { say('ends'); process.exit(0); }, Number(process.env.TIME));
  });
  setInterval(() => {}, 1000);
  console.log('ready ' + process.env.NAME);
`;

const SUPERVISOR = `
  import { supervise } from '${script('supervise.mjs')}';
  const { start } = supervise({ stdout: 'quick', last: 'store' });
  const program = ['-e', ${JSON.stringify(CHILD)}];
  const times = { store: 0, quick: 0, slow: 200 };
  for (const [NAME, TIME] of Object.entries(times)) {
    await start(NAME, program, { NAME, TIME: String(TIME) }).ready;
  }
  console.log('all ready');
`;

function run(program: string) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (printed.stdout += String(chunk)));
  child.stderr.on('data', (chunk) => (printed.stderr += String(chunk)));
  return { child, printed, closed: once(child, 'close') };
}

test('what the others need is ended after them, and each is told once', async () => {
  const { child, printed, closed } = run(SUPERVISOR);
  while (!printed.stdout.includes('all ready')) await once(child.stdout, 'data');
  child.kill('SIGTERM');
  expect(await closed).toEqual([0, null]);
  const said = [...printed.stderr.matchAll(/^(\w+) (is told|ends)$/gm)].map(([text]) => text);
  expect(said.toSorted()).toEqual(
    ['quick', 'slow', 'store'].flatMap((name) => [`${name} ends`, `${name} is told`]),
  );
  expect(said.slice(-3)).toEqual(['slow ends', 'store is told', 'store ends']);
});

test('ports of processes are free and none that the system gives to connections', async () => {
  const { printed, closed } = run(`
    import { freePort } from '${script('free-port.mjs')}';
    const ports = [];
    for (let at = 0; at < 100; at += 1) ports.push(await freePort());
    console.log(JSON.stringify(ports));
  `);
  expect(await closed).toEqual([0, null]);
  const ports = JSON.parse(printed.stdout) as readonly number[];
  expect(new Set(ports).size).toBe(100);
  expect(ports.every((port) => port > 1024 && port < 32_768)).toBe(true);
});
