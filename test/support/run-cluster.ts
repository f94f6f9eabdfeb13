import { SERVICE_NAMES } from '../../gateway/service-names.js';
import { wireGateway } from '../../gateway/wire-gateway.js';
import { wireSubgraphs } from '../../gateway/wire-subgraphs.js';
import type { Wired } from '../../gateway/wire.js';
import { configOf } from './config-of.js';
import type { Topology } from './topology.js';

/** Who collects, and two that do not. */
const PARTS = [
  ['account'],
  SERVICE_NAMES.filter((_name, index) => index % 2 === 1),
  SERVICE_NAMES.filter((_name, index) => index > 0 && index % 2 === 0),
];

/** A gateway and three subgraph servers. They share the data directory and nothing else. */
export const runCluster: Topology = async (settings, surroundings) => {
  // an installation's own: it lasts as long as its data
  const secret = `the secret of ${settings['DATA_DIR'] ?? ''}`;
  const shared = { ...settings, INTERNAL_SECRET: secret };
  const addresses = new Map<string, URL>();
  const parts: Wired[] = [];
  for (const names of PARTS) {
    const config = configOf({ ...shared, SUBGRAPHS: names.join(',') });
    const part = await wireSubgraphs(config, names, surroundings);
    const { port } = await part.server.listen(0, '127.0.0.1');
    part.becomeReady();
    for (const name of names) addresses.set(name, new URL(`http://127.0.0.1:${port}/${name}`));
    parts.push(part);
  }
  const [collecting] = parts;
  if (collecting === undefined) throw new Error('somebody must collect');
  const listed = [...addresses].map(([name, { href }]) => `${name}=${href}`).join(',');
  const gateway = await wireGateway(
    configOf({ ...shared, SUBGRAPHS: listed }),
    addresses,
    surroundings,
  );
  return {
    accounts: collecting.accounts,
    listen: async () => `http://127.0.0.1:${(await gateway.server.listen(0, '127.0.0.1')).port}`,
    becomeReady: gateway.becomeReady,
    close: async () => {
      await gateway.close();
      for (const part of parts) await part.close();
    },
  };
};
