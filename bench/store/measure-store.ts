import { openNeo4jGraphStore } from '../../neo4j/neo4j-graph-store.js';
import { inFreshProcess } from '../process/in-fresh-process.js';
import type { TurnOptions } from '../process/measure-peers.js';
import { type StartedNeo4j, startNeo4j } from '../process/start-neo4j.js';
import { type RequestFigure, measureRequests } from './measure-requests.js';

/** Writing the large graph as a first version. */
export interface IngestFigures {
  readonly ownMilliseconds: number;
  readonly bareMilliseconds: number;
  readonly rounds: readonly { readonly own: number; readonly bare: number }[];
}

/** One version of 20 changes, medians. */
export interface AppendFigures {
  readonly ownMilliseconds: number;
  readonly bareMilliseconds: number;
}

/** Reading the newest graph, medians. */
export interface LoadFigures {
  readonly ownMilliseconds: number;
  readonly bareMilliseconds: number;
  /** the median of the rounds' ratios */
  readonly ratio: number;
  readonly rounds: readonly { readonly own: number; readonly bare: number }[];
}

/** The store over Neo4j. */
export interface StoreFigures {
  readonly ingest: IngestFigures;
  readonly append: AppendFigures;
  readonly load: LoadFigures;
  readonly requests: readonly RequestFigure[];
}

const HEAP = '2g';
const ACCOUNTS = { own: 'own-1', bare: 'bare-1' } as const;

/** Over a Neo4j that it starts and stops; each step is a process of its own. */
export async function measureStore(options: TurnOptions): Promise<StoreFigures> {
  const written = await measureWritten();
  return { ...written, requests: await measureRequests(options) };
}

async function measureWritten(): Promise<Omit<StoreFigures, 'requests'>> {
  const neo4j = await startNeo4j(HEAP);
  try {
    await makeSchema(neo4j);
    const ingest = await measureIngest(neo4j);
    const append = await here<AppendFigures>(neo4j, 'append-here', ACCOUNTS.own, ACCOUNTS.bare);
    const load = await here<LoadFigures>(neo4j, 'load-here', ACCOUNTS.own);
    return { ingest, append, load };
  } finally {
    await neo4j.stop();
  }
}

/** The store brings the schema; the driver alone uses it. */
async function makeSchema(settings: StartedNeo4j): Promise<void> {
  const store = await openNeo4jGraphStore(settings);
  await store.close();
}

/** Each writes twice, in the order own, bare, bare, own: what grows warm on the way favours neither. */
async function measureIngest(neo4j: StartedNeo4j): Promise<IngestFigures> {
  const ingest = (who: keyof typeof ACCOUNTS, round: number) =>
    here<number>(neo4j, 'ingest-here', who, `${who}-${round}`);
  const first = { own: await ingest('own', 1), bare: await ingest('bare', 1) };
  const bare = await ingest('bare', 2);
  const second = { own: await ingest('own', 2), bare };
  await checkSame(neo4j);
  return {
    ownMilliseconds: (first.own + second.own) / 2,
    bareMilliseconds: (first.bare + second.bare) / 2,
    rounds: [first, second],
  };
}

/** Throws unless all four accounts hold the same number of records at the same version. */
async function checkSame(settings: StartedNeo4j): Promise<void> {
  const store = await openNeo4jGraphStore(settings);
  const heads = (await store.heads()).filter(({ account }) => !account.endsWith('-warm'));
  await store.close();
  const states = new Set(heads.map(({ seq, records }) => `${seq} ${records}`));
  if (heads.length !== 4 || states.size !== 1) {
    throw new Error(`The accounts were written differently: ${JSON.stringify(heads)}`);
  }
}

function here<Figures>(
  { environment }: StartedNeo4j,
  program: string,
  ...args: readonly string[]
): Promise<Figures> {
  const entry = new URL(`./${program}.js`, import.meta.url);
  return inFreshProcess({
    entry,
    environment,
    arguments: args,
    nodeOptions: ['--expose-gc', '--max-old-space-size=6144'],
  });
}
