import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { type Config, readConfig } from '../../gateway/config.js';
import { projectRoot } from '../../gateway/project-root.js';
import { SERVICE_NAMES } from '../../gateway/service-names.js';

interface ComposeService {
  readonly environment: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly profiles?: readonly string[];
  readonly read_only?: boolean;
  readonly security_opt: readonly string[];
}

const text = readFileSync(join(projectRoot(), 'docker-compose.yml'), 'utf8');
const { services } = parse(text, { merge: true }) as {
  readonly services: Readonly<Record<string, ComposeService>>;
};
const GIVEN: Readonly<Record<string, string>> = {
  INTERNAL_SECRET: 'a secret of the tests',
  NEO4J_PASSWORD: 'a password of the tests',
};

/** A value as the file's reader fills it in: `${NAME:?why}` must be given, `${NAME:-otherwise}` need not. */
function filled(value: string): string {
  return value.replaceAll(
    /\$\{(\w+):([?-])([^}]*)\}/g,
    (_all, name: string, kind, other: string) => {
      const given = GIVEN[name];
      if (given === undefined && kind === '?') throw new Error(`${name}: ${other}`);
      return given ?? other;
    },
  );
}

function configOf(name: string): Config {
  const entries = Object.entries(services[name]?.environment ?? {});
  const environment = Object.fromEntries(entries.map(([key, value]) => [key, filled(value)]));
  const read = readConfig(environment, { root: projectRoot(), services: SERVICE_NAMES });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.config;
}

describe('docker-compose.yml', () => {
  test('has a process for each subgraph, a gateway, the store and nothing else by default', () => {
    const always = Object.keys(services).filter((name) => services[name]?.profiles === undefined);
    expect(always.toSorted()).toEqual([...SERVICE_NAMES, 'gateway', 'neo4j'].toSorted());
    expect(services['moto']?.profiles).toEqual(['moto']);
  });

  test.each(SERVICE_NAMES)('%s serves itself where the gateway asks for it', (name) => {
    const { role, port, neo4j, internalSecret } = configOf(name);
    expect(role).toEqual({ kind: 'subgraphs', names: [name] });
    const gateway = configOf('gateway');
    if (gateway.role.kind !== 'gateway') throw new Error('the gateway must be one');
    expect(gateway.role.addresses.get(name)?.href).toBe(`http://${name}:${port}/${name}`);
    expect([neo4j, internalSecret]).toEqual([gateway.neo4j, gateway.internalSecret]);
  });

  test('names the one store', () => {
    expect(configOf('gateway').neo4j).toEqual({
      uri: 'bolt://neo4j:7687',
      user: 'neo4j',
      password: GIVEN['NEO4J_PASSWORD'],
    });
    expect(filled(services['neo4j']?.environment['NEO4J_AUTH'] ?? '')).toBe(
      `neo4j/${GIVEN['NEO4J_PASSWORD']}`,
    );
  });

  test('publishes nothing but the gateway and the store, and those on loopback', () => {
    const published = Object.entries(services).filter(([, { ports }]) => ports !== undefined);
    expect(published.map(([name]) => name)).toEqual(['gateway', 'neo4j']);
    for (const [, { ports }] of published) {
      for (const port of ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
    }
  });

  test('has no secret in it and lets no process gain rights', () => {
    expect(text).not.toMatch(/(SECRET|PASSWORD|KEY): *['"]?[A-Za-z0-9]/);
    for (const name of [...SERVICE_NAMES, 'gateway']) {
      expect(services[name]).toMatchObject({
        read_only: true,
        security_opt: ['no-new-privileges:true'],
      });
    }
  });
});
