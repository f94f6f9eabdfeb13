import { canonicalJson } from '../../account/graph/canonical-json.js';
import { type Change, changeOp } from '../../account/graph/change.js';
import type { Version } from '../../account/graph/version.js';

/** A change as the API shows it. */
export function changeValue(change: Change, version: Version | null): object {
  const record = change.after ?? change.before;
  return {
    seq: version?.seq ?? 0,
    time: version?.time ?? '',
    op: changeOp(change).toUpperCase(),
    record: change.record.toUpperCase(),
    id: change.id,
    type: record !== null && 'kind' in record ? record.kind : record?.type,
    before: ordered(change.before),
    after: ordered(change.after),
    actor: version?.actor ?? null,
    service: record?.service,
  };
}

/** Both sides in one order of attributes, so that they can be compared by eye. */
function ordered(record: Change['before']): unknown {
  return record === null ? null : JSON.parse(canonicalJson({ ...record }));
}
