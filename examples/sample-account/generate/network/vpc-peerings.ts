import { company } from '../company.js';
import type { Ledger } from '../ledger.js';
import { type Reference, refer } from '../references.js';
import { tags } from '../tags.js';

const region = company.home;
const PEERING_OPTIONS = {
  AllowDnsResolutionFromRemoteVpc: true,
  AllowEgressFromLocalClassicLinkToRemoteVpc: false,
  AllowEgressFromLocalVpcToRemoteClassicLink: false,
};

interface Side {
  readonly vpc: Reference;
  readonly owner: string;
  readonly region: string;
  readonly cidr: string;
}

function own(name: string, cidr: string): Side {
  return { vpc: refer.vpc(region, name), owner: company.account, region, cidr };
}

/** The partner's network lies in its own account and in a region where this account has nothing. */
function partners(): Side {
  const key = 'vpc-0f1e2d3c4b5a69788';
  const id = `arn:aws:ec2:eu-central-1:${company.partner}:vpc/${key}`;
  const vpc: Reference = { type: 'Vpc', region: null, key, id, name: key };
  return { vpc, owner: company.partner, region: 'eu-central-1', cidr: '10.90.0.0/16' };
}

function info(side: Side): object {
  return {
    CidrBlock: side.cidr,
    CidrBlockSet: [{ CidrBlock: side.cidr }],
    OwnerId: side.owner,
    PeeringOptions: PEERING_OPTIONS,
    Region: side.region,
    VpcId: side.vpc.key,
  };
}

function peering(ledger: Ledger, name: string, requester: Side, accepter: Side): void {
  const reference = refer.vpcPeering(region, name);
  ledger.resource(reference);
  ledger.relate(reference, 'PEERS_WITH', requester.vpc);
  ledger.relate(reference, 'PEERS_WITH', accepter.vpc);
  ledger.list(region, 'ec2-describe-vpc-peering-connections', {
    AccepterVpcInfo: info(accepter),
    RequesterVpcInfo: info(requester),
    Status: { Code: 'active', Message: 'Active' },
    Tags: tags({ Name: name }),
    VpcPeeringConnectionId: reference.key,
  });
}

export function vpcPeerings(ledger: Ledger): void {
  const tools = own('tools', '10.50.0.0/16');
  const partner = partners();
  ledger.external(partner.vpc);
  peering(ledger, 'tools-to-store', tools, own('store', '10.40.0.0/16'));
  peering(ledger, 'tools-to-partner', tools, partner);
}
