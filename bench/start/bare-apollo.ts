import { ApolloGateway, LocalGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { readFileSync } from 'node:fs';
import { TWO_SUBGRAPHS } from './two-subgraphs.js';

// The least Apollo gateway: two subgraphs in its process, a supergraph composed before (`bare-apollo.js <file>`).
const [, , supergraph = ''] = process.argv;
const sources = new Map(
  TWO_SUBGRAPHS.map(({ name, sdl, resolvers }) => {
    // The package's type of a resolver map knows no context.
    const module = { typeDefs: parse(sdl), resolvers } as Parameters<typeof buildSubgraphSchema>[0];
    return [name, new LocalGraphQLDataSource(buildSubgraphSchema(module))] as const;
  }),
);
const gateway = new ApolloGateway({
  supergraphSdl: readFileSync(supergraph, 'utf8'),
  buildService: ({ name }) => {
    const source = sources.get(name);
    if (source === undefined) throw new Error(`There is no subgraph ${name}`);
    return source;
  },
});
const listen = { port: 0, host: '127.0.0.1' };
const { url } = await startStandaloneServer(new ApolloServer({ gateway }), { listen });
process.stdout.write(`ready ${url}\n`);
