import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { projectRoot } from '../../gateway/project-root.js';

const ROOT = projectRoot();
const EXAMPLE = join(ROOT, 'examples', 'adding-a-service');
const SOURCES = [
  'account',
  'gateway',
  'provider',
  'schema',
  'sqlite',
  'subgraphs',
  'package.json',
  'tsconfig.json',
];
const ZONE = '/hostedzone/ZC51D0113B35B902253B4';

/** A copy of the project with one SDL file and one folder more: nothing else is touched by hand. */
function copyWithDns(copy: string): void {
  for (const source of SOURCES) cpSync(join(ROOT, source), join(copy, source), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  cpSync(join(EXAMPLE, 'dns.graphql'), join(copy, 'schema', 'dns.graphql'));
  mkdirSync(join(copy, 'subgraphs', 'dns'));
  for (const file of readdirSync(join(EXAMPLE, 'dns'))) {
    const text = readFileSync(join(EXAMPLE, 'dns', file), 'utf8');
    writeFileSync(
      join(copy, 'subgraphs', 'dns', file),
      text.replaceAll("'../../../subgraphs/", "'../").replaceAll("'../../../", "'../../"),
    );
  }
}

/** The sample account, and what the provider answers about its zone. */
function exportWithZone(directory: string, vpc: string): void {
  cpSync(join(ROOT, 'examples', 'sample-account', 'export'), directory, { recursive: true });
  const folder = join(directory, 'us-east-1', 'route53-get-hosted-zone');
  mkdirSync(folder);
  const answer = { HostedZone: { Id: ZONE }, VPCs: [{ VPCRegion: 'us-east-1', VPCId: vpc }] };
  writeFileSync(join(folder, encodeURIComponent(ZONE)), JSON.stringify(answer));
}

/** Reads on after the ready line: a process whose reader has gone would end at its next line. */
function readyUrl(gateway: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    gateway.stdout?.on('data', (chunk) => {
      text += String(chunk);
      const [, url] = /^ready (\S+) /m.exec(text) ?? [];
      if (url !== undefined) resolve(url);
    });
    gateway.once('close', () =>
      reject(new Error(`The gateway ended before it was ready: ${text}`)),
    );
  });
}

describe('a service added by one SDL file and one folder', () => {
  const place = mkdtempSync(join(tmpdir(), 'account-graph-service-'));
  const copy = join(place, 'project');
  let gateway: ChildProcess;
  let url: string;
  const run = (...args: readonly string[]) =>
    execFileSync(process.execPath, args, {
      cwd: copy,
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    });

  beforeAll(async () => {
    mkdirSync(copy);
    copyWithDns(copy);
    run('--import', 'tsx', 'schema/compile.ts');
    const vpcs = JSON.parse(
      readFileSync(
        join(ROOT, 'examples/sample-account/export/us-east-1/ec2-describe-vpcs.json'),
        'utf8',
      ),
    ) as { Vpcs: { VpcId: string }[] };
    exportWithZone(join(place, 'export'), vpcs.Vpcs[0]?.VpcId ?? '');
    gateway = spawn(process.execPath, ['--import', 'tsx', 'gateway/main.ts'], {
      cwd: copy,
      env: {
        ...process.env,
        PORT: '0',
        DATA_DIR: join(place, 'data'),
        ACCOUNT_SOURCE: `export:${join(place, 'export')}`,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    url = await readyUrl(gateway);
  }, 60_000);

  afterAll(async () => {
    if (gateway.exitCode === null) {
      gateway.kill('SIGTERM');
      await once(gateway, 'exit');
    }
    rmSync(place, { recursive: true });
  });

  test('passes the type check together with the rest', () => {
    const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
    const only = { extends: './tsconfig.json', include: ['subgraphs', 'schema', 'account'] };
    writeFileSync(join(copy, 'tsconfig.check.json'), JSON.stringify(only));
    expect(run(tsc, '-p', 'tsconfig.check.json', '--noEmit')).toBe('');
  });

  test('is collected and answers by id, as a list, across services and in the whole graph', async () => {
    const query = `{
      hostedZones(account: "210987654321") { totalCount nodes { id name private vpcs { name cidrBlock } } }
      hostedZone(id: "arn:aws:route53:::${ZONE.slice(1)}") { comment }
      account(id: "210987654321") {
        services { service region complete used }
        graph(services: ["dns"]) { typeCounts { type count } }
      }
    }`;
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const { data, errors } = (await response.json()) as {
      data: { account: { services: { service: string }[] } };
      errors?: unknown;
    };
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      hostedZones: {
        totalCount: 1,
        nodes: [
          {
            name: 'marram-finch.example.',
            private: false,
            vpcs: [{ name: expect.any(String), cidrBlock: expect.any(String) }],
          },
        ],
      },
      hostedZone: { comment: 'the shop' },
      account: { graph: { typeCounts: [{ type: 'HostedZone', count: 1 }] } },
    });
    expect(data.account.services).toContainEqual({
      service: 'dns',
      region: null,
      complete: true,
      used: true,
    });
  });
});
