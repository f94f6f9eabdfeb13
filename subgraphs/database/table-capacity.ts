import { defined } from '../../account/collect/defined.js';
import type { Field } from '../../account/collect/field.js';

/** Units per second that were bought, or the most that demand may use. On demand, bought units read 0. */
export function tableCapacity(
  owner: Field,
  suffix: '' | 'Override' = '',
): TableCapacity | undefined {
  const provisioned = owner.object(`ProvisionedThroughput${suffix}`);
  const onDemand = owner.object(`OnDemandThroughput${suffix}`);
  const capacity = defined({
    readUnits: provisioned?.number('ReadCapacityUnits'),
    writeUnits: provisioned?.number('WriteCapacityUnits'),
    maxReadUnits: onDemand?.number('MaxReadRequestUnits'),
    maxWriteUnits: onDemand?.number('MaxWriteRequestUnits'),
  });
  return Object.keys(capacity).length === 0 ? undefined : capacity;
}

type TableCapacity = ReturnType<typeof defined>;
