import { systemClock } from '../account/clock.js';
import { DEFAULTS } from '../gateway/config.js';
import { followAccount } from './follow-account.js';

/**
 * `npm run follow -- <account> [after]` prints the changes of an account as they happen, one on a line; with a version, those
 * after it first. URL names the WebSocket (ws://HOST:PORT/graphql when left out). Ctrl-C ends it.
 */
async function main([account, after]: readonly string[]): Promise<void> {
  if (account === undefined || (after !== undefined && !/^\d{1,9}$/.test(after))) {
    process.stderr.write('usage: npm run follow -- <account> [after which version]\n');
    process.exitCode = 2;
    return;
  }
  const ended = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ended.abort());
  const followed = await followAccount({
    url: process.env['URL'] || `ws://${hostOf()}:${process.env['PORT'] || DEFAULTS.PORT}/graphql`,
    account,
    after: after === undefined ? null : Number(after),
    write: (line) => void process.stdout.write(`${line}\n`),
    colours: process.stdout.isTTY && !process.env['NO_COLOR'],
    wait: systemClock.wait,
    signal: ended.signal,
  });
  if (followed.kind === 'ended') return;
  process.stderr.write(`${followed.message}\n`);
  process.exitCode = 1;
}

function hostOf(): string {
  const host = process.env['HOST'] || DEFAULTS.HOST;
  return host.includes(':') ? `[${host}]` : host;
}

await main(process.argv.slice(2));
