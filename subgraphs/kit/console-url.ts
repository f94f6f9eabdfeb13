import { arnParts } from '../../account/collect/arn.js';
import type { NodeRecord } from '../../account/graph/record.js';

/** Where the provider's web console opens a resource by its ARN; null for what has none. */
export function consoleUrl(record: NodeRecord): string | null {
  if (record.external || arnParts(record.id) === null) return null;
  return `https://console.aws.amazon.com/go/view?arn=${encodeURIComponent(record.id)}`;
}
