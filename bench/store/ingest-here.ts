import type { Change } from '../../account/graph/change.js';
import { openNeo4jGraphStore } from '../../neo4j/neo4j-graph-store.js';
import { NODES } from '../snapshot/large-graph.js';
import { bareAppend } from './bare-append.js';
import { bareDriver } from './bare-driver.js';
import { largeChanges } from './large-changes.js';
import { neo4jSettings } from './neo4j-settings.js';
import { versionRows } from './version-rows.js';

// Writes the large graph as an account's first version, in a process of its own: `ingest-here.js own|bare <account>`.
const TIME = '2026-01-01T00:00:00.000Z';
const WARM_UP_NODES = 5_000;

/** Prepares a first version and gives what writes it. */
type Writer = (account: string, changes: readonly Change[]) => () => Promise<void>;

async function milliseconds(writer: Writer, account: string): Promise<number> {
  await writer(`${account}-warm`, largeChanges(WARM_UP_NODES))();
  const write = writer(account, largeChanges(NODES));
  globalThis.gc?.();
  const began = performance.now();
  await write();
  return performance.now() - began;
}

async function own(account: string): Promise<number> {
  const store = await openNeo4jGraphStore(neo4jSettings());
  const writer: Writer = (account, changes) => async () => {
    const batch = { account, id: 'first', expectedSeq: 0, changes, actor: null, source: 'bench' };
    const result = await store.append({ ...batch, time: TIME, freshness: [] });
    if (result.kind !== 'appended') throw new Error(`Not written: ${result.kind}`);
  };
  const taken = await milliseconds(writer, account);
  await store.close();
  return taken;
}

async function bare(account: string): Promise<number> {
  const driver = bareDriver();
  const writer: Writer = (account, changes) => {
    const rows = versionRows({ account, seq: 1, id: 'first', time: TIME }, changes);
    return () => bareAppend(driver, rows);
  };
  const taken = await milliseconds(writer, account);
  await driver.close();
  return taken;
}

const [, , who = '', account = ''] = process.argv;
process.send?.(await (who === 'own' ? own(account) : bare(account)));
process.disconnect();
