import type { GraphQLFieldResolver } from 'graphql';

export interface SmallSubgraph {
  readonly name: string;
  readonly sdl: string;
  readonly resolvers: Readonly<
    Record<string, Record<string, GraphQLFieldResolver<unknown, unknown>>>
  >;
}

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';

/** The least that can be called federated: a type that two subgraphs answer for. */
export const TWO_SUBGRAPHS: readonly SmallSubgraph[] = [
  {
    name: 'machines',
    sdl: `${LINK}
      type Query { machine(id: ID!): Machine }
      type Machine @key(fields: "id") { id: ID! name: String }`,
    resolvers: {
      Query: { machine: (_root, { id }: { id: string }) => ({ id, name: `machine ${id}` }) },
    },
  },
  {
    name: 'disks',
    sdl: `${LINK}
      type Machine @key(fields: "id") { id: ID! disks: [Disk!] }
      type Disk { id: ID! sizeGiB: Int }`,
    resolvers: { Machine: { disks: () => [{ id: 'disk', sizeGiB: 8 }] } },
  },
];

export const MACHINE_QUERY = '{ machine(id: "1") { id name disks { id sizeGiB } } }';
