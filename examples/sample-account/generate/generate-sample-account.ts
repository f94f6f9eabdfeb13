import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { answerFiles } from './answer-files.js';
import { autoScalingGroups } from './compute/auto-scaling-groups.js';
import { images } from './compute/images.js';
import { instances } from './compute/instances.js';
import { keyPairs } from './compute/key-pairs.js';
import { launchTemplates } from './compute/launch-templates.js';
import { dbInstances } from './database/db-instances.js';
import { dbSubnetGroups } from './database/db-subnet-groups.js';
import { tables } from './database/tables.js';
import { expectedGraph } from './expected-graph.js';
import { eventSources } from './functions/event-sources.js';
import { functions } from './functions/functions.js';
import { accountDetails } from './identity/account-details.js';
import { accountIdentity } from './identity/account-identity.js';
import { instanceProfiles } from './identity/instance-profiles.js';
import { Ledger } from './ledger.js';
import { classicLoadBalancers } from './loadbalancing/classic-load-balancers.js';
import { listeners } from './loadbalancing/listeners.js';
import { loadBalancers } from './loadbalancing/load-balancers.js';
import { targetGroups } from './loadbalancing/target-groups.js';
import { queues } from './messaging/queues.js';
import { topics } from './messaging/topics.js';
import { availabilityZones } from './network/availability-zones.js';
import { elasticIps } from './network/elastic-ips.js';
import { internetGateways } from './network/internet-gateways.js';
import { natGateways } from './network/nat-gateways.js';
import { networkInterfaces } from './network/network-interfaces.js';
import { routeTables } from './network/route-tables.js';
import { securityGroups } from './network/security-groups.js';
import { subnets } from './network/subnets.js';
import { vpcEndpoints } from './network/vpc-endpoints.js';
import { vpcPeerings } from './network/vpc-peerings.js';
import { vpcs } from './network/vpcs.js';
import { notCollected } from './not-collected.js';
import { buckets } from './storage/buckets.js';
import { snapshots } from './storage/snapshots.js';
import { volumes } from './storage/volumes.js';

/** In what order the parts write is the order of the items in lists; nothing else depends on it. */
const PARTS: readonly ((ledger: Ledger) => void)[] = [
  [accountDetails, accountIdentity, instanceProfiles],
  [availabilityZones, vpcs, subnets, securityGroups, internetGateways, elasticIps, natGateways],
  [vpcEndpoints, vpcPeerings, routeTables, networkInterfaces],
  [keyPairs, images, launchTemplates, instances, autoScalingGroups],
  [volumes, snapshots, buckets],
  [loadBalancers, targetGroups, listeners, classicLoadBalancers],
  [dbSubnetGroups, dbInstances, tables],
  [functions, eventSources, topics, queues],
  [notCollected],
].flat();

async function write(path: string, body: unknown): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(body, null, 1)}\n`);
}

/**
 * Writes `export/` (what the provider answers) and `expected.json` (the graph that follows) into a directory.
 * An `export/` that is there already is replaced. Each run writes the same bytes.
 */
export async function generateSampleAccount(directory: string): Promise<void> {
  const ledger = new Ledger();
  for (const part of PARTS) part(ledger);
  await rm(join(directory, 'export'), { recursive: true, force: true });
  for (const [path, body] of answerFiles(ledger))
    await write(join(directory, 'export', path), body);
  await write(join(directory, 'expected.json'), expectedGraph(ledger));
}
