import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createLogger } from '../../gateway/log.js';
import { projectRoot } from '../../gateway/project-root.js';
import { wire } from '../../gateway/wire.js';
import { aroundFetches } from './around-fetches.js';
import { configOf } from './config-of.js';
import { noTerminal } from './no-terminal.js';
import type { Topology } from './topology.js';

/** Everything in this process, over SQLite. */
export const runWhole: Topology = async ({ settings, memory, beforeFetch, log }) => {
  const { server, ...wired } = await wire(configOf(settings), {
    root: projectRoot(),
    logger: createLogger('info', { write: log }),
    terminal: noTerminal(),
    now: Date.now,
    ...(memory !== null && { memory }),
    ...(beforeFetch !== null && { aroundSubgraph: aroundFetches(beforeFetch) }),
  });
  return {
    ...wired,
    listen: async () => `http://127.0.0.1:${(await server.listen(0, '127.0.0.1')).port}`,
    stored: () => allFilesIn(settings.DATA_DIR),
  };
};

async function allFilesIn(directory: string): Promise<string> {
  const entries = await readdir(directory, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile());
  const texts = await Promise.all(
    files.map((file) => readFile(join(file.parentPath, file.name), 'latin1')),
  );
  return texts.join('\n');
}
