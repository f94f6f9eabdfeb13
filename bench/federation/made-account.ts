import { type Change, edgeChange, nodeChange } from '../../account/graph/change.js';
import type { Attributes, EdgeRecord, NodeId, NodeRecord } from '../../account/graph/record.js';
import type { GraphStore } from '../../account/graph/store.js';
import { type MadeType, attributesOf } from '../records/attributes-of.js';
import { hexDigits } from '../records/hex-digits.js';

export const ACCOUNT = '111122223333';

const REGION = 'eu-west-1';
const TIME = '2026-01-01T00:00:00.000Z';
const INSTANCES = 300;
const GROUPS = 40;
const SERVICES = ['compute', 'storage', 'network'];

interface Kind {
  readonly service: string;
  readonly path: string;
}

const KINDS: Readonly<Record<MadeType, Kind>> = {
  Instance: { service: 'compute', path: 'instance/i-' },
  Volume: { service: 'storage', path: 'volume/vol-' },
  NetworkInterface: { service: 'network', path: 'network-interface/eni-' },
  SecurityGroup: { service: 'network', path: 'security-group/sg-' },
};

/** Writes the account that the federated workload asks about: the same records every time. */
export async function writeMadeAccount(store: GraphStore): Promise<void> {
  const result = await store.append({
    account: ACCOUNT,
    id: 'made',
    expectedSeq: 0,
    changes: [...nodes(), ...edges()],
    actor: null,
    source: 'import',
    time: TIME,
    freshness: SERVICES.map((service) => {
      return { service, region: REGION, used: true, asOf: TIME, complete: true, error: null };
    }),
  });
  if (result.kind !== 'appended') throw new Error(`The account was not written: ${result.kind}`);
}

export function madeId(type: MadeType, index: number): NodeId {
  return `arn:aws:ec2:${REGION}:${ACCOUNT}:${KINDS[type].path}${hexDigits(type, index)}`;
}

function* nodes(): Iterable<Change> {
  for (let index = 0; index < GROUPS; index += 1) yield node('SecurityGroup', index);
  for (let index = 0; index < INSTANCES; index += 1) yield node('Instance', index);
  for (let index = 0; index < 2 * INSTANCES; index += 1) {
    yield node('Volume', index);
    yield node('NetworkInterface', index);
  }
}

function node(type: MadeType, index: number): Change {
  const record: NodeRecord = {
    id: madeId(type, index),
    type,
    service: KINDS[type].service,
    region: REGION,
    name: `${type}-${index}`,
    external: false,
    attributes: attributesOf(type, index),
  };
  return nodeChange(null, record);
}

/** Each instance has two volumes, two interfaces and two groups; each interface has one group. */
function* edges(): Iterable<Change> {
  for (let index = 0; index < INSTANCES; index += 1) {
    const instance = madeId('Instance', index);
    for (const group of [index % GROUPS, (index + 7) % GROUPS]) {
      yield edge(instance, 'HAS_SECURITY_GROUP', madeId('SecurityGroup', group), {
        service: 'compute',
      });
    }
    for (const second of [0, 1]) yield* attached(instance, 2 * index + second, second);
  }
}

function* attached(instance: NodeId, index: number, second: number): Iterable<Change> {
  const networkInterface = madeId('NetworkInterface', index);
  yield edge(madeId('Volume', index), 'ATTACHED_TO', instance, {
    service: 'storage',
    attributes: {
      attachedAt: TIME,
      deleteOnTermination: second === 0,
      device: second === 0 ? '/dev/xvda' : '/dev/sdf',
    },
  });
  yield edge(networkInterface, 'ATTACHED_TO', instance, {
    service: 'network',
    attributes: {
      attachedAt: TIME,
      attachmentId: `eni-attach-${hexDigits('attachment', index)}`,
      deleteOnTermination: true,
      deviceIndex: second,
      networkCardIndex: 0,
    },
  });
  const group = madeId('SecurityGroup', index % GROUPS);
  yield edge(networkInterface, 'HAS_SECURITY_GROUP', group, { service: 'network' });
}

const NO_ATTRIBUTES: Attributes = Object.freeze({});

function edge(
  from: NodeId,
  kind: string,
  to: NodeId,
  { service, attributes = NO_ATTRIBUTES }: Pick<EdgeRecord, 'service'> & Partial<EdgeRecord>,
): Change {
  return edgeChange(null, { from, kind, to, service, attributes });
}
