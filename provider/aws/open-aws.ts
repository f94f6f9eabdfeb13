import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type {
  Answer,
  CallPlace,
  Operation,
  OperationInput,
  Provider,
  Reason,
  Region,
  UnreadAnswer,
} from '../../account/collect/provider.js';
import type { AccountId } from '../../account/graph/record.js';
import { listedRegions } from '../export/listed-regions.js';
import { BucketRegions } from './bucket-regions.js';
import { type Clock, systemClock } from '../../account/clock.js';
import type { Credentials } from './credentials.js';
import { type FoundOperation, findOperation } from './find-operation.js';
import { homeRegion } from './home-region.js';
import type { AwsService } from './operations/aws-operation.js';
import {
  FIRST_PARTITION,
  type Partition,
  isRegionName,
  partitionNamed,
} from '../../account/collect/partition.js';
import { type Rate, type RateBudget, createRateBudget } from './rate-budget.js';
import { RATES } from './rates.js';
import { readPages } from './read-pages.js';
import type { NamedCall } from './reason-of.js';
import { request } from './request.js';
import { Session } from './session.js';

export interface AwsOptions {
  /** the ARN of a role to assume; left out: the account of the surroundings' own credentials */
  readonly role?: string;
  /** left out: the library's own settings (`AWS_ENDPOINT_URL`, profiles), else the provider */
  readonly endpoint?: string;
  /** where the identity is asked; left out: the library's own settings (`AWS_REGION`, profiles), else the first region */
  readonly region?: Region;
  /** left out: the library's chain */
  readonly credentials?: Credentials;
  /** milliseconds for one page with all its tries; 30,000 */
  readonly timeLimit?: number;
  /** how often a service may be asked in a region, in place of what `rates.ts` says */
  readonly rates?: { readonly [service in AwsService]?: Rate };
  /** connections at once, to all services together; 64 */
  readonly connections?: number;
  readonly clock?: Clock;
  readonly random?: () => number;
}

/** A live provider holds connections open until it is closed. */
export interface AwsProvider extends Provider {
  close(): Promise<void>;
}

/**
 * An account of the provider itself, read through its own library (README of this folder). Only operations of the table
 * in `find-operation.ts` can be called: all of them read.
 */
export function openAws(options: AwsOptions = {}): AwsProvider {
  return new Aws(options);
}

const TIME_LIMIT = 30_000;
const CONNECTIONS = 64;
/** milliseconds to have a connection */
const CONNECT_LIMIT = 5000;

class Aws implements AwsProvider {
  readonly name = 'aws';
  readonly source: string;
  readonly #options: AwsOptions;
  readonly #clock: Clock;
  readonly #agents: { readonly httpAgent: HttpAgent; readonly httpsAgent: HttpsAgent };
  readonly #budgets = new Map<string, RateBudget>();
  readonly #buckets = new BucketRegions();
  #session: Promise<Session> | null = null;
  #partition: Partition;
  #account: AccountId | null = null;
  #regions: ReadonlySet<Region> | null = null;
  #home: Region | null = null;

  constructor(options: AwsOptions) {
    const { role, connections = CONNECTIONS, clock = systemClock } = options;
    this.source = role === undefined ? 'aws' : `aws:${role}`;
    this.#options = options;
    this.#clock = clock;
    const agent = { keepAlive: true, maxTotalSockets: connections, maxSockets: connections };
    this.#agents = { httpAgent: new HttpAgent(agent), httpsAgent: new HttpsAgent(agent) };
    this.#partition = partitionNamed(role?.split(':')[1] ?? '') ?? FIRST_PARTITION;
  }

  get globalRegion(): Region {
    return this.#partition.globalRegion;
  }

  /** Asks anew each time, with settings and credentials read anew: what was wrong with them may have been mended. */
  async identity(): Promise<Answer<AccountId>> {
    const home = await homeRegion(this.#options);
    if (home.kind === 'unreadable') return home;
    this.#home = home.value;
    this.#session = this.#openSession(home.value);
    const answer = await this.#ask('sts:GetCallerIdentity', home.value);
    if (answer.kind === 'unreadable') return { kind: 'unreadable', reason: answer.reason };
    const { Account: account, Arn: arn } = answer.value as { Account?: unknown; Arn?: unknown };
    if (typeof account !== 'string' || !/^\d{12}$/.test(account)) {
      return unreadable('wrongShape', answer.source, 'Account must be 12 digits');
    }
    const name = typeof arn === 'string' ? (arn.split(':')[1] ?? '') : '';
    const partition = partitionNamed(name);
    if (partition === null) {
      return unreadable('unknownRegion', answer.source, `the partition "${name}" is not known`);
    }
    if (this.#account !== account) this.#regions = null;
    this.#account = account;
    this.#partition = partition;
    return { kind: 'answer', value: account, source: answer.source };
  }

  /** Those the account has enabled. When they cannot be listed: those of the last list, else the two that are known. */
  async regions(): Promise<Answer<readonly Region[]>> {
    const home = this.#home ?? this.globalRegion;
    const listed = listedRegions(await this.#ask('ec2:DescribeRegions', home));
    if (listed.kind === 'answer') {
      const value = listed.value.toSorted();
      this.#regions = new Set([...value, this.globalRegion]);
      return { ...listed, value };
    }
    const known = this.#regions ?? new Set([home, this.globalRegion]);
    return { kind: 'unreadable', reason: listed.reason, partial: [...known].toSorted() };
  }

  async call(operation: Operation, input: OperationInput, at: CallPlace): Promise<Answer<unknown>> {
    const found = findOperation(operation);
    const source = `${at.region}/${operation}`;
    if (found === null) return unreadable('fault', source, 'is no operation that may be called');
    const known = this.#regions?.has(at.region) ?? true;
    if (!known || !isRegionName(at.region)) {
      return unreadable('unknownRegion', source, `the provider lists no region "${at.region}"`);
    }
    if (this.#account !== null && this.#account !== at.account) {
      const message = `${this.source} is account ${this.#account}, not ${at.account}`;
      return unreadable('wrongAccount', source, message);
    }
    return this.#read(found, input, at);
  }

  async unread(): Promise<readonly UnreadAnswer[]> {
    return [];
  }

  async accountName(): Promise<string | null> {
    const answer = await this.#ask('iam:ListAccountAliases', this.globalRegion);
    if (answer.kind === 'unreadable') return null;
    const aliases = (answer.value as { readonly AccountAliases?: unknown }).AccountAliases;
    const first: unknown = Array.isArray(aliases) ? aliases[0] : undefined;
    return typeof first === 'string' ? first : null;
  }

  async close(): Promise<void> {
    this.#agents.httpAgent.destroy();
    this.#agents.httpsAgent.destroy();
  }

  /** An operation of the whole account, within the time of one page. */
  async #ask(operation: Operation, region: Region): Promise<Answer<unknown>> {
    const found = findOperation(operation);
    if (found === null) throw new TypeError(`${operation} is not in the table of operations`);
    const deadline = this.#clock.now() + (this.#options.timeLimit ?? TIME_LIMIT);
    return this.#read(found, {}, { account: this.#account ?? '', region, deadline });
  }

  async #read(
    operation: FoundOperation,
    input: OperationInput,
    { account, region, deadline }: CallPlace,
  ): Promise<Answer<unknown>> {
    const { random = Math.random, timeLimit = TIME_LIMIT } = this.#options;
    const item = Object.values(input).join('/');
    const call: NamedCall = { operation, region, item: item === '' ? null : item };
    const asked = { account, region, partition: this.#partition.name };
    const own = operation.parameters?.(input, asked) ?? input;
    const budget = this.#budget(operation.service, region);
    const requesting = { clock: this.#clock, budget, random, timeLimit, deadline };
    const answer = await readPages(
      (page) =>
        request((signal) => this.#send(call, { ...own, ...page }, signal), call, requesting),
      call,
    );
    if (operation.service === 's3') this.#buckets.learn(answer, call.item);
    return answer;
  }

  /** A bucket's operations are asked where it lies, once more when the refusal tells where that is. */
  async #send(
    { operation, region, item }: NamedCall,
    parameters: object,
    signal: AbortSignal,
  ): Promise<unknown> {
    const session = await (this.#session ??= this.#openSession(this.#home ?? this.globalRegion));
    const { service, name } = operation;
    if (service !== 's3' || item === null) {
      return session.send({ service, name, region }, parameters, signal);
    }
    const at = this.#buckets.of(item) ?? region;
    try {
      return await session.send({ service, name, region: at }, parameters, signal);
    } catch (error) {
      if (!this.#buckets.learnFrom(error, item, at)) throw error;
      const there = this.#buckets.of(item) ?? at;
      return session.send({ service, name, region: there }, parameters, signal);
    }
  }

  #budget(service: AwsService, region: Region): RateBudget {
    const key = `${service} ${region}`;
    const known = this.#budgets.get(key);
    if (known !== undefined) return known;
    const rate = this.#options.rates?.[service] ?? RATES[service];
    const made = createRateBudget(rate, this.#clock);
    this.#budgets.set(key, made);
    return made;
  }

  async #openSession(region: Region): Promise<Session> {
    const { NodeHttpHandler } = await import('@smithy/node-http-handler');
    return new Session({
      role: this.#options.role ?? null,
      region,
      endpoint: this.#options.endpoint,
      credentials: this.#options.credentials,
      requestHandler: new NodeHttpHandler({ ...this.#agents, connectionTimeout: CONNECT_LIMIT }),
      clock: this.#clock,
    });
  }
}

function unreadable(code: Reason['code'], source: string, message: string): Answer<never> {
  return { kind: 'unreadable', reason: { code, source, message: `${source}: ${message}` } };
}
