import { type DocumentNode, type GraphQLSchema, execute, parse, validate } from 'graphql';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApolloEngine } from '../../../gateway/query/apollo-engine.js';
import { localServices } from '../../../gateway/query/local-services.js';
import { MODEL } from '../../../schema/generated/model.js';
import type { SubgraphContext } from '../../../subgraphs/kit/context.js';
import { embedded } from '../embedded.js';
import { openReading } from '../reading.js';
import { oneSchema } from './one-schema.js';

interface Posted {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
}

/** One graphql-js schema behind plain node:http: documents parsed once, nothing limited, logged or counted. */
export async function monolith(dataDirectory: string): Promise<string> {
  const { supergraphSdl, subgraphs, context } = await openReading(embedded(dataDirectory));
  const engine = await createApolloEngine({ supergraphSdl, services: localServices(subgraphs) });
  const schemas = new Map([...subgraphs].map(([name, { schema }]) => [name, schema]));
  const answer = answering(oneSchema(engine.schema, schemas, MODEL), context);
  await engine.stop();
  const server = createServer((request, response) => void serve(request, response, answer));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/graphql`;
}

type Answer = (body: string) => Promise<string>;

function answering(schema: GraphQLSchema, context: () => Promise<SubgraphContext>): Answer {
  const documents = new Map<string, DocumentNode>();
  return async (body) => {
    const { query, variables = {} } = JSON.parse(body) as Posted;
    const document = documents.get(query) ?? checked(schema, query);
    documents.set(query, document);
    const variableValues = variables;
    return JSON.stringify(
      await execute({ schema, document, variableValues, contextValue: await context() }),
    );
  };
}

function checked(schema: GraphQLSchema, query: string): DocumentNode {
  const document = parse(query);
  const [error] = validate(schema, document);
  if (error !== undefined) throw error;
  return document;
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = await answer(Buffer.concat(chunks).toString());
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
  };
  response.writeHead(200, headers).end(body);
}
