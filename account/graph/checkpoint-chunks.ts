import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { constants, createBrotliCompress } from 'node:zlib';

import type { Checkpoint } from './checkpoint.js';
import { checkpointText } from './checkpoint-text.js';
import type { Snapshot } from './snapshot.js';
import type { Version } from './version.js';

/** A database that keeps large values badly keeps these well. */
const chunkBytes = 60_000;
/** Twice as small as gzip's fastest at the same speed; higher ones cost more than they save. */
const quality = 4;

/** Compresses a snapshot beside other work: it is never changed meanwhile. */
export async function checkpointOf(snapshot: Snapshot): Promise<Checkpoint> {
  const compress = createBrotliCompress({
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    },
  });
  const source = Readable.from(checkpointText(snapshot));
  source.once('error', (error) => compress.destroy(error));
  const parts: Buffer[] = [];
  for await (const part of source.pipe(compress)) parts.push(part as Buffer);
  const bytes = Buffer.concat(parts);
  const { version, nodeCount, edgeCount } = snapshot;
  const chunks = split(bytes);
  const digest = checkpointDigest(version, chunks);
  return Object.freeze({ version, records: nodeCount + edgeCount, chunks, digest });
}

/** SHA-256 of the chunks together and of the version that they are. */
export function checkpointDigest({ account, seq }: Version, chunks: readonly Buffer[]): string {
  const hash = createHash('sha256').update(`${seq} ${account}\n`);
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest('base64url');
}

function split(bytes: Buffer): readonly Buffer[] {
  const chunks: Buffer[] = [];
  for (let start = 0; start < bytes.length; start += chunkBytes) {
    chunks.push(bytes.subarray(start, start + chunkBytes));
  }
  return chunks;
}
