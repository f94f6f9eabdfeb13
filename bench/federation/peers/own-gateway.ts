import { readConfig } from '../../../gateway/config.js';
import { createLogger } from '../../../gateway/log.js';
import { projectRoot } from '../../../gateway/project-root.js';
import { SERVICE_NAMES } from '../../../gateway/service-names.js';
import { wire } from '../../../gateway/wire.js';

/**
 * Our gateway as the process runs it, log lines and metrics included, over what is stored: nothing is collected. Over Neo4j
 * where the environment names one. Resolves to where it serves.
 */
export async function ownGateway(dataDirectory: string): Promise<string> {
  const root = projectRoot();
  const environment = { ...process.env, DATA_DIR: dataDirectory };
  const read = readConfig(environment, { root, services: SERVICE_NAMES });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const { host } = read.config;
  const wired = await wire(
    { ...read.config, sources: [] },
    { root, logger: createLogger('info'), terminal: process.stderr, now: Date.now },
  );
  const { port } = await wired.server.listen(0, host);
  wired.becomeReady();
  return `http://${host}:${port}/graphql`;
}
