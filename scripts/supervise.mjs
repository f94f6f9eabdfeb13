import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const ENDS_WITH_PARENT = pathToFileURL(join(root, 'scripts', 'end-with-parent.mjs')).href;
/** milliseconds */
const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 3_000;
/** one that lived so long begins with the first pause again */
const LONG_LIFE = 10_000;
/** longer than a process gives itself */
const KILL_AFTER = 20_000;

/**
 * Keeps programs running: one that ends is started again, after a pause that doubles while it keeps ending. One that ends
 * with a code of its own before it was ever ready ends everything: its settings are wrong, or there is nothing to read.
 * SIGTERM and SIGINT end all, and this process with them. `stdout`: the child whose output is this process's own; what
 * the others print goes to standard error. `last`: the child that is ended after the others, which need it until then.
 */
export function supervise({ stdout, last }) {
  const running = new Map();
  const told = new Set();
  let ending = null;
  const end = (code) => {
    ending ??= code;
    for (const [name, child] of running) {
      if (told.has(child) || (name === last && running.size > 1)) continue;
      told.add(child);
      stop(child);
    }
    if (running.size === 0) process.exit(ending);
  };
  const start = (name, program, settings) => {
    let tell;
    const state = { pause: FIRST_PAUSE, wasReady: false };
    const ready = new Promise((resolve) => (tell = resolve));
    const run = () => {
      if (ending !== null) return;
      const began = Date.now();
      const child = launch(program, settings);
      process.stderr.write(`started ${name} pid=${child.pid}\n`);
      running.set(name, child);
      forward(child, name === stdout ? process.stdout : process.stderr, (line) => {
        state.wasReady = true;
        tell(line);
      });
      child.once('exit', (code, signal) => {
        running.delete(name);
        if (ending !== null) return end(ending);
        process.stderr.write(`${name} ended (${signal ?? code})\n`);
        if (!state.wasReady && code !== null && code !== 0) return end(code);
        if (Date.now() - began > LONG_LIFE) state.pause = FIRST_PAUSE;
        setTimeout(run, state.pause);
        state.pause = Math.min(state.pause * 2, LONGEST_PAUSE);
      });
    };
    run();
    return { ready };
  };
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => end(0));
  return { start };
}

/** A signal of the terminal is for this process alone, which ends its children in its own time. */
function launch(program, settings) {
  return spawn(process.execPath, ['--import', ENDS_WITH_PARENT, ...program], {
    detached: true,
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
}

function forward(child, output, onReady) {
  createInterface({ input: child.stdout }).on('line', (line) => {
    const isReady = line.startsWith('ready ');
    if (isReady) onReady(line);
    // a ready line of a store holds its password
    if (!isReady || !line.includes('password=')) output.write(`${line}\n`);
  });
}

function stop(child) {
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), KILL_AFTER).unref();
}
