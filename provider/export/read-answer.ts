import { close, constants, fstat, open, readFile } from 'node:fs';
import { promisify } from 'node:util';
import type { Answer, Reason } from '../../account/collect/provider.js';
import type { AnswerFile } from './answer-index.js';

/** Members that say that more pages follow, over all the provider's services. */
const MORE_PAGES = [
  'NextToken',
  'nextToken',
  'NextMarker',
  'NextPageMarker',
  'LastEvaluatedTableName',
];

/** A link that took the place of a file since it was listed is not followed, a pipe not waited for. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Reads one answer file of at most `largest` bytes. Reasons name it by its place in the export. */
export async function readAnswer(
  { file, path, refused }: AnswerFile,
  largest: number,
): Promise<Answer<unknown>> {
  if (refused !== null) return unreadable('notReadable', file, refused);
  const bytes = await readBytes(path, largest);
  if (bytes.kind === 'failed') return unreadable(bytes.code, file, bytes.message);
  const value = parse(bytes.value);
  if (value instanceof Error) return unreadable('notJson', file, value.message);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return unreadable('wrongShape', file, 'an answer is a JSON object');
  }
  const more = morePages(value as Record<string, unknown>);
  if (more === null) return { kind: 'answer', value, source: file };
  const reason = reasonOf('cutOff', file, `${more} says that pages are missing`);
  return { kind: 'unreadable', reason, partial: value };
}

export function unreadable(code: Reason['code'], source: string, message: string): Answer<never> {
  return { kind: 'unreadable', reason: reasonOf(code, source, message) };
}

function reasonOf(code: Reason['code'], source: string, message: string): Reason {
  return { code, source, message: `${source}: ${message}` };
}

type Bytes =
  | { readonly kind: 'read'; readonly value: Buffer }
  | {
      readonly kind: 'failed';
      readonly code: 'notThere' | 'notReadable';
      readonly message: string;
    };

/** By descriptor: a company's account is hundreds of small files, and file handles take twice as long. */
const opened = promisify(open);
const statsOf = promisify(fstat);
const contentOf: (descriptor: number) => Promise<Buffer> = promisify(readFile);
const closed = promisify(close);

async function readBytes(path: string, largest: number): Promise<Bytes> {
  let descriptor: number | null = null;
  try {
    descriptor = await opened(path, FLAGS);
    const stats = await statsOf(descriptor);
    if (!stats.isFile()) return failed('is not a regular file');
    if (stats.size > largest) {
      return failed(`has ${stats.size} bytes, more than the ${largest} that are read`);
    }
    return { kind: 'read', value: await contentOf(descriptor) };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'error';
    if (code === 'ENOENT') return { kind: 'failed', code: 'notThere', message: 'no such file' };
    return failed(`the file cannot be read (${code})`);
  } finally {
    if (descriptor !== null) await closed(descriptor);
  }
}

function failed(message: string): Bytes {
  return { kind: 'failed', code: 'notReadable', message };
}

function parse(bytes: Buffer): unknown {
  const text = decode(bytes);
  if (text === null) return new Error('the file is not UTF-8 text');
  try {
    return JSON.parse(text);
  } catch {
    return new Error(text.trim() === '' ? 'the file is empty' : 'the file is not whole JSON');
  }
}

/** UTF-8, or UTF-16 with its mark, as some shells write what a command prints. */
function decode(bytes: Buffer): string | null {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function morePages(value: Record<string, unknown>): string | null {
  if (value['IsTruncated'] === true) return 'IsTruncated';
  return MORE_PAGES.find((name) => typeof value[name] === 'string' && value[name] !== '') ?? null;
}
