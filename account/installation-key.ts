import { createHmac } from 'node:crypto';
import type { GraphStore, KeyedDocument } from './graph/store.js';

const DOCUMENT = 'installation-key';
const MARK = 'fingerprint:';

/**
 * The key of this installation, made once and kept in its store: fingerprints and cursors of one installation mean
 * nothing to another.
 */
export async function installationKey(store: GraphStore, makeKey: () => string): Promise<string> {
  const known = await store.document(DOCUMENT);
  if (known !== null) return textOf(known);
  const made = await store.putDocument(DOCUMENT, makeKey(), 0);
  return textOf(made ?? (await store.document(DOCUMENT)));
}

function textOf(document: KeyedDocument | null): string {
  if (typeof document?.value === 'string') return document.value;
  throw new TypeError(`The document ${DOCUMENT} must be a text`);
}

/** What stands in the place of a secret: equal for equal secrets; a fingerprint is passed through. */
export function fingerprintWith(key: string): (secret: string) => string {
  return (secret) => {
    if (secret.startsWith(MARK)) return secret;
    return MARK + createHmac('sha256', key).update(secret).digest('hex').slice(0, 32);
  };
}
