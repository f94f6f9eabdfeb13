import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CollectionResult } from '../../account/collect/stages.js';
import { readConfig } from '../../gateway/config.js';
import { createLogger } from '../../gateway/log.js';
import { projectRoot } from '../../gateway/project-root.js';
import { SERVICE_NAMES } from '../../gateway/service-names.js';
import { wire } from '../../gateway/wire.js';
import type { CollectionDone } from './start-collector.js';

// Our process as it is wired, asked to collect: its settings are the environment's. Ends when nobody is connected.
const root = projectRoot();
const dataDirectory = await mkdtemp(join(tmpdir(), 'account-graph-bench-'));
const environment = { ...process.env, DATA_DIR: dataDirectory, ACCOUNT_SOURCE: 'aws' };
const read = readConfig(environment, { root, services: SERVICE_NAMES });
if (!read.ok) throw new Error(read.problems.join('\n'));
const wired = await wire(read.config, {
  root,
  logger: createLogger('error'),
  terminal: process.stderr,
  now: Date.now,
});

async function collect(): Promise<CollectionDone | { readonly failed: string }> {
  const began = performance.now();
  const [result] = await wired.accounts.collectAll({ maxAge: 0 });
  const milliseconds = performance.now() - began;
  return result === undefined ? { failed: 'There is no source' } : done(result, milliseconds);
}

function done(
  result: CollectionResult,
  milliseconds: number,
): CollectionDone | { readonly failed: string } {
  if (result.kind === 'failed') return { failed: result.reason.message };
  const { version, changes, report } = result;
  const { calls, nodes, edges, incomplete } = report;
  if (incomplete.length > 0) return { failed: `Incomplete: ${JSON.stringify(incomplete)}` };
  const made = changes.length > 0 ? (version?.seq ?? null) : null;
  return { milliseconds, version: made, calls, nodes, edges };
}

process.on('message', () => {
  void collect().then((answer) => process.send?.(answer));
});
process.on('disconnect', () => {
  void wired
    .close()
    .then(() => rm(dataDirectory, { recursive: true }))
    .then(() => process.exit());
});
process.send?.('ready');
