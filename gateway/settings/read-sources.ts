import { resolve } from 'node:path';
import type { Source } from '../config.js';

/** Of the partitions that are known to the provider. */
const ROLE = /^arn:(aws|aws-cn|aws-us-gov):iam::\d{12}:role\/[\w+=,.@/-]{1,576}$/;

/** A list of `export:<directory>`, `aws` and `aws:<role ARN>`. The sample account that is the default lies in `root`. */
export function readSources(
  text: string,
  { root, sample }: { readonly root: string; readonly sample: string },
  problems: string[],
): readonly Source[] {
  if (text === sample) {
    return [{ kind: 'export', directory: resolve(root, sample.slice('export:'.length)) }];
  }
  return text.split(',').flatMap((part) => {
    const source = readSource(part.trim());
    if (source !== null) return [source];
    const forms = 'export:<directory>, aws or aws:<role ARN>';
    problems.push(`ACCOUNT_SOURCE must be a list of ${forms}, got "${part.trim()}"`);
    return [];
  });
}

function readSource(text: string): Source | null {
  if (text === 'aws') return { kind: 'aws', role: null };
  const [, directory = ''] = /^export:(.+)$/.exec(text) ?? [];
  if (directory !== '') return { kind: 'export', directory: resolve(directory) };
  const [, role = ''] = /^aws:(.+)$/.exec(text) ?? [];
  return ROLE.test(role) ? { kind: 'aws', role } : null;
}
