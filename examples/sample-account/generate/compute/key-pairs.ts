import { company, type Region } from '../company.js';
import { derive } from '../derive.js';
import type { Ledger } from '../ledger.js';
import { refer } from '../references.js';
import { tags } from '../tags.js';

const PLAN: readonly { region: Region; name: string }[] = [
  { region: company.home, name: 'deploy' },
  { region: company.home, name: 'operations' },
  { region: company.branch, name: 'branch-operations' },
];

export function keyPairs(ledger: Ledger): void {
  for (const { region, name } of PLAN) {
    const keyPair = refer.keyPair(region, name);
    ledger.resource(keyPair);
    ledger.list(region, 'ec2-describe-key-pairs', {
      CreateTime: derive.moment(`key pair ${name}`),
      KeyFingerprint: (derive.hex(`fingerprint ${name}`, 40).match(/../g) ?? []).join(':'),
      KeyName: name,
      KeyPairId: keyPair.key,
      KeyType: 'ed25519',
      Tags: tags({ Team: 'operations' }),
    });
  }
}
