import { readFile } from 'node:fs/promises';
import type { Answer, Reason } from '../../account/collect/provider.js';

/** Members that say that more pages follow, over all the provider's services. */
const MORE_PAGES = [
  'NextToken',
  'nextToken',
  'NextMarker',
  'NextPageMarker',
  'LastEvaluatedTableName',
];

/** Reads one answer file. `source` is how reasons name it. */
export async function readAnswer(path: string, source: string): Promise<Answer<unknown>> {
  const text = await readText(path);
  if (text instanceof Error) return unreadable('notReadable', source, text.message);
  const value = parse(text);
  if (value instanceof Error) return unreadable('notJson', source, value.message);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return unreadable('wrongShape', source, 'an answer is a JSON object');
  }
  const more = morePages(value as Record<string, unknown>);
  if (more === null) return { kind: 'answer', value, source };
  const reason = reasonOf('cutOff', source, `${more} says that pages are missing`);
  return { kind: 'unreadable', reason, partial: value };
}

export function reasonOf(code: Reason['code'], source: string, message: string): Reason {
  return { code, source, message: `${source}: ${message}` };
}

export function unreadable(code: Reason['code'], source: string, message: string): Answer<never> {
  return { kind: 'unreadable', reason: reasonOf(code, source, message) };
}

async function readText(path: string): Promise<string | Error> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'error';
    return new Error(`the file cannot be read (${code})`);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return new Error(text.trim() === '' ? 'the file is empty' : 'the file is not whole JSON');
  }
}

function morePages(value: Record<string, unknown>): string | null {
  if (value['IsTruncated'] === true) return 'IsTruncated';
  return MORE_PAGES.find((name) => typeof value[name] === 'string' && value[name] !== '') ?? null;
}
