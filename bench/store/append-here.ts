import { openNeo4jGraphStore } from '../../neo4j/neo4j-graph-store.js';
import { median } from '../report/median.js';
import { bareAppend } from './bare-append.js';
import { bareDriver } from './bare-driver.js';
import type { AppendFigures } from './measure-store.js';
import { neo4jSettings } from './neo4j-settings.js';
import { smallChanges } from './small-changes.js';
import { versionRows } from './version-rows.js';

// Appends versions of 20 changes to two accounts in turn, through the store and through the driver alone:
// `append-here.js <own account> <bare account>`. Both have the large graph as their first version.
const TIME = '2026-01-02T00:00:00.000Z';
const WARM_UP = 100;
const TIMES = 200;

const [, , ownAccount = '', bareAccount = ''] = process.argv;
const store = await openNeo4jGraphStore(neo4jSettings());
const driver = bareDriver();
// As in our process: the newest graph is in memory.
await store.snapshot(ownAccount, 'latest');

async function own(version: number): Promise<number> {
  const changes = smallChanges(version);
  const [account, id] = [ownAccount, `small ${version}`];
  const batch = { account, id, expectedSeq: version + 1, changes, actor: null, source: 'bench' };
  const began = performance.now();
  const result = await store.append({ ...batch, time: TIME, freshness: [] });
  const taken = performance.now() - began;
  if (result.kind !== 'appended') throw new Error(`Not written: ${JSON.stringify(result)}`);
  return taken;
}

async function bare(version: number): Promise<number> {
  const named = { account: bareAccount, seq: version + 2, id: `small ${version}`, time: TIME };
  const rows = versionRows(named, smallChanges(version));
  const began = performance.now();
  await bareAppend(driver, rows);
  return performance.now() - began;
}

async function figures(): Promise<AppendFigures> {
  const ownTimes: number[] = [];
  const bareTimes: number[] = [];
  for (let version = 0; version < WARM_UP + TIMES; version += 1) {
    ownTimes.push(await own(version));
    bareTimes.push(await bare(version));
  }
  const [ownMilliseconds, bareMilliseconds] = [ownTimes, bareTimes].map((times) =>
    median(times.slice(WARM_UP)),
  );
  return { ownMilliseconds: ownMilliseconds ?? NaN, bareMilliseconds: bareMilliseconds ?? NaN };
}

process.send?.(await figures());
await store.close();
await driver.close();
process.disconnect();
