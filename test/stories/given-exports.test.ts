import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CollectionResult } from '../../account/collect/stages.js';
import { projectRoot } from '../../gateway/project-root.js';
import { MODEL } from '../../schema/generated/model.js';
import { compareWithTruth } from '../support/compare-with-truth.js';
import { demoExpectations } from '../support/demo-expectations.js';
import { type ReadEdge, type ReadGraph, readGraph } from '../support/read-graph.js';
import { expectedRelations, readRelations } from '../support/read-relations.js';
import { type RunningGateway, runGateway } from '../support/run-gateway.js';

const DATA = join(projectRoot(), '..', 'shared', 'data');
const COMPANY = join(DATA, 'aws-export-company');
const DEMO = join(DATA, 'aws-export-demo');
const HERE = [COMPANY, DEMO, join(DATA, 'truth-map.json')].every((path) => existsSync(path));

type Collected = Extract<CollectionResult, { kind: 'collected' }>;

interface Served {
  readonly gateway: RunningGateway;
  readonly collected: Collected;
  readonly graph: ReadGraph;
}

async function serve(directory: string): Promise<Served> {
  const gateway = await runGateway({ exports: [directory] });
  const [collected] = gateway.collected;
  if (collected?.kind !== 'collected') throw new Error(`${directory} was not collected`);
  return { gateway, collected, graph: await readGraph(gateway, collected.account) };
}

function edgeText({ from, kind, to }: ReadEdge): string {
  return `${from} ${kind} ${to}`;
}

if (!HERE) {
  test('the given exports lie beside the repository only where it is built', () => {
    expect(HERE).toBe(false);
  });
} else {
  describe('the company export', companyTests);
  describe('the demo export', demoTests);
}

function companyTests(): void {
  let served: Served;
  beforeAll(async () => {
    served = await serve(COMPANY);
  });
  afterAll(() => served.gateway.stop());

  test('gives every resource and relation of its truth, and no other of these types', () => {
    const truth = JSON.parse(readFileSync(join(COMPANY, 'truth.json'), 'utf8')) as unknown;
    const map = JSON.parse(readFileSync(join(DATA, 'truth-map.json'), 'utf8')) as unknown;
    const { types, relations } = compareWithTruth(served.graph, truth, map);
    expect(types.found).toEqual(types.expected);
    expect(relations.found).toEqual(relations.expected);
    expect(Object.keys(types.expected).length).toBe(32);
    expect(relations.classesBesides).toEqual([
      'AutoScalingGroup HAS_ROLE Role',
      'Bucket HAS_ROLE Role',
      'Image CREATED_FROM Instance',
      'LaunchTemplate HAS_INSTANCE_PROFILE InstanceProfile',
      'LaunchTemplate HAS_SECURITY_GROUP SecurityGroup',
      'LaunchTemplate USES_IMAGE Image',
      'LaunchTemplate USES_KEY_PAIR KeyPair',
      'NatGateway ASSOCIATED_WITH NetworkInterface',
      'VpcEndpoint ASSOCIATED_WITH NetworkInterface',
      'VpcEndpoint ASSOCIATED_WITH RouteTable',
      'VpcEndpoint HAS_SECURITY_GROUP SecurityGroup',
      'VpcEndpoint IN_SUBNET Subnet',
      'VpcPeering PEERS_WITH Vpc',
    ]);
  });

  test('keeps what one region says of another region’s group apart from that group', () => {
    const groups = served.graph.nodes.filter(({ type }) => type === 'SecurityGroup');
    const external = groups.filter((node) => node.external).map(({ id }) => id);
    const replica = 'arn:aws:rds:eu-west-1:111122223333:db:orders-replica-eu';
    const edges = served.graph.edges.filter(
      ({ from, kind }) => from === replica && kind === 'HAS_SECURITY_GROUP',
    );
    expect(edges.map(({ to }) => to)).toEqual(external);
    expect(external).toHaveLength(1);
    const elsewhere = external[0]?.replace('eu-west-1', 'us-east-1');
    expect(groups.find(({ id }) => id === elsewhere)?.external).toBe(false);
  });

  test('leaves no field over, breaks no rule of the schema, and is wholly read', () => {
    const { report, freshness } = served.collected;
    expect(report.unmappedFields).toEqual([]);
    expect(report.schemaDeviations).toEqual([]);
    expect(report.incomplete).toEqual([]);
    expect(freshness.every(({ complete }) => complete)).toBe(true);
  });

  test('names the answers that no collector reads', () => {
    const { unreadAnswers } = served.collected.report;
    const sources = unreadAnswers.map(({ source }) => source);
    expect(sources).toContain(join('us-east-1', 'kms-list-keys.json'));
    expect(sources.filter((source) => /describe-(volumes|instances)/.test(source))).toEqual([]);
  });

  test('answers every relation field of every node in both directions', async () => {
    const { gateway, graph } = served;
    const read = await readRelations(gateway, graph.nodes);
    const sorted = [...read].map(([key, ids]) => [key, ids?.toSorted() ?? null] as const);
    const expected = expectedRelations(graph.nodes, graph.edges);
    expect(Object.fromEntries(sorted)).toEqual(Object.fromEntries(expected));
  });
}

function demoTests(): void {
  let served: Served;
  beforeAll(async () => {
    served = await serve(DEMO);
  });
  afterAll(() => served.gateway.stop());

  test('gives every resource that its lists name, and no other as its own', () => {
    const { nodes } = demoExpectations(DEMO);
    for (const type of Object.keys(MODEL.types)) {
      const own = served.graph.nodes.filter((node) => node.type === type && !node.external);
      const expected = [...(nodes.get(type) ?? [])].toSorted();
      expect([type, own.map(({ id }) => id)]).toEqual([type, expected]);
    }
  });

  test('gives every relation that its stating answers contain', () => {
    const { edges } = demoExpectations(DEMO);
    const found = served.graph.edges.map(edgeText);
    expect(edges.map(edgeText).filter((edge) => !found.includes(edge))).toEqual([]);
    const besides = found.filter((edge) => !edges.map(edgeText).includes(edge));
    const endpoint = 'arn:aws:ec2:us-east-1:123456789012:vpc-endpoint/vpce-00000000000000002';
    const networkInterface = 'network-interface/eni-00000000000000001';
    expect(besides).toEqual([
      `${endpoint} ASSOCIATED_WITH arn:aws:ec2:us-east-1:123456789012:${networkInterface}`,
    ]);
  });

  test('leaves no field over and breaks no rule of the schema', () => {
    const { report } = served.collected;
    expect(report.unmappedFields).toEqual([]);
    expect(report.schemaDeviations).toEqual([]);
  });

  test('is incomplete where a list has no file, and says which', () => {
    const { freshness, report } = served.collected;
    const scopes = freshness.map(({ service, region, complete }) => [service, region, complete]);
    expect(scopes).toEqual([
      ['compute', 'us-east-1', false],
      ['database', 'us-east-1', false],
      ['functions', 'us-east-1', false],
      ['identity', null, false],
      ['loadbalancing', 'us-east-1', false],
      ['messaging', 'us-east-1', false],
      ['network', 'us-east-1', false],
      ['storage', null, true],
      ['storage', 'us-east-1', false],
    ]);
    const lists = ['ec2-describe-volumes', 'ec2-describe-images', 'sns-list-subscriptions'];
    const reasons = report.incomplete.map(({ message }) => message);
    for (const list of lists) expect(reasons).toContain(`us-east-1/${list}.json: no such file`);
  });

  test('tells a relation that nobody answered from one that is empty', async () => {
    const id = 'arn:aws:ec2:us-east-1:123456789012:instance/i-00000000000000000';
    const query = 'query ($id: ID!) { instance(id: $id) { volumes { id } securityGroups { id } } }';
    const data = await served.gateway.data<{ instance: { securityGroups: unknown[] } }>(query, {
      id,
    });
    expect(data.instance).toMatchObject({ volumes: null });
    expect(data.instance.securityGroups).toHaveLength(1);
  });
}
