import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/**
 * What a fetch between two processes of one installation carries in `authorization`:
 * `AccountGraph f2.<id>.<expiry>.<nonce>.<hash of the body>.<signature>`. The signature is an HMAC-SHA256 of the service it
 * is for and of all that stands before it; the body holds the caller and the pins. So a token is checked before the body
 * is read, and the body against the token.
 */
export interface FetchToken {
  readonly id: string;
  /** the clock's milliseconds */
  readonly expiresAt: number;
  /** of the process it is for, as that process told it; null: not told */
  readonly nonce: string | null;
  /** SHA-256 */
  readonly bodyHash: string;
}

/** What is signed. Each id is for one fetch. */
export interface SignedFetch {
  readonly id: string;
  readonly body: string;
  readonly nonce: string | null;
}

export type CheckedToken =
  | { readonly kind: 'signed'; readonly token: FetchToken }
  | { readonly kind: 'refused'; readonly reason: 'unsigned' | 'altered' | 'expired' | 'early' };

/** Signs fetches and checks signatures. Knows nothing of what was seen before. */
export interface FetchTokens {
  /** The header for one fetch. Each is for one use: whoever asks again signs again. */
  sign(service: string, fetch: SignedFetch): string;
  check(service: string, header: string | undefined): CheckedToken;
  /** Whether this is the body that was signed. */
  isOf(token: FetchToken, body: Uint8Array): boolean;
}

/** How long a fetch may be on its way. */
export const TOKEN_LIFE = 30_000;
/** What the clocks of two machines may differ by. */
export const CLOCK_SKEW = 5_000;
const SCHEME = 'AccountGraph ';
const FORM = /^(f2\.([\w-]{16,64})\.(\d{13})\.([\w-]{16,64})?\.([\w-]{43}))\.([\w-]{43})$/;

/** `now`: the clock in milliseconds. The key is derived: the secret signs other things too. */
export function fetchTokens(secret: string, now: () => number): FetchTokens {
  const key = createHmac('sha256', secret).update('account graph: fetches').digest();
  const signature = (service: string, signed: string) =>
    createHmac('sha256', key).update(`${service} ${signed}`).digest();
  return {
    sign(service, { id, body, nonce }) {
      const signed = `f2.${id}.${now() + TOKEN_LIFE}.${nonce ?? ''}.${hashOf(body)}`;
      return `${SCHEME}${signed}.${signature(service, signed).toString('base64url')}`;
    },
    check(service, header) {
      const parts = header?.startsWith(SCHEME) ? FORM.exec(header.slice(SCHEME.length)) : null;
      if (!parts) return { kind: 'refused', reason: 'unsigned' };
      const [, signed = '', id = '', expiry = '', nonce = null, bodyHash = '', given = ''] = parts;
      const right = signature(service, signed);
      const bytes = Buffer.from(given, 'base64url');
      // two texts can stand for the same bytes: only the one that was made is right
      const isRight = bytes.toString('base64url') === given && timingSafeEqual(bytes, right);
      if (!isRight) return { kind: 'refused', reason: 'altered' };
      const token = { id, expiresAt: Number(expiry), nonce, bodyHash };
      const left = token.expiresAt - now();
      if (left <= 0) return { kind: 'refused', reason: 'expired' };
      if (left > TOKEN_LIFE + CLOCK_SKEW) return { kind: 'refused', reason: 'early' };
      return { kind: 'signed', token };
    },
    isOf: ({ bodyHash }, body) => hashOf(body) === bodyHash,
  };
}

function hashOf(body: string | Uint8Array): string {
  return createHash('sha256').update(body).digest('base64url');
}
