import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as the provider's server got it. */
export interface Asked {
  /** of the query protocols and of those of JSON: the operation; else the method and the path with its query */
  readonly operation: string;
  /** the region and the service that the request is signed for */
  readonly region: string;
  readonly service: string;
  readonly accessKey: string;
  /** parameters of a form, or members of a JSON body */
  readonly parameters: { readonly [name: string]: unknown };
  readonly path: string;
}

/** What it does in return: an answer, half of one before the line is cut, or nothing ever (from the start or half-way). */
export type Scripted =
  | {
      readonly status?: number;
      readonly body: string;
      readonly headers?: { readonly [name: string]: string };
    }
  | { readonly cutAfter: string }
  | { readonly hang: true }
  | { readonly hangAfter: string };

export interface ScriptedProvider {
  readonly url: string;
  readonly asked: readonly Asked[];
  /** how many connections there have been, and how many there are */
  readonly connections: { readonly made: number; readonly open: number };
  stop(): Promise<void>;
}

/** A server on a loopback port that answers every request as the script says. */
export async function startScriptedProvider(
  script: (asked: Asked, times: number) => Scripted,
): Promise<ScriptedProvider> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void read(request).then((one) => {
      asked.push(one);
      const times = asked.filter(({ operation }) => operation === one.operation).length;
      answer(response, script(one, times));
    });
  });
  const connections = { made: 0, open: 0 };
  server.on('connection', (socket) => {
    connections.made += 1;
    connections.open += 1;
    socket.once('close', () => (connections.open -= 1));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    connections,
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}

async function read(request: IncomingMessage): Promise<Asked> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const body = Buffer.concat(parts).toString();
  const [, accessKey = '', region = '', service = ''] =
    /Credential=([^/]+)\/\d+\/([^/]+)\/([^/]+)\//.exec(request.headers.authorization ?? '') ?? [];
  const path = request.url ?? '';
  const target = String(request.headers['x-amz-target'] ?? '');
  const parameters: { [name: string]: unknown } =
    target === '' ? Object.fromEntries(new URLSearchParams(body)) : JSON.parse(body);
  const action = parameters['Action'];
  const operation =
    typeof action === 'string'
      ? action
      : target.slice(target.lastIndexOf('.') + 1) || `${request.method} ${path}`;
  return { operation, region, service, accessKey, parameters, path };
}

function answer(response: ServerResponse, scripted: Scripted): void {
  if ('hang' in scripted) return;
  if ('hangAfter' in scripted) {
    response.writeHead(200, { 'content-length': '1000' });
    response.write(scripted.hangAfter);
    return;
  }
  if ('cutAfter' in scripted) {
    response.writeHead(200, { 'content-length': '1000' });
    response.write(scripted.cutAfter, () => response.socket?.destroy());
    return;
  }
  response.writeHead(scripted.status ?? 200, scripted.headers);
  response.end(scripted.body);
}
