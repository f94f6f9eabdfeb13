import { type Config, readConfig } from './config.js';
import { errorCode } from './error-code.js';
import { type Logger, createLogger } from './log.js';
import { projectRoot } from './project-root.js';
import type { Running } from './running.js';
import { SERVICE_NAMES } from './service-names.js';

/** The process: settings → the parts of its role → serve → wait for what it needs → ready line; a signal drains it. */
async function main(): Promise<void> {
  const root = projectRoot();
  const read = readConfig(process.env, { root, services: SERVICE_NAMES });
  if (!read.ok) return refuse(read.problems);
  const { config } = read;
  const logger = createLogger(config.logLevel);
  const running = await open(config, logger, root);
  if (running === null) return;
  const stop = onSignal(running, logger);
  // whoever read the ready line may have gone: that ends nothing
  process.stdout.on('error', () => undefined);
  process.on('unhandledRejection', (error) =>
    logger.error({ err: error }, 'nobody waited for this'),
  );
  const port = await listen(running, config);
  if (port === null) return running.close();
  const prepared = await running.prepare(new URL(`http://${urlHost(config.host)}:${port}/`));
  if (prepared.kind === 'failed') {
    say(prepared.message);
    process.exitCode = 1;
    return stop();
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

function onSignal(running: Running, logger: Logger): () => Promise<void> {
  let closing: Promise<void> | null = null;
  const stop = () => (closing ??= running.close());
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      logger.info({ signal }, 'draining');
      void stop().then(() => process.exit());
    });
  }
  return stop;
}

await main();
