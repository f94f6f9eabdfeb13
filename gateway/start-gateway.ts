import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from './config.js';
import type { Logger } from './log.js';
import type { Running } from './running.js';
import { wireGateway } from './wire-gateway.js';
import type { Surroundings } from './wire-parts.js';

/** Milliseconds from one look at the subgraphs to the next, and of one look. */
const LOOK_EVERY = 200;
const LOOK_LIMIT = 2_000;
/** looks after which the log says who is waited for */
const TOLD_EVERY = 25;

/** A gateway process: ready once every subgraph was. */
export async function startGateway(
  config: Config,
  addresses: ReadonlyMap<string, URL>,
  surroundings: Surroundings,
): Promise<Running> {
  const { server, becomeReady, close } = await wireGateway(config, addresses, surroundings);
  const closing = new AbortController();
  return {
    server,
    async prepare(url) {
      await everyReady(addresses, surroundings.logger, closing.signal);
      if (closing.signal.aborted) return { kind: 'ready', lines: [] };
      becomeReady();
      return { kind: 'ready', lines: [await announcement(new URL('/graphql', url))] };
    },
    close: () => {
      closing.abort();
      return close();
    },
  };
}

async function everyReady(
  addresses: ReadonlyMap<string, URL>,
  logger: Logger,
  signal: AbortSignal,
): Promise<void> {
  for (let look = 1; ; look += 1) {
    const found = await Promise.all(
      [...addresses].map(async ([name, url]) => ((await isReady(url, signal)) ? [] : [name])),
    );
    const missing = found.flat();
    if (missing.length === 0 || signal.aborted) return;
    if (look % TOLD_EVERY === 0) logger.info({ missing }, 'waiting for subgraphs');
    await wait(LOOK_EVERY, undefined, { signal }).catch(() => undefined);
  }
}

async function isReady(url: URL, closing: AbortSignal): Promise<boolean> {
  const signal = AbortSignal.any([closing, AbortSignal.timeout(LOOK_LIMIT)]);
  try {
    const health = await fetch(new URL('/health/ready', url), { redirect: 'error', signal });
    await health.body?.cancel();
    return health.status === 200;
  } catch {
    return false;
  }
}

interface Answer {
  readonly data?: {
    readonly accounts?: readonly { readonly id: string }[];
    readonly account?: {
      readonly graph: {
        readonly version: { readonly seq: number };
        readonly nodeCount: number;
        readonly edgeCount: number;
      } | null;
    } | null;
  } | null;
}

const COUNTS =
  'query ($id: ID!) { account(id: $id) { graph { version { seq } nodeCount edgeCount } } }';

/** What the gateway itself answers: it holds no graph that it could count. Nothing is loaded of any account but the first. */
async function announcement(url: URL): Promise<string> {
  const [first] = (await ask(url, { query: '{ accounts { id } }' })).data?.accounts ?? [];
  if (first === undefined) return `ready ${url.href}`;
  const { id } = first;
  const { data } = await ask(url, { query: COUNTS, variables: { id } });
  const graph = data?.account?.graph ?? null;
  if (graph === null) return `ready ${url.href} account=${id}`;
  const { version, nodeCount, edgeCount } = graph;
  const counts = `nodes=${nodeCount} edges=${edgeCount}`;
  return `ready ${url.href} account=${id} version=${version.seq} ${counts}`;
}

/** Nothing, when it is not answered: what serves has begun all the same. */
async function ask(url: URL, question: object): Promise<Answer> {
  const headers = { 'content-type': 'application/json' };
  try {
    const body = JSON.stringify(question);
    const response = await fetch(url, { method: 'POST', headers, body });
    return (await response.json()) as Answer;
  } catch {
    return {};
  }
}
