import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { getHeapStatistics } from 'node:v8';
import type { GraphMemory } from '../account/graph-memory.js';
import type { RetentionTier } from '../account/retention-tier.js';
import { graphMemoryOf } from './settings/graph-memory-of.js';
import { type Neo4jSettings, readNeo4j } from './settings/read-neo4j.js';
import { readRetention } from './settings/read-retention.js';
import { readRole } from './settings/read-role.js';
import { readSources } from './settings/read-sources.js';

/** Every setting of the process, validated. Defaults stand here and nowhere else. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly sources: readonly Source[];
  readonly dataDirectory: string;
  readonly allowUnauthenticated: boolean;
  readonly role: Role;
  /** null: the embedded store in the data directory */
  readonly neo4j: Neo4jSettings | null;
  /** signs cursors and fetches between processes; null: there is one process, whose installation's own key signs */
  readonly internalSecret: string | null;
  readonly logLevel: string;
  /** milliseconds one collection may take */
  readonly collectionTimeLimit: number;
  /** seconds after which a service's status is stale */
  readonly stalenessLimit: number;
  /** milliseconds a request waits for the provider at most: less than a fetch may take */
  readonly freshReadLimit: number;
  readonly graphMemory: GraphMemory;
  /** which versions are kept; none: all of them */
  readonly retention: readonly RetentionTier[];
  /** milliseconds after which another process may read what a collector that was killed was reading */
  readonly leaseTime: number;
}

/** What this process does: everything; some subgraphs, for gateways; or a gateway, over subgraphs elsewhere. */
export type Role =
  | { readonly kind: 'whole' }
  | { readonly kind: 'subgraphs'; readonly names: readonly string[] }
  | { readonly kind: 'gateway'; readonly addresses: ReadonlyMap<string, URL> };

/** Where an account is read from; `role`: the ARN of one to assume, null: the surroundings' own credentials. */
export type Source =
  | { readonly kind: 'export'; readonly directory: string }
  | { readonly kind: 'aws'; readonly role: string | null };

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] };

/** What the settings are about. */
export interface Project {
  /** where it lies */
  readonly root: string;
  /** of every subgraph */
  readonly services: readonly string[];
}

export type Environment = { readonly [name: string]: string | undefined };

export const DEFAULTS = Object.freeze({
  PORT: '4000',
  HOST: '127.0.0.1',
  DATA_DIR: './data',
  ACCOUNT_SOURCE: 'export:examples/sample-account/export',
  LOG_LEVEL: 'info',
});

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
const SHORTEST_SECRET = 16;

/** What others will set one day: refused rather than ignored, so that nobody believes it is in force. */
const NOT_YET: Environment = {
  AUTH_JWKS_URL: 'every caller is the owner',
  AUTH_SECRET: 'every caller is the owner',
  AUTH_ISSUER: 'every caller is the owner',
  AUTH_AUDIENCE: 'every caller is the owner',
  AUTH_OWNER: 'every caller is the owner',
  PROVIDER_WRITES: 'nothing is written to a provider',
};

/** Reads the settings, and says everything that is wrong with them at once. */
export function readConfig(environment: Environment, { root, services }: Project): ConfigResult {
  const problems: string[] = [];
  const setting = (name: keyof typeof DEFAULTS) => environment[name]?.trim() || DEFAULTS[name];
  const config: Config = {
    port: readPort(setting('PORT'), problems),
    host: setting('HOST'),
    sources: readSources(
      setting('ACCOUNT_SOURCE'),
      { root, sample: DEFAULTS.ACCOUNT_SOURCE },
      problems,
    ),
    dataDirectory: resolve(setting('DATA_DIR')),
    allowUnauthenticated: readFlag(environment, 'ALLOW_UNAUTHENTICATED', problems),
    role: readRole(environment['SUBGRAPHS'], services, problems),
    neo4j: readNeo4j(environment, problems),
    retention: readRetention(environment['RETENTION'], problems),
    internalSecret: readSecret(environment['INTERNAL_SECRET'], problems),
    logLevel: setting('LOG_LEVEL'),
    collectionTimeLimit: 600_000,
    stalenessLimit: 900,
    freshReadLimit: 8_000,
    leaseTime: 15_000,
    graphMemory: graphMemoryOf(getHeapStatistics().heap_size_limit),
  };
  if (!LOG_LEVELS.includes(config.logLevel)) {
    problems.push(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}, got "${config.logLevel}"`);
  }
  checkHost(config, problems);
  checkSecret(config, environment, problems);
  for (const [name, why] of Object.entries(NOT_YET)) {
    if ((environment[name] ?? '') !== '') problems.push(`${name} is not supported yet: ${why}`);
  }
  return problems.length === 0
    ? { ok: true, config: Object.freeze(config) }
    : { ok: false, problems };
}

function readPort(text: string, problems: string[]): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    problems.push(`PORT must be a whole number from 0 to 65535, got "${text}"`);
  }
  return port;
}

function readFlag(environment: Environment, name: string, problems: string[]): boolean {
  const text = environment[name]?.trim() || 'false';
  if (text !== 'true' && text !== 'false') {
    problems.push(`${name} must be "true" or "false", got "${text}"`);
  }
  return text === 'true';
}

function readSecret(text: string | undefined, problems: string[]): string | null {
  if (text === undefined || text === '') return null;
  if (text.length >= SHORTEST_SECRET) return text;
  problems.push(
    `INTERNAL_SECRET must be at least ${SHORTEST_SECRET} characters, got ${text.length}`,
  );
  return null;
}

/** Whoever knows the secret may ask a subgraph for anything. */
function checkSecret({ role }: Config, environment: Environment, problems: string[]): void {
  if (role.kind === 'whole' || (environment['INTERNAL_SECRET'] ?? '') !== '') return;
  problems.push('INTERNAL_SECRET must be set with SUBGRAPHS: the processes sign what they ask');
}

/** A subgraph process answers nobody but the gateways that have its secret. */
function checkHost({ host, role, allowUnauthenticated }: Config, problems: string[]): void {
  if (isLoopback(host) || allowUnauthenticated || role.kind === 'subgraphs') return;
  problems.push(
    `HOST must be a loopback address while nobody has to say who they are, got "${host}" (ALLOW_UNAUTHENTICATED=true lifts this)`,
  );
}

export function isLoopback(host: string): boolean {
  if (host === 'localhost' || host === '::1') return true;
  return isIP(host) === 4 && host.startsWith('127.');
}
