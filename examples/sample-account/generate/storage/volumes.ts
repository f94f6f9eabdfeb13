import { company } from '../company.js';
import type { Ledger } from '../ledger.js';
import { volume } from './volume.js';

/** The first two could be attached to a web server of their zone. */
const PLAN: readonly { name: string; zone: string; sizeGiB: number; snapshot?: string }[] = [
  { name: 'catalogue-archive', zone: 'us-east-1a', sizeGiB: 120 },
  { name: 'orders-restored', zone: 'us-east-1a', sizeGiB: 200, snapshot: 'orders-1-data-daily' },
  { name: 'spare-data', zone: 'us-east-1b', sizeGiB: 50 },
];

/** The volumes that are attached to nothing; instances bring theirs. */
export function volumes(ledger: Ledger): void {
  for (const planned of PLAN) volume(ledger, { ...planned, region: company.home, tagged: true });
}
