import { company } from '../company.js';
import type { Ledger } from '../ledger.js';

const PLAN = [
  { region: company.home, zone: 'us-east-1a', id: 'use1-az4' },
  { region: company.home, zone: 'us-east-1b', id: 'use1-az6' },
  { region: company.branch, zone: 'eu-west-1a', id: 'euw1-az2' },
  { region: company.branch, zone: 'eu-west-1b', id: 'euw1-az3' },
] as const;

export function availabilityZones(ledger: Ledger): void {
  for (const { region, zone, id } of PLAN) {
    ledger.list(region, 'ec2-describe-availability-zones', {
      GroupName: `${region}-zg-1`,
      Messages: [],
      NetworkBorderGroup: region,
      OptInStatus: 'opt-in-not-required',
      RegionName: region,
      State: 'available',
      ZoneId: id,
      ZoneName: zone,
      ZoneType: 'availability-zone',
    });
  }
}
