import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse, type GraphQLFieldResolver } from 'graphql';
import { RequestError } from '../../../account/request-error.js';
import type { SubgraphContext } from '../../../subgraphs/kit/context.js';
import type { Subgraph } from '../../../subgraphs/kit/subgraph.js';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])`;

const compute = `${LINK}
  type Query {
    instance(id: ID!): Instance
    instances(account: ID, first: Int = 100, after: String): InstanceConnection!
    resources(ids: [ID!]!): [Instance]!
    trouble(kind: String!): String
    limitless: String!
  }
  type Mutation { restart(instance: ID!): Instance }
  type InstanceConnection { nodes: [Instance!]! edges: [InstanceEdge!]! totalCount: Int! pageInfo: PageInfo! }
  type Neighbourhood { size: Int! nodes: InstanceConnection! }
  type InstanceEdge { cursor: String! node: Instance! }
  type PageInfo @shareable { hasNextPage: Boolean! endCursor: String }
  type Instance @key(fields: "id") {
    id: ID! name: String state: String tags: [String!] peers(first: Int = 1000): [Instance!]
    neighbourhood(depth: Int! = 1, limit: Int = 500): Neighbourhood!
  }
`;
const storage = `${LINK}
  type Query { volume(id: ID!): Volume volumeGroups(sizes: [[Int!]!]): Int }
  type Volume @key(fields: "id") { id: ID! sizeGiB: Int attachedTo: [Instance!] }
  type Instance @key(fields: "id") { id: ID! volumes: [Volume!] }
`;
const network = `${LINK}
  type NetworkInterface @key(fields: "id") { id: ID! privateIp: String securityGroups: [SecurityGroup!] }
  type SecurityGroup @key(fields: "id") { id: ID! name: String }
  type Instance @key(fields: "id") { id: ID! networkInterfaces: [NetworkInterface!] }
`;

type Resolver = GraphQLFieldResolver<Readonly<Record<string, unknown>>, SubgraphContext>;
type Resolvers = Readonly<Record<string, Record<string, Resolver>>>;

const IDS = Array.from({ length: 20 }, (_, index) => `i-${index}`);
const instanceOf = (id: unknown) => ({ __typename: 'Instance', id, name: `name of ${String(id)}` });
const page = (ids: readonly string[]) => ({
  nodes: ids.map(instanceOf),
  edges: ids.map((id) => ({ cursor: id, node: instanceOf(id) })),
  totalCount: ids.length,
  pageInfo: { hasNextPage: false, endCursor: null },
});

/** What goes wrong in a resolver, by the argument of `trouble`. */
function trouble(kind: unknown): never {
  if (kind === 'request error') {
    throw new RequestError('BAD_INPUT', 'kind must be something better', 'kind');
  }
  if (kind === 'wrapped') {
    throw new Error('outside', { cause: new RequestError('LIST_TOO_LONG', 'ask for pages') });
  }
  if (kind === 'coded') {
    throw Object.assign(new Error('secret text'), { extensions: { code: 'TOP_SECRET' } });
  }
  throw new TypeError('cannot read /etc/shadow of undefined');
}

const computeResolvers: Resolvers = {
  Query: {
    instance: async (_root, { id }, { pins }) => {
      await pins.view('acct-1');
      return IDS.includes(String(id)) ? instanceOf(id) : null;
    },
    instances: (_root, { first }, { budget }) => {
      budget.take(Number(first));
      return page(IDS.slice(0, Number(first)));
    },
    resources: (_root, { ids }) => (ids as string[]).map(instanceOf),
    trouble: (_root, { kind }) => trouble(kind),
    limitless: () => trouble(''),
  },
  Mutation: { restart: (_root, { instance }) => instanceOf(instance) },
  Instance: {
    tags: () => ['a', 'b'],
    peers: () => IDS.slice(0, 2).map(instanceOf),
    neighbourhood: () => ({ size: 2, nodes: page(IDS.slice(0, 2)) }),
    __resolveReference: ({ id }) => instanceOf(id),
  },
};
const storageResolvers: Resolvers = {
  Query: { volume: (_root, { id }) => ({ id, sizeGiB: 8 }), volumeGroups: () => 1 },
  Volume: {
    attachedTo: () => [{ id: 'i-0' }],
    sizeGiB: () => 8,
    __resolveReference: ({ id }) => ({ id }),
  },
  Instance: {
    volumes: ({ id }) => [{ id: `vol-of-${String(id)}` }, { id: 'vol-shared' }],
    __resolveReference: ({ id }) => ({ id }),
  },
};
const networkResolvers: Resolvers = {
  NetworkInterface: {
    privateIp: () => '10.0.0.1',
    securityGroups: () => [{ id: 'sg-1', name: 'web' }],
    __resolveReference: ({ id }) => ({ id }),
  },
  SecurityGroup: { __resolveReference: ({ id }) => ({ id, name: 'web' }) },
  Instance: {
    networkInterfaces: ({ id }) => [{ id: `eni-of-${String(id)}` }],
    __resolveReference: ({ id }) => ({ id }),
  },
};

const PARTS = [
  { name: 'compute', sdl: compute, resolvers: computeResolvers },
  { name: 'storage', sdl: storage, resolvers: storageResolvers },
  { name: 'network', sdl: network, resolvers: networkResolvers },
] as const;

/** A supergraph of three services over twenty made-up instances. */
export interface SmallGraph {
  readonly supergraphSdl: string;
  readonly subgraphs: ReadonlyMap<string, Subgraph>;
}

const composed = composeServices(
  PARTS.map(({ name, sdl }) => ({ name, typeDefs: parse(sdl), url: `local:${name}` })),
);

/** The graph; `replaced` stand for the services of the same name. */
export function smallGraph(replaced: readonly Subgraph[] = []): SmallGraph {
  const { supergraphSdl, errors } = composed;
  if (supergraphSdl === undefined) throw new AggregateError(errors ?? []);
  const subgraphs = new Map(PARTS.map((part) => [part.name as string, subgraphOf(part)]));
  for (const subgraph of replaced) subgraphs.set(subgraph.name, subgraph);
  return { supergraphSdl, subgraphs };
}

function subgraphOf({ name, sdl, resolvers }: (typeof PARTS)[number]): Subgraph {
  // The package's type of a resolver map knows no context.
  const module = { typeDefs: parse(sdl), resolvers } as Parameters<typeof buildSubgraphSchema>[0];
  const schema = buildSubgraphSchema(module);
  return {
    name,
    schema,
    async execute(document, variableValues, contextValue) {
      return execute({ schema, document, variableValues, contextValue });
    },
  };
}
