import { setTimeout as wait } from 'node:timers/promises';
import { type StartedNeo4j, startNeo4j } from '../process/start-neo4j.js';
import { median } from '../report/median.js';
import { type Collector, startCollector } from './start-collector.js';
import { type StartedProvider, startProvider } from './start-provider.js';

/** One collection, in milliseconds. */
export interface Collected {
  /** from its beginning until it was appended */
  readonly whole: number;
  /** of that, with the provider having something to answer */
  readonly provider: number;
  /** the rest */
  readonly own: number;
  /** the version it made; null: none */
  readonly version: number | null;
}

export interface CollectionFigures {
  readonly nodes: number;
  readonly edges: number;
  readonly calls: number;
  readonly first: Collected;
  /** the same again, nothing having changed; medians */
  readonly unchanged: Collected;
  readonly unchangedRounds: readonly Collected[];
}

const TIMES = 5;
/** Milliseconds between two collections: the rates at which the provider is asked recover, as they do in a quarter of an hour. */
const RECOVERY = 10_000;

/**
 * Our process collects a company-sized account of a live provider into an empty Neo4j, and collects it again. Throws when
 * something could not be read, or when nothing changed and yet there is a version.
 */
export async function measureCollection(): Promise<CollectionFigures> {
  const provider = await startProvider();
  try {
    const neo4j = await startNeo4j('1g');
    try {
      return await measureWith(provider, neo4j);
    } finally {
      await neo4j.stop();
    }
  } finally {
    await provider.stop();
  }
}

async function measureWith(
  provider: StartedProvider,
  neo4j: StartedNeo4j,
): Promise<CollectionFigures> {
  const collector = await startCollector({ ...neo4j.environment, ...provider.environment });
  try {
    const { calls, nodes, edges, ...first } = await once(provider, collector);
    if (first.version === null) throw new Error('The first collection made no version');
    const rounds: Collected[] = [];
    for (let time = 0; time < TIMES; time += 1) {
      await wait(RECOVERY);
      const { whole, provider: theirs, own, version } = await once(provider, collector);
      if (version !== null) throw new Error('Nothing changed, and there is a new version');
      rounds.push({ whole, provider: theirs, own, version });
    }
    const middle = (of: 'whole' | 'provider' | 'own') => median(rounds.map((round) => round[of]));
    const unchanged = {
      whole: middle('whole'),
      provider: middle('provider'),
      own: middle('own'),
      version: null,
    };
    return { calls, nodes, edges, first, unchanged, unchangedRounds: rounds };
  } finally {
    await collector.stop();
  }
}

type Once = Collected & Pick<CollectionFigures, 'calls' | 'nodes' | 'edges'>;

async function once(provider: StartedProvider, collector: Collector): Promise<Once> {
  const before = await provider.busyMilliseconds();
  const { milliseconds: whole, ...found } = await collector.collect();
  const busy = (await provider.busyMilliseconds()) - before;
  return { whole, provider: busy, own: whole - busy, ...found };
}
