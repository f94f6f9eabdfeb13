import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parsedOnce } from '../../gateway/query/parsed-once.js';
import type { Reading } from '../federation/reading.js';

interface Posted {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** Subgraphs at `<address>/<name>` as any gateway asks them: nothing is signed, limited or counted. Resolves to the address. */
export async function servePlain({ subgraphs, context }: Reading): Promise<string> {
  const parsed = parsedOnce();
  const answer = async (name: string, body: string): Promise<string> => {
    const subgraph = subgraphs.get(name);
    if (subgraph === undefined) throw new Error(`There is no subgraph ${name}`);
    const { query, variables = {} } = JSON.parse(body) as Posted;
    return JSON.stringify(await subgraph.execute(parsed(query), variables, await context()));
  };
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    serve(request, response, answer).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (name: string, body: string) => Promise<string>,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = await answer(request.url?.slice(1) ?? '', Buffer.concat(chunks).toString());
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  };
  response.writeHead(200, headers).end(body);
}
