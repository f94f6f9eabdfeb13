import { describe, expect, test } from '@jest/globals';
import { type Environment, readConfig } from '../../gateway/config.js';

const PROJECT = { root: '/project', services: ['account', 'compute', 'storage'] };
const SECRET = { INTERNAL_SECRET: 'a secret of the tests' };

function configOf(environment: Environment) {
  const read = readConfig(environment, PROJECT);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.config;
}

function problemsOf(environment: Environment): readonly string[] {
  const read = readConfig(environment, PROJECT);
  return read.ok ? [] : read.problems;
}

describe('SUBGRAPHS', () => {
  test('left out means that one process does everything', () => {
    expect(configOf({}).role).toEqual({ kind: 'whole' });
    expect(configOf({ SUBGRAPHS: ' ' }).role).toEqual({ kind: 'whole' });
  });

  test('names the subgraphs of a subgraph process, which may listen everywhere', () => {
    const { role } = configOf({ ...SECRET, SUBGRAPHS: 'compute, storage', HOST: '0.0.0.0' });
    expect(role).toEqual({ kind: 'subgraphs', names: ['compute', 'storage'] });
  });

  test('gives the addresses of a gateway’s subgraphs', () => {
    const SUBGRAPHS =
      'account=http://a:1/account, compute=https://c/x/compute, storage=http://[::1]:2/storage';
    const { role } = configOf({ ...SECRET, SUBGRAPHS });
    expect(role).toEqual({
      kind: 'gateway',
      addresses: new Map([
        ['account', new URL('http://a:1/account')],
        ['compute', new URL('https://c/x/compute')],
        ['storage', new URL('http://[::1]:2/storage')],
      ]),
    });
  });

  test.each([
    [
      'compute=http://c/compute,storage',
      ['SUBGRAPHS must be a list of names or a list of <name>=<url>, not both'],
    ],
    ['compute,dns', ['SUBGRAPHS must name some of account, compute, storage, got "dns"']],
    ['compute,compute', ['SUBGRAPHS must name each subgraph once, got "compute" twice']],
    [
      'compute=http://c,account=http://a',
      ['SUBGRAPHS must give the address of every subgraph; missing: storage'],
    ],
    [
      'compute=ftp://c,account=http://a?x,storage=http://u:p@s',
      ['ftp://c', 'http://a?x', 'http://u:p@s'].map(
        (got, index) =>
          `SUBGRAPHS must give http://<host>:<port>/<name>, got "${got}" for ${['compute', 'account', 'storage'][index]}`,
      ),
    ],
  ])('%s is refused', (SUBGRAPHS, problems) => {
    expect(problemsOf({ ...SECRET, SUBGRAPHS })).toEqual(problems);
  });

  test.each(['compute', 'account=http://a,compute=http://c,storage=http://s'])(
    '%s needs the secret that its processes share',
    (SUBGRAPHS) => {
      const rule = 'INTERNAL_SECRET must be set with SUBGRAPHS: the processes sign what they ask';
      expect(problemsOf({ SUBGRAPHS })).toEqual([rule]);
      expect(problemsOf({ SUBGRAPHS, INTERNAL_SECRET: 'short' })).toEqual([
        'INTERNAL_SECRET must be at least 16 characters, got 5',
      ]);
    },
  );
});

describe('NEO4J_URI', () => {
  const NEO4J = { NEO4J_USER: 'neo4j', NEO4J_PASSWORD: 'pass word' };

  test.each(['bolt://127.0.0.1:7687', 'neo4j+s://graph.example', 'bolt+s://g:1', 'neo4j://g'])(
    '%s is where the store is',
    (uri) => {
      expect(configOf({ ...NEO4J, NEO4J_URI: uri }).neo4j).toEqual({
        uri,
        user: 'neo4j',
        password: 'pass word',
      });
    },
  );

  test('left out means the embedded store', () => {
    expect(configOf({}).neo4j).toBeNull();
  });

  test('is refused with everything that is wrong with it, and no password is shown', () => {
    const problems = problemsOf({ NEO4J_URI: 'bolt://neo4j:secret-word@127.0.0.1' });
    expect(problems).toEqual([
      expect.stringMatching(/^NEO4J_URI must be bolt:/),
      'NEO4J_USER must be set with NEO4J_URI',
      'NEO4J_PASSWORD must be set with NEO4J_URI',
    ]);
    expect(problems.join('\n')).not.toContain('secret-word');
    expect(problemsOf({ ...NEO4J, NEO4J_URI: 'http://g' })).toHaveLength(1);
    expect(problemsOf(NEO4J)).toEqual(['NEO4J_URI must be set with NEO4J_USER and NEO4J_PASSWORD']);
  });
});

describe('ACCOUNT_SOURCE', () => {
  test('lists exports and accounts of the provider', () => {
    const ROLE = 'arn:aws:iam::123456789012:role/reader';
    const { sources } = configOf({ ACCOUNT_SOURCE: `aws, aws:${ROLE}, export:/some/where` });
    expect(sources).toEqual([
      { kind: 'aws', role: null },
      { kind: 'aws', role: ROLE },
      { kind: 'export', directory: '/some/where' },
    ]);
  });

  test('left out is the sample account, wherever the process was started', () => {
    expect(configOf({}).sources).toEqual([
      { kind: 'export', directory: '/project/examples/sample-account/export' },
    ]);
  });

  test.each(['gcp', 'aws:reader', 'aws:arn:aws:iam::123:role/x', 'export:'])(
    '%s is refused',
    (ACCOUNT_SOURCE) => {
      expect(problemsOf({ ACCOUNT_SOURCE })).toEqual([
        `ACCOUNT_SOURCE must be a list of export:<directory>, aws or aws:<role ARN>, got "${ACCOUNT_SOURCE}"`,
      ]);
    },
  );
});

test('what is not supported yet is refused', () => {
  expect(problemsOf({ PROVIDER_WRITES: 'on' })).toEqual([
    'PROVIDER_WRITES is not supported yet: nothing is written to a provider',
  ]);
});
