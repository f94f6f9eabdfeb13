import type { IncomingMessage } from 'node:http';

/** A request's body, or why it is not taken. `status` is HTTP's. */
export type Body =
  | { readonly kind: 'body'; readonly text: string }
  | { readonly kind: 'refused'; readonly status: 400 | 413 | 415; readonly message: string };

/** Reads a JSON text of at most `limit` bytes. Stops reading at the limit. Rejects when the client goes away. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Body> {
  const unwanted = unwantedType(request);
  if (unwanted !== null) return { kind: 'refused', status: 415, message: unwanted };
  if (Number(request.headers['content-length'] ?? 0) > limit) return tooLarge(limit);
  const bytes = await collect(request, limit);
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

/** The whole body, or null as soon as it passes the limit; then nobody reads on. */
function collect(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else {
        request.pause();
        resolve(null);
      }
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
    // Every request closes; an error for each would be made for nothing.
    request.on('close', () => {
      if (!request.readableEnded) reject(new Error('the client went away'));
    });
  });
}
