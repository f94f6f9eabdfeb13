import { createHash } from 'node:crypto';
import type { Version } from './version.js';

/** Hex SHA-256 that ties a version to the one before it (`previous`: its hash; '' for the first of the chain). */
export function versionHash(version: Version, changes: string, previous: string): string {
  const { seq, time, actor, source } = version;
  const text = JSON.stringify([previous, changes, seq, time, actor, source]);
  return createHash('sha256').update(text).digest('hex');
}
