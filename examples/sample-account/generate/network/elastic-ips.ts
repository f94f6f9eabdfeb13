import { company } from '../company.js';
import { derive } from '../derive.js';
import type { Ledger } from '../ledger.js';
import { refer } from '../references.js';
import { tags } from '../tags.js';
import { elasticIpPlan, type PlannedElasticIp } from './elastic-ip-plan.js';

function association(planned: PlannedElasticIp): object {
  const { region, name, networkInterface, privateIp, instance } = planned;
  if (networkInterface === undefined) return {};
  return {
    AssociationId: `eipassoc-${derive.hex(`association ${name}`, 17)}`,
    ...(instance === undefined ? {} : { InstanceId: refer.instance(region, instance).key }),
    NetworkInterfaceId: refer.networkInterface(region, networkInterface).key,
    NetworkInterfaceOwnerId: company.account,
    PrivateIpAddress: privateIp,
  };
}

function relate(
  ledger: Ledger,
  { region, name, networkInterface, instance }: PlannedElasticIp,
): void {
  const elasticIp = refer.elasticIp(region, name);
  if (networkInterface !== undefined) {
    ledger.relate(elasticIp, 'ASSOCIATED_WITH', refer.networkInterface(region, networkInterface));
  }
  if (instance !== undefined) {
    ledger.relate(elasticIp, 'ASSOCIATED_WITH', refer.instance(region, instance));
  }
}

export function elasticIps(ledger: Ledger): void {
  for (const planned of elasticIpPlan) {
    const { region, name, publicIp } = planned;
    const elasticIp = refer.elasticIp(region, name);
    ledger.resource(elasticIp);
    relate(ledger, planned);
    ledger.list(region, 'ec2-describe-addresses', {
      AllocationId: elasticIp.key,
      ...association(planned),
      Domain: 'vpc',
      NetworkBorderGroup: region,
      PublicIp: publicIp,
      PublicIpv4Pool: 'amazon',
      Tags: tags({ Name: name }),
    });
  }
}
