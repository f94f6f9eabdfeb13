import { type Config, readConfig } from './config.js';
import { type Ending, createEnding } from './ending.js';
import { errorCode } from './error-code.js';
import { type Logger, createLogger } from './log.js';
import { projectRoot } from './project-root.js';
import type { Prepared, Running } from './running.js';
import { SERVICE_NAMES } from './service-names.js';

/** Milliseconds that draining and closing may take. */
const CLOSE_LIMIT = 15_000;

/** The process: settings → the parts of its role → serve → wait for what it needs → ready line; a signal drains it. */
async function main(): Promise<void> {
  const root = projectRoot();
  const read = readConfig(process.env, { root, services: SERVICE_NAMES });
  if (!read.ok) return refuse(read.problems);
  const { config } = read;
  const logger = createLogger(config.logLevel);
  const running = await open(config, logger, root);
  if (running === null) return;
  const ending = createEnding({
    close: () => running.close(),
    logger,
    exit: (code) => process.exit(code),
    limit: CLOSE_LIMIT,
  });
  endAtSignals(ending, logger);
  // whoever read the ready line may have gone: that ends nothing
  process.stdout.on('error', () => undefined);
  process.on('unhandledRejection', (error) =>
    logger.error({ err: error }, 'nobody waited for this'),
  );
  const port = await listen(running, config);
  if (port === null) return ending.end();
  const url = new URL(`http://${urlHost(config.host)}:${port}/`);
  const prepared = await prepare(running, url);
  // what it was waiting for is of no use any more
  if (ending.begun) return;
  if (prepared.kind === 'failed') {
    say(prepared.message);
    process.exitCode = 1;
    return ending.end();
  }
  for (const line of prepared.lines) process.stdout.write(`${line}\n`);
}

function refuse(problems: readonly string[]): void {
  for (const problem of problems) say(problem);
  process.exitCode = 2;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function open(config: Config, logger: Logger, root: string): Promise<Running | null> {
  try {
    return await start(config, logger, root);
  } catch (error) {
    refuse([error instanceof Error ? error.message : String(error)]);
    return null;
  }
}

/** Each role loads what it needs only. */
async function start(config: Config, logger: Logger, root: string): Promise<Running> {
  const surroundings = { root, logger, terminal: process.stderr, now: Date.now };
  const { role } = config;
  if (role.kind === 'subgraphs') {
    const { startSubgraphs } = await import('./start-subgraphs.js');
    return startSubgraphs(config, role.names, surroundings);
  }
  const { host } = config;
  logger.warn({ host }, 'nobody has to say who they are: every caller is the owner');
  if (role.kind === 'gateway') {
    const { startGateway } = await import('./start-gateway.js');
    return startGateway(config, role.addresses, surroundings);
  }
  const { startWhole } = await import('./start-whole.js');
  return startWhole(config, surroundings);
}

/** The port that is listened at; null when it cannot be had. */
async function listen({ server }: Running, { port, host }: Config): Promise<number | null> {
  try {
    return (await server.listen(port, host)).port;
  } catch (error) {
    refuse([`PORT ${port} of ${host} cannot be had (${errorCode(error)})`]);
    return null;
  }
}

function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

async function prepare(running: Running, url: URL): Promise<Prepared> {
  try {
    return await running.prepare(url);
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

function endAtSignals(ending: Ending, logger: Logger): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      logger.info({ signal }, 'draining');
      void ending.end().then(() => process.exit());
    });
  }
}

await main();
