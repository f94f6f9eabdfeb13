import type { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Clock } from '../../account/clock.js';
import { OtherAccount } from './other-account.js';

/** Who asks, as the library signs with it. */
export interface Identity {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

export type Credentials = () => Promise<Identity>;

/** Thrown when there are no credentials to ask with; the cause says why. */
export class NoCredentials extends Error {
  /** the role that was to be assumed; null: those of the surroundings were looked for */
  readonly role: string | null;

  constructor(role: string | null, cause: unknown) {
    super('no credentials', { cause });
    this.role = role;
  }
}

export interface CredentialSettings {
  /** the role to assume; null: the surroundings' own credentials */
  readonly role: string | null;
  /** where the role is asked for */
  readonly region: string;
  readonly endpoint: string | undefined;
  readonly requestHandler: NodeHttpHandler;
  /** the surroundings' own credentials; left out: the library's chain (environment, profiles, machine) */
  readonly own?: Credentials;
  readonly clock: Clock;
  /** whether the account is known to which renewed ones must belong: before it is, the first are kept */
  readonly mayRenew: () => boolean;
  /** Rejects with `OtherAccount`, or with why it cannot be told, when renewed ones must not be used. */
  readonly check: (renewed: Identity) => Promise<void>;
}

/** Milliseconds before they end at which others are asked for; those that are there sign until they end. */
const AHEAD = 300_000;
/** Milliseconds from one time that others are asked for to the next, and after which one that hangs is given up. */
const PAUSE = 30_000;

/**
 * The credentials that every client of a session signs with: asked for once, and again behind the calls before they end.
 * Those of another account never take the place of the first.
 */
export function openCredentials(settings: CredentialSettings): Credentials {
  const held = new HeldCredentials(settings);
  return () => held.current();
}

class HeldCredentials {
  readonly #settings: CredentialSettings;
  #identity: Identity | null = null;
  #underWay: { readonly since: number; readonly identity: Promise<Identity> } | null = null;
  #renewedAt = Number.NEGATIVE_INFINITY;
  #refused: OtherAccount | null = null;

  constructor(settings: CredentialSettings) {
    this.#settings = settings;
  }

  async current(): Promise<Identity> {
    const { clock, mayRenew } = this.#settings;
    const identity = this.#identity;
    if (identity === null) return this.#obtain();
    const left = endOf(identity) - clock.now();
    if (left >= AHEAD || !mayRenew()) return identity;
    if (left <= 0) return this.#obtain();
    this.#renewBehind();
    return identity;
  }

  #renewBehind(): void {
    const now = this.#settings.clock.now();
    if (now - this.#renewedAt < PAUSE) return;
    this.#renewedAt = now;
    // those that are there are good still: if it fails for good, it will when they end
    this.#obtain().catch(() => undefined);
  }

  #obtain(): Promise<Identity> {
    const now = this.#settings.clock.now();
    if (this.#refused !== null) return Promise.reject(this.#refused);
    if (this.#underWay !== null && now - this.#underWay.since < PAUSE) {
      return this.#underWay.identity;
    }
    const asking = { since: now, identity: this.#ask() };
    this.#underWay = asking;
    const ended = () => {
      if (this.#underWay === asking) this.#underWay = null;
    };
    asking.identity.then(ended, ended);
    return asking.identity;
  }

  async #ask(): Promise<Identity> {
    const { role, check, mayRenew } = this.#settings;
    try {
      const given = await (await providerOf(this.#settings))();
      if (this.#identity !== null) {
        if (!mayRenew()) return this.#identity;
        if (!isSame(given, this.#identity)) await check(given);
      }
      this.#identity = given;
      return given;
    } catch (error) {
      if (!(error instanceof OtherAccount)) throw new NoCredentials(role, error);
      this.#refused = error;
      throw error;
    }
  }
}

function endOf({ expiration }: Identity): number {
  return expiration?.getTime() ?? Number.POSITIVE_INFINITY;
}

function isSame(one: Identity, other: Identity): boolean {
  return one.accessKeyId === other.accessKeyId && one.sessionToken === other.sessionToken;
}

async function providerOf(settings: CredentialSettings): Promise<Credentials> {
  const { role, region, endpoint, requestHandler } = settings;
  const { fromNodeProviderChain, fromTemporaryCredentials } =
    await import('@aws-sdk/credential-providers');
  // files are read anew: whoever mends them need not start the process again
  const own = settings.own ?? fromNodeProviderChain({ ignoreCache: true });
  if (role === null) return own;
  return fromTemporaryCredentials({
    params: { RoleArn: role, RoleSessionName: 'account-graph' },
    masterCredentials: own,
    clientConfig: {
      region,
      requestHandler,
      maxAttempts: 3,
      ...(endpoint === undefined ? {} : { endpoint }),
    },
  });
}
