import { RequestError } from '../request-error.js';

/** A text that names a version, read. */
export type Descriptor =
  | { readonly kind: 'latest' }
  | { readonly kind: 'seq'; readonly seq: number }
  /** ISO 8601 in UTC, as `Date.toISOString` writes it */
  | { readonly kind: 'time'; readonly time: string }
  | { readonly kind: 'label'; readonly label: string };

const TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;
const LABEL = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const RULE =
  '"latest", "seq:<number>", "time:<ISO 8601 date, or date and time with zone>" or "label:<name>"';

/** Reads a descriptor; refuses anything else naming `argument`. */
export function parseDescriptor(text: string, argument: string): Descriptor {
  if (text === 'latest') return { kind: 'latest' };
  const seq = /^seq:(\d{1,15})$/.exec(text)?.[1];
  if (seq !== undefined) return { kind: 'seq', seq: Number(seq) };
  const time = text.startsWith('time:') ? readTime(text.slice('time:'.length)) : null;
  if (time !== null) return { kind: 'time', time };
  const label = text.startsWith('label:') ? text.slice('label:'.length) : '';
  if (isLabel(label)) return { kind: 'label', label };
  throw new RequestError(
    'BAD_INPUT',
    `${argument} must be ${RULE}, got ${JSON.stringify(text.slice(0, 80))}`,
    argument,
  );
}

/** A label: 1 to 100 letters, digits, dots, hyphens and underscores, beginning with a letter or digit. */
export function isLabel(text: string): boolean {
  return LABEL.test(text);
}

function readTime(text: string): string | null {
  const milliseconds = TIME.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(milliseconds) ? null : new Date(milliseconds).toISOString();
}
