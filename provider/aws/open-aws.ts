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
import { type ConnectionPool, openConnectionPool } from './connection-pool.js';
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
  /** in place of connections of its own; whoever opened it closes it */
  readonly pool?: ConnectionPool;
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
/** milliseconds to have a connection */
const CONNECT_LIMIT = 5000;

/** Who is asked: always a session and the account that it itself was answered, never one without the other. */
interface Identified extends Asked {
  readonly account: AccountId;
  readonly home: Region;
  /** null: not listed yet */
  regions: ReadonlySet<Region> | null;
}

interface Asked {
  readonly session: Session;
  readonly partition: Partition;
  /** null: not known yet */
  readonly account: AccountId | null;
}

class Aws implements AwsProvider {
  readonly name = 'aws';
  readonly source: string;
  readonly #options: AwsOptions;
  readonly #clock: Clock;
  readonly #pool: ConnectionPool;
  readonly #budgets = new Map<string, RateBudget>();
  readonly #buckets = new BucketRegions();
  readonly #firstPartition: Partition;
  /** each account with its newest session: what is asked of one is never answered by another's */
  readonly #identified = new Map<AccountId, Identified>();
  #newest: Identified | null = null;
  #unidentified: Promise<Asked> | null = null;

  constructor(options: AwsOptions) {
    const { role, connections, clock = systemClock } = options;
    this.source = role === undefined ? 'aws' : `aws:${role}`;
    this.#options = options;
    this.#clock = clock;
    this.#pool = options.pool ?? openConnectionPool(connections);
    this.#firstPartition = partitionNamed(role?.split(':')[1] ?? '') ?? FIRST_PARTITION;
  }

  get globalRegion(): Region {
    return (this.#newest?.partition ?? this.#firstPartition).globalRegion;
  }

  /** Asks anew each time, with settings and credentials read anew: what was wrong with them may have been mended. */
  async identity(): Promise<Answer<AccountId>> {
    const home = await homeRegion(this.#options);
    if (home.kind === 'unreadable') return home;
    const session = await this.#openSession(home.value);
    const asked = { session, partition: this.#firstPartition, account: null };
    const answer = await this.#ask('sts:GetCallerIdentity', home.value, asked);
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
    session.belongsTo(account);
    const regions = this.#identified.get(account)?.regions ?? null;
    this.#newest = { session, partition, account, home: home.value, regions };
    this.#identified.set(account, this.#newest);
    return { kind: 'answer', value: account, source: answer.source };
  }

  /** Those the account has enabled. When they cannot be listed: those of the last list, else the two that are known. */
  async regions(account?: AccountId): Promise<Answer<readonly Region[]>> {
    const identified = this.#identifiedAs(account);
    const { globalRegion } = identified?.partition ?? this.#firstPartition;
    const home = identified?.home ?? globalRegion;
    if (this.#isAnother(account)) return this.#refused(`${home}/ec2:DescribeRegions`, account);
    const asked = identified ?? (await this.#anybody());
    const listed = listedRegions(await this.#ask('ec2:DescribeRegions', home, asked));
    if (listed.kind === 'answer') {
      const value = listed.value.toSorted();
      if (identified !== undefined) identified.regions = new Set([...value, globalRegion]);
      return { ...listed, value };
    }
    const known = identified?.regions ?? new Set([home, globalRegion]);
    return { kind: 'unreadable', reason: listed.reason, partial: [...known].toSorted() };
  }

  async call(operation: Operation, input: OperationInput, at: CallPlace): Promise<Answer<unknown>> {
    const found = findOperation(operation);
    const source = `${at.region}/${operation}`;
    if (found === null) return unreadable('fault', source, 'is no operation that may be called');
    const identified = this.#identifiedAs(at.account);
    const known = identified?.regions?.has(at.region) ?? true;
    if (!known || !isRegionName(at.region)) {
      return unreadable('unknownRegion', source, `the provider lists no region "${at.region}"`);
    }
    if (this.#isAnother(at.account)) return this.#refused(source, at.account);
    return this.#read(found, input, at, identified ?? (await this.#anybody()));
  }

  async unread(): Promise<readonly UnreadAnswer[]> {
    return [];
  }

  async accountName(account?: AccountId): Promise<string | null> {
    if (this.#isAnother(account)) return null;
    const asked = this.#identifiedAs(account) ?? (await this.#anybody());
    const { globalRegion } = asked.partition;
    const answer = await this.#ask('iam:ListAccountAliases', globalRegion, asked);
    if (answer.kind === 'unreadable') return null;
    const aliases = (answer.value as { readonly AccountAliases?: unknown }).AccountAliases;
    const first: unknown = Array.isArray(aliases) ? aliases[0] : undefined;
    return typeof first === 'string' ? first : null;
  }

  async close(): Promise<void> {
    if (this.#options.pool === undefined) this.#pool.close();
  }

  /** Left out: the last that identified itself. */
  #identifiedAs(account = this.#newest?.account): Identified | undefined {
    return account === undefined ? undefined : this.#identified.get(account);
  }

  #isAnother(account: AccountId | undefined): account is AccountId {
    return account !== undefined && this.#newest !== null && !this.#identified.has(account);
  }

  #refused(source: string, asked: AccountId): Answer<never> {
    const message = `${this.source} is account ${this.#newest?.account}, not ${asked}`;
    return unreadable('wrongAccount', source, message);
  }

  /** Before any identity was asked for, whoever the credentials belong to. */
  #anybody(): Promise<Asked> {
    const partition = this.#firstPartition;
    this.#unidentified ??= this.#openSession(partition.globalRegion).then((session) => ({
      session,
      partition,
      account: null,
    }));
    return this.#unidentified;
  }

  /** An operation of the whole account, within the time of one page. */
  async #ask(operation: Operation, region: Region, asked: Asked): Promise<Answer<unknown>> {
    const found = findOperation(operation);
    if (found === null) throw new TypeError(`${operation} is not in the table of operations`);
    const deadline = this.#clock.now() + (this.#options.timeLimit ?? TIME_LIMIT);
    const account = asked.account ?? '';
    return this.#read(found, {}, { account, region, deadline }, asked);
  }

  async #read(
    operation: FoundOperation,
    input: OperationInput,
    { account, region, deadline }: CallPlace,
    { session, partition }: Asked,
  ): Promise<Answer<unknown>> {
    const { random = Math.random, timeLimit = TIME_LIMIT } = this.#options;
    const item = Object.values(input).join('/');
    const call: NamedCall = { operation, region, item: item === '' ? null : item };
    const place = { account, region, partition: partition.name };
    const own = operation.parameters?.(input, place) ?? input;
    const budget = this.#budget(account, operation.service, region);
    const requesting = { clock: this.#clock, budget, random, timeLimit, deadline };
    const answer = await readPages(
      (page) =>
        request(
          (signal) => this.#send(session, call, { ...own, ...page }, signal),
          call,
          requesting,
        ),
      call,
    );
    if (operation.service === 's3') this.#buckets.learn(answer, call.item);
    return answer;
  }

  /** A bucket's operations are asked where it lies, once more when the refusal tells where that is. */
  async #send(
    session: Session,
    { operation, region, item }: NamedCall,
    parameters: object,
    signal: AbortSignal,
  ): Promise<unknown> {
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

  #budget(account: AccountId, service: AwsService, region: Region): RateBudget {
    const key = `${account} ${service} ${region}`;
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
      requestHandler: new NodeHttpHandler({
        httpAgent: this.#pool.httpAgent,
        httpsAgent: this.#pool.httpsAgent,
        connectionTimeout: CONNECT_LIMIT,
      }),
      clock: this.#clock,
    });
  }
}

function unreadable(code: Reason['code'], source: string, message: string): Answer<never> {
  return { kind: 'unreadable', reason: { code, source, message: `${source}: ${message}` } };
}
