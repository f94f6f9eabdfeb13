import type { CollectionResult } from '../account/collect/stages.js';
import { type Config, readConfig } from './config.js';
import { errorCode } from './error-code.js';
import { exampleQuestions } from './example-questions.js';
import { type Logger, createLogger } from './log.js';
import { projectRoot } from './project-root.js';
import { type Wired, wire } from './wire.js';

/** The process: settings → parts → serve → collect → ready line; a signal drains it. */
async function main(): Promise<void> {
  const root = projectRoot();
  const read = readConfig(process.env, root);
  if (!read.ok) return refuse(read.problems);
  const { config } = read;
  const logger = createLogger(config.logLevel);
  logger.warn({ host: config.host }, 'nobody has to say who they are: every caller is the owner');
  const wired = await open(config, logger, root);
  if (wired === null) return;
  const stop = onSignal(wired, logger);
  // whoever read the ready line may have gone: that ends nothing
  process.stdout.on('error', () => undefined);
  process.on('unhandledRejection', (error) =>
    logger.error({ err: error }, 'nobody waited for this'),
  );
  const port = await listen(wired, config);
  if (port === null) return wired.close();
  const failed = await haveAccounts(wired, logger);
  if (failed !== null) {
    say(failed);
    process.exitCode = 1;
    return stop();
  }
  wired.becomeReady();
  await announce(wired, `http://${urlHost(config.host)}:${port}/graphql`);
}

function refuse(problems: readonly string[]): void {
  for (const problem of problems) say(problem);
  process.exitCode = 2;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function open(config: Config, logger: Logger, root: string): Promise<Wired | null> {
  try {
    return await wire(config, { root, logger, terminal: process.stderr, now: Date.now });
  } catch (error) {
    refuse([error instanceof Error ? error.message : String(error)]);
    return null;
  }
}

/** The port that is listened at; null when it cannot be had. */
async function listen({ server }: Wired, { port, host }: Config): Promise<number | null> {
  try {
    return (await server.listen(port, host)).port;
  } catch (error) {
    refuse([`PORT ${port} of ${host} cannot be had (${errorCode(error)})`]);
    return null;
  }
}

/**
 * What the store holds is served at once and read again behind it; with an account missing, the collection is waited
 * for. Gives what to say when nothing could be read.
 */
async function haveAccounts({ accounts }: Wired, logger: Logger): Promise<string | null> {
  const collecting = accounts.collectAll({ maxAge: 0 });
  if (!(await accounts.sourced()).includes(null)) {
    collecting.catch((error: unknown) => logger.error({ err: error }, 'a collection was cut off'));
    return null;
  }
  const failed = (await collecting).filter((result) => result.kind === 'failed');
  if ((await accounts.first()) !== undefined) return null;
  return `Nothing could be read:\n${failed.map(whyFailed).join('\n')}`;
}

function whyFailed(result: CollectionResult): string {
  return result.kind === 'failed' ? `  ${result.reason.message}` : '';
}

async function announce({ accounts }: Wired, url: string): Promise<void> {
  const first = await accounts.first();
  if (first === undefined) return;
  const { account, seq } = first.version;
  const [example] = exampleQuestions(first);
  const counts = `nodes=${first.nodeCount} edges=${first.edgeCount}`;
  process.stdout.write(`ready ${url} account=${account} version=${seq} ${counts}\n`);
  if (example === undefined) return;
  process.stdout.write(
    `Paste this at ${new URL('/', url)} (${example.title}):\n${example.query}\n`,
  );
}

function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function onSignal(wired: Wired, logger: Logger): () => Promise<void> {
  let closing: Promise<void> | null = null;
  const stop = () => (closing ??= wired.close());
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      logger.info({ signal }, 'draining');
      void stop().then(() => process.exit());
    });
  }
  return stop;
}

await main();
