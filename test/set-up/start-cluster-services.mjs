import { startClusterServices } from './cluster-services.mjs';

// jest asks for a default export
// oxlint-disable-next-line import/no-default-export
export default async function start() {
  process.env.CLUSTER_SERVICES = JSON.stringify(await startClusterServices());
}
