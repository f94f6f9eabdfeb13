import { openNeo4jGraphStore } from '../../neo4j/neo4j-graph-store.js';
import { median } from '../report/median.js';
import { bareDriver } from './bare-driver.js';
import { bareLoad } from './bare-load.js';
import type { LoadFigures } from './measure-store.js';
import { neo4jSettings } from './neo4j-settings.js';

// Reads the newest graph of an account as a snapshot and as the driver alone reads it, in turn: `load-here.js <account>`.
// Needs --expose-gc.
const ROUNDS = 7;

interface Loaded {
  readonly milliseconds: number;
  readonly nodes: number;
  readonly edges: number;
}

const [, , account = ''] = process.argv;

async function own(): Promise<Loaded> {
  // A store of its own, which has nothing in its memory.
  const store = await openNeo4jGraphStore(neo4jSettings());
  globalThis.gc?.();
  const began = performance.now();
  const result = await store.snapshot(account, 'latest');
  const milliseconds = performance.now() - began;
  await store.close();
  if (result.kind !== 'snapshot') throw new Error(`Not read: ${result.kind}`);
  return { milliseconds, nodes: result.snapshot.nodeCount, edges: result.snapshot.edgeCount };
}

async function bare(): Promise<Loaded> {
  const driver = bareDriver();
  await driver.getServerInfo();
  globalThis.gc?.();
  const began = performance.now();
  const { nodes, edges } = await bareLoad(driver, account);
  const milliseconds = performance.now() - began;
  await driver.close();
  return { milliseconds, nodes: nodes[0]?.length ?? 0, edges: edges[0]?.length ?? 0 };
}

async function figures(): Promise<LoadFigures> {
  const rounds: { readonly own: number; readonly bare: number }[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const [one, other] = [await own(), await bare()];
    if (one.nodes !== other.nodes || one.edges !== other.edges) {
      throw new Error(`Different graphs: ${JSON.stringify([one, other])}`);
    }
    // The first round warms up.
    if (round > 0) rounds.push({ own: one.milliseconds, bare: other.milliseconds });
  }
  return {
    ownMilliseconds: median(rounds.map((round) => round.own)),
    bareMilliseconds: median(rounds.map((round) => round.bare)),
    ratio: median(rounds.map((round) => round.own / round.bare)),
    rounds,
  };
}

process.send?.(await figures());
process.disconnect();
