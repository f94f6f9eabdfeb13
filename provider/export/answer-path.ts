import type { Operation, Region } from '../../account/collect/provider.js';
import { operationFile } from './operation-file.js';

/** Where the answer of a call stands in an export: `<region>/<operation>.json`, or `<region>/<operation>/<argument>…`. */
export function answerPath(region: Region, operation: Operation, args: readonly string[]): string {
  const path = [region, operationFile(operation), ...args.map(encoded)].join('/');
  return args.length === 0 ? `${path}.json` : path;
}

function encoded(argument: string): string {
  try {
    return encodeURIComponent(argument);
  } catch {
    return '?';
  }
}
