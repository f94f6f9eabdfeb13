import { company } from '../company.js';
import { derive } from '../derive.js';
import type { Ledger } from '../ledger.js';
import { refer } from '../references.js';
import { tags } from '../tags.js';
import { elasticIpPlan } from './elastic-ip-plan.js';
import { networkInterface } from './network-interface.js';

const PLAN = [
  { name: 'store-nat-a', subnet: 'store-public-a' },
  { name: 'store-nat-b', subnet: 'store-public-b' },
] as const;

/** Each gateway has the elastic ip and the network interface of its own name. */
export function natGateways(ledger: Ledger): void {
  const region = company.home;
  for (const { name, subnet } of PLAN) {
    const gateway = refer.natGateway(region, name);
    const elasticIp = refer.elasticIp(region, name);
    const { publicIp = '', privateIp = '' } = elasticIpPlan.find((ip) => ip.name === name) ?? {};
    ledger.resource(gateway);
    ledger.relate(gateway, 'IN_SUBNET', refer.subnet(region, subnet));
    ledger.relate(elasticIp, 'ASSOCIATED_WITH', gateway);
    networkInterface(ledger, {
      region,
      name,
      subnet,
      groups: [],
      address: privateIp,
      kind: 'nat_gateway',
      description: `Interface for NAT Gateway ${gateway.key}`,
    });
    ledger.list(region, 'ec2-describe-nat-gateways', {
      ConnectivityType: 'public',
      CreateTime: derive.moment(`nat ${name}`),
      NatGatewayAddresses: [
        {
          AllocationId: elasticIp.key,
          AssociationId: `eipassoc-${derive.hex(`association ${name}`, 17)}`,
          IsPrimary: true,
          PrivateIp: privateIp,
          PublicIp: publicIp,
          Status: 'succeeded',
        },
      ],
      NatGatewayId: gateway.key,
      State: 'available',
      SubnetId: refer.subnet(region, subnet).key,
      Tags: tags({ Name: name }),
      VpcId: refer.vpc(region, 'store').key,
    });
  }
}
