import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { CollectionResult } from '../../account/collect/stages.js';
import { readConfig } from '../../gateway/config.js';
import { createLogger } from '../../gateway/log.js';
import { projectRoot } from '../../gateway/project-root.js';
import { type Wired, wire } from '../../gateway/wire.js';
import type { Subgraph } from '../../subgraphs/kit/subgraph.js';
import { type Asking, askAt } from './ask-at.js';

export const SAMPLE_EXPORT = join(projectRoot(), 'examples', 'sample-account', 'export');
export const SAMPLE_ACCOUNT = '210987654321';

export interface GatewayOptions {
  /** directories of exports; the sample account's when left out */
  readonly exports?: readonly string[];
  /** kept when given; else a temporary one that `stop` removes */
  readonly dataDirectory?: string;
  readonly aroundSubgraph?: (subgraph: Subgraph) => Subgraph;
  /** false: served without a collection, as at the very start of a process */
  readonly collect?: boolean;
}

export interface RunningGateway extends Asking {
  readonly wired: Wired;
  readonly origin: string;
  readonly dataDirectory: string;
  /** everything the process would have logged, one line of JSON each */
  readonly log: readonly string[];
  /** what the collection at the start gave, by source */
  readonly collected: readonly CollectionResult[];
  stop(): Promise<void>;
}

/** The wired gateway in this process, over exports, on a port of its own. */
export async function runGateway(options: GatewayOptions = {}): Promise<RunningGateway> {
  const dataDirectory =
    options.dataDirectory ?? (await mkdtemp(join(tmpdir(), 'account-graph-data-')));
  const log: string[] = [];
  const wired = await wire(configOf(options.exports ?? [SAMPLE_EXPORT], dataDirectory), {
    root: projectRoot(),
    logger: createLogger('info', { write: (line: string) => void log.push(line) }),
    terminal: noTerminal(),
    now: Date.now,
    ...(options.aroundSubgraph !== undefined && { aroundSubgraph: options.aroundSubgraph }),
  });
  const { port } = await wired.server.listen(0, '127.0.0.1');
  const collected = options.collect === false ? [] : await wired.accounts.collectAll({ maxAge: 0 });
  wired.becomeReady();
  const origin = `http://127.0.0.1:${port}`;
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

function configOf(exports: readonly string[], dataDirectory: string) {
  const source = exports.map((directory) => `export:${directory}`).join(',');
  const read = readConfig({ ACCOUNT_SOURCE: source, DATA_DIR: dataDirectory }, projectRoot());
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.config;
}

/** A stream that is no terminal, as a process has it whose output goes to a file. */
function noTerminal(): NodeJS.WriteStream {
  const stream = new Writable({ write: (_chunk, _encoding, done) => done() });
  return Object.assign(stream, { isTTY: false }) as unknown as NodeJS.WriteStream;
}
