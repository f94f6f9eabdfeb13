import { expect, test } from '@jest/globals';
import { checkServices } from '../../../account/collect/check-services.js';
import { MODEL } from '../../../schema/generated/model.js';
import { SERVICES } from '../../../subgraphs/services.js';

test('every type that a listing names is in the schema', () => {
  expect(checkServices(SERVICES, MODEL)).toEqual([]);
});

test('a misspelt type is named with its service and operation', () => {
  const { compute } = Object.fromEntries(SERVICES.map((service) => [service.name, service]));
  const [listing] = compute?.listings ?? [];
  if (listing === undefined) throw new Error('compute has listings');
  const states = { ...listing.states, nodes: [{ type: 'Instnce' }] };
  expect(checkServices([{ name: 'compute', listings: [{ ...listing, states }] }], MODEL)).toEqual([
    'compute: ec2:DescribeInstances states Instnce, which is no type of schema/*.graphql',
  ]);
});
