import { createLogger } from '../../../gateway/log.js';
import { projectRoot } from '../../../gateway/project-root.js';
import { wire } from '../../../gateway/wire.js';

/** Our gateway as the process runs it, log lines and metrics included. Resolves to where it serves. */
export async function ownGateway(dataDirectory: string): Promise<string> {
  const host = '127.0.0.1';
  const wired = await wire(
    {
      port: 0,
      host,
      sources: [],
      dataDirectory,
      allowUnauthenticated: false,
      internalSecret: null,
      logLevel: 'info',
      collectionTimeLimit: 60_000,
      stalenessLimit: 900,
    },
    {
      root: projectRoot(),
      logger: createLogger('info'),
      terminal: process.stderr,
      now: Date.now,
    },
  );
  const { port } = await wired.server.listen(0, host);
  wired.becomeReady();
  return `http://${host}:${port}/graphql`;
}
