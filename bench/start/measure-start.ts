import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ProcessOptions, startProcess } from '../process/start-process.js';
import { median } from '../report/median.js';
import { MACHINE_QUERY, TWO_SUBGRAPHS } from './two-subgraphs.js';

/** Milliseconds, medians of the rounds. */
interface Cost {
  /** from the start of the process until it says that it serves */
  readonly readyWall: number;
  readonly readyCpu: number;
  /** CPU until it has answered its first question too */
  readonly answeredCpu: number;
}

export interface StartFigures {
  readonly own: Cost;
  readonly bare: Cost;
  /** ours by the bare gateway's, medians of the rounds' ratios */
  readonly wallRatio: number;
  readonly cpuRatio: number;
  readonly answeredRatio: number;
}

/** Two services too. */
const SAMPLE_QUERY =
  '{ instances(account: "210987654321", first: 1) { nodes { id name volumes { id sizeGiB } } } }';

type Contender = ProcessOptions & { readonly query: string };

/**
 * Starts our process on the sample account with an empty data directory, and a bare Apollo gateway, in turn. Each gets a
 * directory of its own every time.
 */
export async function measureStart(rounds: number): Promise<StartFigures> {
  const directory = await mkdtemp(join(tmpdir(), 'account-graph-start-'));
  const supergraph = join(directory, 'supergraph.graphql');
  await writeFile(supergraph, composed());
  const own: Cost[] = [];
  const bare: Cost[] = [];
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const pair = [
        await once(ownProcess(join(directory, `data-${round}`))),
        await once(bareProcess(supergraph)),
      ] as const;
      // The first pair fills the system's file cache.
      if (round === 0) continue;
      own.push(pair[0]);
      bare.push(pair[1]);
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
  return figures(own, bare);
}

function composed(): string {
  const { supergraphSdl, errors } = composeServices(
    TWO_SUBGRAPHS.map(({ name, sdl }) => ({ name, typeDefs: parse(sdl), url: `local:${name}` })),
  );
  if (supergraphSdl === undefined) throw new AggregateError(errors ?? []);
  return supergraphSdl;
}

function ownProcess(dataDirectory: string): Contender {
  return {
    entry: new URL('../../gateway/main.js', import.meta.url),
    environment: { DATA_DIR: dataDirectory, PORT: '0', ACCOUNT_SOURCE: '' },
    says: 'line',
    query: SAMPLE_QUERY,
  };
}

function bareProcess(supergraph: string): Contender {
  const entry = new URL('./bare-apollo.js', import.meta.url);
  return { entry, arguments: [supergraph], says: 'line', query: MACHINE_QUERY };
}

async function once(contender: Contender): Promise<Cost> {
  const started = await startProcess(contender);
  try {
    const readyCpu = await started.cpu();
    await ask(started.url, contender.query);
    return { readyWall: started.milliseconds, readyCpu, answeredCpu: await started.cpu() };
  } finally {
    await started.stop();
  }
}

async function ask(url: URL, query: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const { errors } = (await response.json()) as { readonly errors?: unknown };
  if (errors !== undefined) throw new Error(`${url.href}: ${JSON.stringify(errors)}`);
}

function figures(own: readonly Cost[], bare: readonly Cost[]): StartFigures {
  const ratio = (of: keyof Cost) =>
    median(own.map((cost, round) => cost[of] / (bare[round]?.[of] ?? NaN)));
  return {
    own: medians(own),
    bare: medians(bare),
    wallRatio: ratio('readyWall'),
    cpuRatio: ratio('readyCpu'),
    answeredRatio: ratio('answeredCpu'),
  };
}

function medians(costs: readonly Cost[]): Cost {
  const of = (name: keyof Cost) => median(costs.map((cost) => cost[name]));
  return { readyWall: of('readyWall'), readyCpu: of('readyCpu'), answeredCpu: of('answeredCpu') };
}
