import type { IncomingMessage } from 'node:http';
import { readBytes } from './read-bytes.js';

/** A request's body, or why it is not taken. `status` is HTTP's. */
export type Body =
  | { readonly kind: 'body'; readonly text: string }
  | { readonly kind: 'refused'; readonly status: 400 | 413 | 415; readonly message: string };

/** Reads a JSON text of at most `limit` bytes. Stops reading at the limit. Rejects when the client goes away. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Body> {
  const unwanted = unwantedType(request);
  if (unwanted !== null) return { kind: 'refused', status: 415, message: unwanted };
  if (Number(request.headers['content-length'] ?? 0) > limit) return tooLarge(limit);
  const bytes = await readBytes(request, limit);
  if (bytes === null) return tooLarge(limit);
  try {
    return { kind: 'body', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { kind: 'refused', status: 400, message: 'The body is not valid UTF-8.' };
  }
}

function tooLarge(limit: number): Body {
  return { kind: 'refused', status: 413, message: `The body is larger than ${limit} bytes.` };
}

function unwantedType({ headers }: IncomingMessage): string | null {
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    return 'The body must not be compressed.';
  }
  const [type = '', ...parameters] = (headers['content-type'] ?? '')
    .split(';')
    .map((part) => part.trim().toLowerCase());
  if (type !== 'application/json') return 'The content type must be application/json.';
  const charset = parameters.find((parameter) => parameter.startsWith('charset='));
  if (charset === undefined || /^charset="?utf-?8"?$/.test(charset)) return null;
  return 'The charset of the body must be UTF-8.';
}
