import { isIP } from 'node:net';
import { resolve } from 'node:path';

/** Every setting of the process, validated. Defaults stand here and nowhere else. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly sources: readonly Source[];
  readonly dataDirectory: string;
  readonly allowUnauthenticated: boolean;
  /** signs cursors; null: the installation's own key does */
  readonly internalSecret: string | null;
  readonly logLevel: string;
  /** milliseconds one collection may take */
  readonly collectionTimeLimit: number;
  /** seconds after which a service's status is stale */
  readonly stalenessLimit: number;
}

/** Where an account is read from. */
export type Source = { readonly kind: 'export'; readonly directory: string };

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] };

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
  NEO4J_URI: 'only the embedded store is there',
  NEO4J_USER: 'only the embedded store is there',
  NEO4J_PASSWORD: 'only the embedded store is there',
  AUTH_JWKS_URL: 'every caller is the owner',
  AUTH_SECRET: 'every caller is the owner',
  AUTH_ISSUER: 'every caller is the owner',
  AUTH_AUDIENCE: 'every caller is the owner',
  AUTH_OWNER: 'every caller is the owner',
  PROVIDER_WRITES: 'nothing is written to a provider',
  SUBGRAPHS: 'one process serves every subgraph',
};

/** Reads the settings, and says everything that is wrong with them at once. `root` is where the project lies. */
export function readConfig(environment: Environment, root: string): ConfigResult {
  const problems: string[] = [];
  const setting = (name: keyof typeof DEFAULTS) => environment[name]?.trim() || DEFAULTS[name];
  const config: Config = {
    port: readPort(setting('PORT'), problems),
    host: setting('HOST'),
    sources: readSources(environment['ACCOUNT_SOURCE'], root, problems),
    dataDirectory: resolve(setting('DATA_DIR')),
    allowUnauthenticated: readFlag(environment, 'ALLOW_UNAUTHENTICATED', problems),
    internalSecret: readSecret(environment['INTERNAL_SECRET'], problems),
    logLevel: setting('LOG_LEVEL'),
    collectionTimeLimit: 600_000,
    stalenessLimit: 900,
  };
  if (!LOG_LEVELS.includes(config.logLevel)) {
    problems.push(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}, got "${config.logLevel}"`);
  }
  checkHost(config, problems);
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

function readSources(
  text: string | undefined,
  root: string,
  problems: string[],
): readonly Source[] {
  const given = text?.trim() || null;
  if (given === null) {
    return [
      { kind: 'export', directory: resolve(root, DEFAULTS.ACCOUNT_SOURCE.slice('export:'.length)) },
    ];
  }
  return given.split(',').flatMap((part): readonly Source[] => {
    const [, directory = ''] = /^export:(.+)$/.exec(part.trim()) ?? [];
    if (directory !== '') return [{ kind: 'export', directory: resolve(directory) }];
    problems.push(`ACCOUNT_SOURCE must be a list of export:<directory>, got "${part.trim()}"`);
    return [];
  });
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

function checkHost({ host, allowUnauthenticated }: Config, problems: string[]): void {
  if (isLoopback(host) || allowUnauthenticated) return;
  problems.push(
    `HOST must be a loopback address while nobody has to say who they are, got "${host}" (ALLOW_UNAUTHENTICATED=true lifts this)`,
  );
}

export function isLoopback(host: string): boolean {
  if (host === 'localhost' || host === '::1') return true;
  return isIP(host) === 4 && host.startsWith('127.');
}
