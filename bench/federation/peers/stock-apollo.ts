import { ApolloGateway, LocalGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import type { SubgraphContext } from '../../../subgraphs/kit/context.js';
import { embedded } from '../embedded.js';
import { openReading } from '../reading.js';

/** Apollo's gateway as its documentation sets it up, over the same subgraph schemas in the same process. */
export async function stockApollo(dataDirectory: string): Promise<string> {
  const { supergraphSdl, subgraphs, context } = await openReading(embedded(dataDirectory));
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ name }) => {
      const subgraph = subgraphs.get(name);
      if (subgraph === undefined) throw new Error(`There is no subgraph ${name}`);
      return new LocalGraphQLDataSource(subgraph.schema);
    },
  });
  const server = new ApolloServer<SubgraphContext>({ gateway });
  const { url } = await startStandaloneServer(server, {
    listen: { port: 0, host: '127.0.0.1' },
    context,
  });
  return url;
}
