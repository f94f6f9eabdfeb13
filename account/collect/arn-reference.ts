import { arnParts } from './arn.js';
import { byId } from './by-id.js';
import type { Reference } from './listing.js';

/**
 * The resource that an ARN names, for the types that events and messages go between; null for any other text. A
 * function's version or alias stands for the function, a table's stream or index for the table.
 */
export function arnReference(arn: string): Reference | null {
  const parts = arnParts(arn);
  if (parts === null) return null;
  const { service, resource } = parts;
  const prefix = arn.slice(0, arn.length - resource.length);
  switch (service) {
    case 'sqs':
      return byId('Queue', arn, resource);
    case 'sns':
      return byId('Topic', arn, resource);
    case 's3':
      return byId('Bucket', arn, resource);
    case 'lambda':
      return named('Function', prefix, /^(function:([^:]+))(:.*)?$/.exec(resource));
    case 'dynamodb':
      return named('Table', prefix, /^(table\/([^/]+))(\/.*)?$/.exec(resource));
    default:
      return null;
  }
}

function named(type: string, prefix: string, match: RegExpExecArray | null): Reference | null {
  const [, resource, name] = match ?? [];
  return resource === undefined ? null : byId(type, `${prefix}${resource}`, name);
}
