import type { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Region } from '../../account/collect/provider.js';
import { type AwsPackage, awsClient } from './aws-client.js';
import { checkBodies } from './check-body.js';
import type { Clock } from '../../account/clock.js';
import { type Credentials, openCredentials } from './credentials.js';
import { findOperation } from './find-operation.js';
import type { AwsService } from './operations/aws-operation.js';

export interface SessionSettings {
  readonly role: string | null;
  readonly region: Region;
  readonly endpoint: string | undefined;
  readonly credentials: Credentials | undefined;
  readonly requestHandler: NodeHttpHandler;
  readonly clock: Clock;
}

/** The clients of one collection or several: one per service and region, all signing with the same credentials. */
export class Session {
  readonly #settings: SessionSettings;
  readonly #credentials: Credentials;
  readonly #clients = new Map<string, Promise<AwsPackage>>();

  constructor(settings: SessionSettings) {
    this.#settings = settings;
    const { credentials, ...rest } = settings;
    this.#credentials = openCredentials({
      ...rest,
      ...(credentials === undefined ? {} : { own: credentials }),
    });
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

  #client(service: AwsService, region: Region): Promise<AwsPackage> {
    const key = `${service} ${region}`;
    const known = this.#clients.get(key);
    if (known !== undefined) return known;
    const made = this.#makeClient(service, region);
    this.#clients.set(key, made);
    return made;
  }

  async #makeClient(service: AwsService, region: Region): Promise<AwsPackage> {
    const { endpoint, requestHandler } = this.#settings;
    const made = await awsClient(service, {
      region,
      credentials: this.#credentials,
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
