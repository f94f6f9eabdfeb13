import { RequestError } from '../request-error.js';

/** A text that names a version, read. */
export type Descriptor =
  { readonly kind: 'latest' } | { readonly kind: 'seq'; readonly seq: number };

/** Reads `latest` or `seq:<n>`; refuses anything else naming `argument`. */
export function parseDescriptor(text: string, argument: string): Descriptor {
  if (text === 'latest') return { kind: 'latest' };
  const match = /^seq:(\d{1,15})$/.exec(text);
  if (match !== null) return { kind: 'seq', seq: Number(match[1]) };
  throw new RequestError(
    'BAD_INPUT',
    `${argument} must be "latest" or "seq:<number>", got ${JSON.stringify(text.slice(0, 80))}`,
    argument,
  );
}
