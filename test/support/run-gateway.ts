import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GraphMemory } from '../../account/graph-memory.js';
import type { CollectionResult } from '../../account/collect/stages.js';
import { projectRoot } from '../../gateway/project-root.js';
import type { BeforeFetch } from './around-fetches.js';
import { type Asking, askAt } from './ask-at.js';
import { runCluster } from './run-cluster.js';
import { runWhole } from './run-whole.js';
import type { Wired } from './topology.js';

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
  readonly beforeFetch?: BeforeFetch;
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
  /** everything that the store holds of its accounts, as text */
  stored(): Promise<string>;
  stop(): Promise<void>;
}

/**
 * The wired gateway over exports, on a port of its own: one process over SQLite. TOPOLOGY=cluster: over subgraphs in other
 * processes and a Neo4j that they share.
 */
export async function runGateway(options: GatewayOptions = {}): Promise<RunningGateway> {
  const { exports = [SAMPLE_EXPORT], beforeFetch = null, collect = true } = options;
  const dataDirectory =
    options.dataDirectory ?? (await mkdtemp(join(tmpdir(), 'account-graph-data-')));
  const log: string[] = [];
  const topology = process.env['TOPOLOGY'] === 'cluster' ? runCluster : runWhole;
  const sources = exports.map((directory) => `export:${directory}`).join(',');
  const wired = await topology({
    settings: { ACCOUNT_SOURCE: sources, DATA_DIR: dataDirectory },
    memory: options.memory ?? null,
    beforeFetch,
    log: (line) => void log.push(line),
  });
  const origin = await wired.listen();
  const collected = collect ? await wired.accounts.collectAll({ maxAge: 0 }) : [];
  await wired.becomeReady();
  return {
    ...askAt(`${origin}/graphql`),
    wired,
    origin,
    dataDirectory,
    log,
    collected,
    stored: wired.stored,
    stop: async () => {
      await wired.close();
      if (options.dataDirectory === undefined) await rm(dataDirectory, { recursive: true });
    },
  };
}
