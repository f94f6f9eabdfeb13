import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../gateway/project-root.js';

// Apollo's gateway as its documentation sets it up, over subgraphs at HTTP addresses: `stock-apollo.js <address of all>`.
const [, , address = ''] = process.argv;
const gateway = new ApolloGateway({
  supergraphSdl: readFileSync(join(projectRoot(), 'schema', 'supergraph.graphql'), 'utf8'),
  buildService: ({ name }) => new RemoteGraphQLDataSource({ url: `${address}/${name}` }),
});
const listen = { port: 0, host: '127.0.0.1' };
const { url } = await startStandaloneServer(new ApolloServer({ gateway }), { listen });
process.send?.(url);
