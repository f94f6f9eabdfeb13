import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isCommonField } from '../../schema/common-fields.js';
import { MODEL } from '../../schema/generated/model.js';
import { type RunningGateway, SAMPLE_ACCOUNT, runGateway } from '../support/run-gateway.js';

let down: string | null = null;
let gateway: RunningGateway;

beforeAll(async () => {
  gateway = await runGateway({
    beforeFetch: (service) => {
      if (service === down) throw new Error('connect ECONNREFUSED 10.0.0.7:4001');
    },
  });
});
afterAll(() => gateway.stop());

const ID = 'arn:aws:ec2:us-east-1:210987654321:instance/i-0c95ff6b33b1103e5';

/** Everything about an instance, over seven services besides the account itself. */
const ABOUT = `
  __typename id service type region name tags { key value } consoleUrl external
  account { __typename id name }
  ... on Instance {
    instanceType state privateIpAddress
    image { __typename id name architecture snapshots { __typename id name sizeGiB } }
    keyPair { __typename id keyType }
    subnet { __typename id name cidrBlock routeTable { __typename id name } vpc {
      __typename id name cidrBlock securityGroups {
        __typename id name
        dbInstances { __typename id name engine }
        functions { __typename id name runtime }
      }
    } }
    networkInterfaces { __typename id region privateIpAddress securityGroups { __typename id name groupName } }
    elasticIps { __typename id publicIpAddress }
    securityGroups { __typename id name description allowsFrom { __typename id name } }
    volumes { __typename id name sizeGiB state snapshots { __typename id name state } }
    targetGroups { __typename id name port loadBalancers { __typename id dnsName } }
    autoScalingGroup { __typename id name }
    instanceProfile { __typename id name path role {
      __typename id name path
      policies { __typename id name inline document }
    } }
  }`;

const BY_ID = `query ($id: ID!) { instance(id: $id) { ${ABOUT} } }`;
const AS_RESOURCE = `query ($id: ID!) { resource(id: $id) { ${ABOUT} } }`;

const SERVICES = [
  'compute',
  'database',
  'functions',
  'identity',
  'loadbalancing',
  'network',
  'storage',
];

interface Thing {
  readonly __typename: string;
  readonly [field: string]: unknown;
}

/** The full answer without what only this service knows: its types' own fields. */
function without(service: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => without(service, item));
  if (typeof value !== 'object' || value === null || !('__typename' in value)) return value;
  const thing = value as Thing;
  const fields = Object.entries(thing).map(([name, inner]) =>
    isOf(service, thing, name) ? [name, null] : [name, without(service, inner)],
  );
  return Object.fromEntries(fields);
}

function isOf(service: string, { __typename: type }: Thing, field: string): boolean {
  if (field === '__typename' || field === 'id') return false;
  if (type === 'Account') return service === 'account';
  return MODEL.types[type]?.service === service && !isCommonField(field);
}

async function askWithout(service: string | null, query: string) {
  down = service;
  try {
    return await gateway.ask<Readonly<Record<string, unknown>>>(query, { id: ID });
  } finally {
    down = null;
  }
}

describe('a question that names everything about an instance', () => {
  test('is answered wholly when nothing fails', async () => {
    const { data, errors } = await askWithout(null, BY_ID);
    expect(errors).toEqual([]);
    const instance = data['instance'] as Thing;
    const empty = Object.entries(instance).filter(
      ([, value]) => value === null || (Array.isArray(value) && value.length === 0),
    );
    // it stands behind a load balancer and has no address of its own
    expect(empty.map(([name]) => name)).toEqual(['elasticIps']);
    expect(instance['account']).toMatchObject({ id: SAMPLE_ACCOUNT });
  });

  test.each(SERVICES.filter((name) => name !== 'compute'))(
    'keeps all other fields without %s and says that it is missing',
    async (service) => {
      const full = await askWithout(null, BY_ID);
      const { data, errors, status } = await askWithout(service, BY_ID);
      expect(status).toBe(200);
      expect(data).toEqual({ instance: without(service, full.data['instance']) });
      expect(data).not.toEqual(full.data);
      expect(errors.map(({ extensions }) => extensions)).toEqual([
        { code: 'SUBGRAPH_UNAVAILABLE', service },
      ]);
    },
  );

  test.each(SERVICES)(
    'asked of any resource keeps all other fields without %s',
    async (service) => {
      const full = await askWithout(null, AS_RESOURCE);
      const { data, errors } = await askWithout(service, AS_RESOURCE);
      expect(data).toEqual({ resource: without(service, full.data['resource']) });
      expect(errors.map(({ extensions }) => extensions)).toEqual([
        { code: 'SUBGRAPH_UNAVAILABLE', service },
      ]);
    },
  );

  test('keeps everything but the account’s name without the account subgraph', async () => {
    const full = await askWithout(null, BY_ID);
    const { data, errors } = await askWithout('account', BY_ID);
    expect(data).toEqual({ instance: without('account', full.data['instance']) });
    expect(errors).toHaveLength(1);
    expect(errors[0]?.extensions).toEqual({ code: 'SUBGRAPH_UNAVAILABLE', service: 'account' });
  });

  test('is null, with the reason, without the service that is asked first', async () => {
    const { data, errors } = await askWithout('compute', BY_ID);
    expect(data).toEqual({ instance: null });
    expect(errors[0]?.extensions).toEqual({ code: 'SUBGRAPH_UNAVAILABLE', service: 'compute' });
  });

  test('tells nobody outside why the service failed, and the log does', async () => {
    const { text, errors } = await askWithout('storage', BY_ID);
    expect(text).not.toContain('ECONNREFUSED');
    expect(errors[0]?.message).toBe('The service "storage" did not answer.');
    expect(gateway.log.join('\n')).toContain('ECONNREFUSED');
  });
});
