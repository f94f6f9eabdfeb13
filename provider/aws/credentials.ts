import type { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Clock } from '../../account/clock.js';

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
}

/** Milliseconds before they end at which credentials are asked for anew. */
const AHEAD = 300_000;

/** The credentials that every client of a collection signs with, asked for once and again before they end. */
export function openCredentials(settings: CredentialSettings): Credentials {
  const { role, clock } = settings;
  let asked: Promise<Identity> | null = null;
  let endsAt = Number.POSITIVE_INFINITY;
  const ask = async (): Promise<Identity> => {
    try {
      const identity = await (await providerOf(settings))();
      endsAt = identity.expiration?.getTime() ?? Number.POSITIVE_INFINITY;
      return identity;
    } catch (error) {
      asked = null;
      throw new NoCredentials(role, error);
    }
  };
  return () => {
    if (asked === null || endsAt - clock.now() < AHEAD) {
      endsAt = Number.POSITIVE_INFINITY;
      asked = ask();
    }
    return asked;
  };
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
