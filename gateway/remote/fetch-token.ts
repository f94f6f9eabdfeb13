import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * What a fetch between two processes of one installation carries in `authorization`:
 * `AccountGraph f1.<id>.<expiry>.<signature>`. The signature is an HMAC-SHA256 of the service it is for, the id, the expiry
 * and every byte of the body, which holds the caller and the pins.
 */
export interface FetchToken {
  readonly id: string;
  /** the clock's milliseconds */
  readonly expiresAt: number;
}

export type CheckedToken =
  | { readonly kind: 'signed'; readonly token: FetchToken }
  | { readonly kind: 'refused'; readonly reason: 'unsigned' | 'altered' | 'expired' | 'early' };

/** Signs fetches and checks signatures. Knows nothing of what was seen before. */
export interface FetchTokens {
  /** The header for one fetch. Each is for one use: whoever asks again signs again. */
  sign(service: string, id: string, body: string): string;
  check(service: string, header: string | undefined, body: Uint8Array): CheckedToken;
}

/** How long a fetch may be on its way. */
export const TOKEN_LIFE = 30_000;
/** What the clocks of two machines may differ by. */
const CLOCK_SKEW = 5_000;
const SCHEME = 'AccountGraph ';
const FORM = /^f1\.([A-Za-z0-9_-]{16,64})\.(\d{13})\.([A-Za-z0-9_-]{43})$/;

/** `now`: the clock in milliseconds. The key is derived: the secret signs other things too. */
export function fetchTokens(secret: string, now: () => number): FetchTokens {
  const key = createHmac('sha256', secret).update('account graph: fetches').digest();
  const signature = (service: string, { id, expiresAt }: FetchToken, body: string | Uint8Array) =>
    createHmac('sha256', key).update(`f1 ${service} ${id} ${expiresAt}\n`).update(body).digest();
  return {
    sign(service, id, body) {
      const token = { id, expiresAt: now() + TOKEN_LIFE };
      const signed = signature(service, token, body).toString('base64url');
      return `${SCHEME}f1.${id}.${token.expiresAt}.${signed}`;
    },
    check(service, header, body) {
      const parts = header?.startsWith(SCHEME) ? FORM.exec(header.slice(SCHEME.length)) : null;
      if (!parts) return { kind: 'refused', reason: 'unsigned' };
      const [, id = '', expiry = '', given = ''] = parts;
      const token = { id, expiresAt: Number(expiry) };
      const right = signature(service, token, body);
      const bytes = Buffer.from(given, 'base64url');
      if (bytes.length !== right.length || !timingSafeEqual(bytes, right)) {
        return { kind: 'refused', reason: 'altered' };
      }
      const left = token.expiresAt - now();
      if (left <= 0) return { kind: 'refused', reason: 'expired' };
      if (left > TOKEN_LIFE + CLOCK_SKEW) return { kind: 'refused', reason: 'early' };
      return { kind: 'signed', token };
    },
  };
}
