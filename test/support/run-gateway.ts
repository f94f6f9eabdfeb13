import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { GraphMemory } from '../../account/graph-memory.js';
import type { CollectionResult } from '../../account/collect/stages.js';
import type { Environment } from '../../gateway/config.js';
import { createLogger } from '../../gateway/log.js';
import { projectRoot } from '../../gateway/project-root.js';
import type { Surroundings } from '../../gateway/wire-parts.js';
import { wire } from '../../gateway/wire.js';
import type { Subgraph } from '../../subgraphs/kit/subgraph.js';
import { type Asking, askAt } from './ask-at.js';
import { configOf } from './config-of.js';
import { runCluster } from './run-cluster.js';
import type { Topology, Wired } from './topology.js';

export const SAMPLE_EXPORT = join(projectRoot(), 'examples', 'sample-account', 'export');
/** Every account is too large for memory; whole graphs are loaded for one request. */
export const NOTHING_IN_MEMORY: GraphMemory = {
  bytes: 1,
  largestInMemory: -1,
  largestLoaded: 1_000_000,
  largestAtOnce: -1,
};

export const SAMPLE_ACCOUNT = '210987654321';

export interface GatewayOptions {
  /** directories of exports; the sample account's when left out */
  readonly exports?: readonly string[];
  /** kept when given; else a temporary one that `stop` removes */
  readonly dataDirectory?: string;
  readonly aroundSubgraph?: (subgraph: Subgraph) => Subgraph;
  readonly memory?: GraphMemory;
  /** false: served without a collection, as at the very start of a process */
  readonly collect?: boolean;
}

export interface RunningGateway extends Asking {
  readonly wired: Wired;
  readonly origin: string;
  readonly dataDirectory: string;
  /** everything the processes would have logged, one line of JSON each */
  readonly log: readonly string[];
  /** what the collection at the start gave, by source */
  readonly collected: readonly CollectionResult[];
  stop(): Promise<void>;
}

/**
 * The wired gateway over exports, on a port of its own. TOPOLOGY=cluster: over subgraphs behind sockets of their own, each
 * with a store connection and memory of its own, as separate processes have them. GRAPHS=store: with no graph in memory.
 */
export async function runGateway(options: GatewayOptions = {}): Promise<RunningGateway> {
  const dataDirectory =
    options.dataDirectory ?? (await mkdtemp(join(tmpdir(), 'account-graph-data-')));
  const log: string[] = [];
  const surroundings: Surroundings = {
    root: projectRoot(),
    logger: createLogger('info', { write: (line: string) => void log.push(line) }),
    terminal: noTerminal(),
    now: Date.now,
    ...(process.env['GRAPHS'] === 'store' && { memory: NOTHING_IN_MEMORY }),
    ...(options.memory !== undefined && { memory: options.memory }),
    ...(options.aroundSubgraph !== undefined && { aroundSubgraph: options.aroundSubgraph }),
  };
  const topology = process.env['TOPOLOGY'] === 'cluster' ? runCluster : runWhole;
  const wired = await topology(settingsOf(options, dataDirectory), surroundings);
  const origin = await wired.listen();
  const collected = options.collect === false ? [] : await wired.accounts.collectAll({ maxAge: 0 });
  wired.becomeReady();
  return {
    ...askAt(`${origin}/graphql`),
    wired,
    origin,
    dataDirectory,
    log,
    collected,
    stop: async () => {
      await wired.close();
      if (options.dataDirectory === undefined) await rm(dataDirectory, { recursive: true });
    },
  };
}

function settingsOf(
  { exports = [SAMPLE_EXPORT] }: GatewayOptions,
  dataDirectory: string,
): Environment {
  const source = exports.map((directory) => `export:${directory}`).join(',');
  return { ACCOUNT_SOURCE: source, DATA_DIR: dataDirectory };
}

const runWhole: Topology = async (settings, surroundings) => {
  const { server, ...wired } = await wire(configOf(settings), surroundings);
  const listen = async () => `http://127.0.0.1:${(await server.listen(0, '127.0.0.1')).port}`;
  return { ...wired, listen };
};

/** A stream that is no terminal, as a process has it whose output goes to a file. */
function noTerminal(): NodeJS.WriteStream {
  const stream = new Writable({ write: (_chunk, _encoding, done) => done() });
  return Object.assign(stream, { isTTY: false }) as unknown as NodeJS.WriteStream;
}
