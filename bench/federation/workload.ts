import type { Ask } from '../process/ask.js';
import { ACCOUNT, madeId } from './made-account.js';

const FLEET = `query Fleet($account: ID!, $first: Int!) {
  instances(account: $account, first: $first) {
    nodes {
      id name instanceType state availabilityZone
      volumes { id sizeGiB volumeType state encrypted }
      networkInterfaces { id privateIpAddress macAddress state }
      securityGroups { id groupName description }
    }
  }
}`;

const ONE = `query One($id: ID!) {
  instance(id: $id) { id name instanceType state availabilityZone privateIpAddress launchedAt }
}`;

/** Three services in A and C (compute, then storage and network at once), one in B. */
export const WORKLOAD: readonly Ask[] = [
  {
    name: 'A',
    about: '20 instances with their volumes, interfaces and security groups',
    query: FLEET,
    variables: { account: ACCOUNT, first: 20 },
  },
  {
    name: 'B',
    about: 'one instance by id',
    query: ONE,
    variables: { id: madeId('Instance', 17) },
  },
  {
    name: 'C',
    about: '200 instances with the same',
    query: FLEET,
    variables: { account: ACCOUNT, first: 200 },
  },
];
