import { company } from '../company.js';
import { streamArn } from '../database/stream-arn.js';
import { derive } from '../derive.js';
import type { Ledger } from '../ledger.js';
import { type Reference, refer } from '../references.js';

const region = company.home;

interface PlannedSource {
  readonly source: Reference;
  /** How the answer names the source: a table by its stream. */
  readonly arn: string;
  readonly function: string;
  readonly more: object;
}

const confirmations = refer.queue(region, 'order-confirmations');
const media = refer.queue(region, 'media-jobs');

const PLAN: readonly PlannedSource[] = [
  { source: confirmations, arn: confirmations.id, function: 'order-confirmation', more: {} },
  { source: media, arn: media.id, function: 'image-resize', more: {} },
  {
    source: refer.table(region, 'carts'),
    arn: streamArn(region, 'carts'),
    function: 'cart-recovery',
    more: {
      StartingPosition: 'LATEST',
      ParallelizationFactor: 1,
      MaximumRetryAttempts: -1,
    },
  },
];

export function eventSources(ledger: Ledger): void {
  for (const { source, arn, function: name, more } of PLAN) {
    const triggered = refer.function(region, name);
    const uuid = derive.uuid(`event source ${name}`);
    ledger.relate(source, 'TRIGGERS', triggered);
    ledger.list(region, 'lambda-list-event-source-mappings', {
      BatchSize: 10,
      EventSourceArn: arn,
      EventSourceMappingArn: `arn:aws:lambda:${region}:${company.account}:event-source-mapping:${uuid}`,
      FunctionArn: triggered.id,
      FunctionResponseTypes: [],
      LastModified: derive.moment(`event source ${name}`),
      MaximumBatchingWindowInSeconds: 0,
      ...more,
      State: 'Enabled',
      StateTransitionReason: 'USER_INITIATED',
      UUID: uuid,
    });
  }
}
