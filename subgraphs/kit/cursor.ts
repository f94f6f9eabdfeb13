import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AccountId } from '../../account/graph/record.js';
import { RequestError } from '../../account/request-error.js';

/** Where a page ended: the version it was read at, the list it is of, and the last id on it. */
export interface Position {
  readonly account: AccountId;
  readonly seq: number;
  /** names the list and what it was narrowed to */
  readonly list: string;
  readonly id: string;
}

/**
 * Cursors as clients see them: `c1.<position>.<signature>`. Signed, so that nobody reads another version or another list
 * by making one up.
 */
export interface Cursors {
  encode(position: Position): string;
  /** Throws BAD_INPUT naming `argument` for anything that this installation did not sign. */
  decode(cursor: string, argument: string): Position;
  /** Every cursor in a text, for pinning a request before it is planned; throws as `decode` does. */
  within(text: string): readonly Position[];
}

const SHAPE = /c1\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{22}/g;

export function signedCursors(secret: string): Cursors {
  const sign = (payload: string) =>
    createHmac('sha256', secret).update(payload).digest().subarray(0, 16).toString('base64url');
  const decode = (cursor: string, argument: string): Position => {
    const [version, payload = '', signature = '', ...rest] = cursor.split('.');
    const signed = Buffer.from(sign(payload));
    const given = Buffer.from(signature);
    const holds = version === 'c1' && rest.length === 0 && given.length === signed.length;
    if (!holds || !timingSafeEqual(given, signed)) throw malformed(argument, cursor);
    const [account, seq, list, id] = JSON.parse(
      Buffer.from(payload, 'base64url').toString(),
    ) as readonly [string, number, string, string];
    return { account, seq, list, id };
  };
  return {
    encode: ({ account, seq, list, id }) => {
      const payload = Buffer.from(JSON.stringify([account, seq, list, id])).toString('base64url');
      return `c1.${payload}.${sign(payload)}`;
    },
    decode,
    within: (text) => (text.match(SHAPE) ?? []).map((cursor) => decode(cursor, 'after')),
  };
}

function malformed(argument: string, cursor: string): RequestError {
  return new RequestError(
    'BAD_INPUT',
    `${argument} must be a cursor that this service gave out, got ${JSON.stringify(cursor.slice(0, 40))}`,
    argument,
  );
}
