import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below those that the system gives to connections of its own: one is still free when its program comes to take it. */
const PORTS = { least: 20_000, beyond: 32_768 };
const TRIES = 200;

const given = new Set();

/** A port of loopback that is free, and not given to anyone here before. */
export async function freePort() {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const port = randomInt(PORTS.least, PORTS.beyond);
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
  throw new Error(`No port from ${PORTS.least} to ${PORTS.beyond - 1} of 127.0.0.1 is free`);
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
