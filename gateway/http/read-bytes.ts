import type { IncomingMessage } from 'node:http';

/**
 * The whole body of a request; null as soon as it passes the limit, then nobody reads on. Rejects when the client goes
 * away.
 */
export function readBytes(request: IncomingMessage, limit: number): Promise<Buffer | null> {
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
