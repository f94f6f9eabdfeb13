import type { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Region } from '../../account/collect/provider.js';
import type { AccountId } from '../../account/graph/record.js';
import { type AwsPackage, awsClient } from './aws-client.js';
import { NotTheAnswer, checkBodies } from './check-body.js';
import type { Clock } from '../../account/clock.js';
import { type Credentials, type Identity, openCredentials } from './credentials.js';
import { findOperation } from './find-operation.js';
import type { AwsService } from './operations/aws-operation.js';
import { OtherAccount } from './other-account.js';

export interface SessionSettings {
  readonly role: string | null;
  readonly region: Region;
  readonly endpoint: string | undefined;
  readonly credentials: Credentials | undefined;
  readonly requestHandler: NodeHttpHandler;
  readonly clock: Clock;
}

/** Milliseconds to have whose renewed credentials are. */
const CHECK_LIMIT = 10_000;

/**
 * The clients of one collection or several: one per service and region, all signing with the same credentials, which are
 * always those of one account once it is known.
 */
export class Session {
  readonly #settings: SessionSettings;
  readonly #credentials: Credentials;
  readonly #clients = new Map<string, Promise<AwsPackage>>();
  #account: AccountId | null = null;

  constructor(settings: SessionSettings) {
    this.#settings = settings;
    const { credentials, ...rest } = settings;
    this.#credentials = openCredentials({
      ...rest,
      ...(credentials === undefined ? {} : { own: credentials }),
      mayRenew: () => this.#account !== null,
      check: (renewed) => this.#check(renewed),
    });
  }

  /** Whose credentials these are, as they themselves were answered. From now on they may be renewed. */
  belongsTo(account: AccountId): void {
    this.#account = account;
  }

  /** Sends one command. Throws what the library throws. */
  async send(
    asked: { readonly service: AwsService; readonly name: string; readonly region: Region },
    parameters: object,
    abortSignal: AbortSignal,
  ): Promise<unknown> {
    // looked for here and not by the client, which would keep its own and make a lack of them a failed call
    await this.#credentials();
    const { client, commands } = await this.#client(asked.service, asked.region);
    const Command = commands[`${asked.name}Command`] as new (parameters: object) => object;
    return client.send(new Command(parameters), { abortSignal });
  }

  async #check(renewed: Identity): Promise<void> {
    const { region, clock } = this.#settings;
    const { client, commands } = await this.#makeClient('sts', region, async () => renewed);
    const Command = commands['GetCallerIdentityCommand'] as new (parameters: object) => object;
    const abort = new AbortController();
    const answered = new AbortController();
    // after the answer this aborts nothing that is still under way
    void clock.wait(CHECK_LIMIT, answered.signal).then(() => abort.abort());
    try {
      const value = await client.send(new Command({}), { abortSignal: abort.signal });
      const { Account: account } = value as { readonly Account?: unknown };
      if (typeof account !== 'string') throw new NotTheAnswer(200, 'names no account');
      if (account !== this.#account) throw new OtherAccount(this.#account ?? 'none', account);
    } finally {
      answered.abort();
    }
  }

  #client(service: AwsService, region: Region): Promise<AwsPackage> {
    const key = `${service} ${region}`;
    const known = this.#clients.get(key);
    if (known !== undefined) return known;
    const made = this.#makeClient(service, region, this.#credentials);
    this.#clients.set(key, made);
    return made;
  }

  async #makeClient(
    service: AwsService,
    region: Region,
    credentials: Credentials,
  ): Promise<AwsPackage> {
    const { endpoint, requestHandler } = this.#settings;
    const made = await awsClient(service, {
      region,
      credentials,
      requestHandler,
      maxAttempts: 1,
      customUserAgent: 'account-graph',
      ...(endpoint === undefined ? {} : { endpoint }),
    });
    checkBodies(made.client, (command) => {
      const name = command.slice(0, -'Command'.length);
      return findOperation(`${service}:${name}`)?.root ?? null;
    });
    return made;
  }
}
