import { company, type Region } from '../company.js';
import type { Ledger } from '../ledger.js';
import { refer } from '../references.js';
import { tags } from '../tags.js';

const PLAN: readonly { region: Region; vpc: string }[] = [
  { region: company.home, vpc: 'store' },
  { region: company.home, vpc: 'tools' },
  { region: company.branch, vpc: 'branch' },
];

export function internetGateways(ledger: Ledger): void {
  for (const { region, vpc } of PLAN) {
    const gateway = refer.internetGateway(region, vpc);
    const attachedTo = refer.vpc(region, vpc);
    ledger.resource(gateway, `${vpc}-internet`);
    ledger.relate(gateway, 'ATTACHED_TO', attachedTo);
    ledger.list(region, 'ec2-describe-internet-gateways', {
      Attachments: [{ State: 'available', VpcId: attachedTo.key }],
      InternetGatewayId: gateway.key,
      OwnerId: company.account,
      Tags: tags({ Name: `${vpc}-internet` }),
    });
  }
}
