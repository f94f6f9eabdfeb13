import { once } from 'node:events';
import {
  Agent,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
  createServer,
  request,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AskedCall, askedCall } from './asked-call.js';
import { BusyTime } from './busy-time.js';
import { type Fault, serviceError } from './fault.js';
import { LIST_SHAPES, type ListShape } from './list-shapes.js';
import { type ListedAnswer, listedAnswer } from './listed-answer.js';

/** One request as a script of faults sees it. */
export interface FaultRequest extends Pick<AskedCall, 'service' | 'operation' | 'region'> {
  /** 1 for the first page */
  readonly page: number;
  /** how many requests there have been of this operation in this region, this one included */
  readonly count: number;
}

export interface ProxyOptions {
  /** the most items in one answer */
  readonly pageSize: number;
  /** the regions that accounts have enabled; all of moto's when left out */
  readonly regions?: readonly string[];
  readonly fault?: (request: FaultRequest) => Fault | null;
}

export interface OperationCount {
  readonly requests: number;
  /** milliseconds that the server behind took for all of them together */
  readonly upstreamMs: number;
}

export interface PagingProxy {
  readonly url: string;
  /** by `<service>:<Operation>`, since the start or the last `reset` */
  counts(): ReadonlyMap<string, OperationCount>;
  /** milliseconds since then in which the server behind had something to answer, however much at once */
  busyMs(): number;
  reset(): void;
  /** from now on this script; null: none */
  setFault(fault: ProxyOptions['fault'] | null): void;
  /** every connection is closed and new ones are refused */
  refuse(): Promise<void>;
  /** at the same address again, if it was refusing */
  accept(): Promise<void>;
  stop(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

interface Position {
  readonly answer: Answer;
  readonly listed: ListedAnswer;
  readonly from: number;
  readonly page: number;
}

/** Stands before moto: answers in pages as the provider does, and fails where a script says so. */
export async function startPagingProxy(
  upstream: string,
  options: ProxyOptions,
): Promise<PagingProxy> {
  const running = new Running(upstream, options);
  const server = createServer((asked, reply) => {
    running.serve(asked, reply).catch((error: unknown) => {
      if (!reply.headersSent) reply.writeHead(502);
      reply.end(String(error));
    });
  });
  const listen = async (port: number): Promise<void> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const refuse = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    counts: () => new Map(running.counts),
    busyMs: () => running.busy.milliseconds(),
    reset: () => {
      running.counts.clear();
      running.calls.clear();
      running.busy.reset();
    },
    setFault: (fault) => {
      running.fault = fault ?? (() => null);
    },
    refuse,
    accept: async () => {
      if (!server.listening) await listen(port);
    },
    stop: async () => {
      await refuse();
      running.agent.destroy();
    },
  };
}

class Running {
  readonly agent = new Agent({ keepAlive: true, maxSockets: 16 });
  readonly counts = new Map<string, OperationCount>();
  readonly calls = new Map<string, number>();
  readonly busy = new BusyTime();
  fault: NonNullable<ProxyOptions['fault']>;
  readonly #upstream: string;
  readonly #pageSize: number;
  readonly #regions: readonly string[] | null;
  readonly #positions = new Map<string, Position>();

  constructor(upstream: string, { pageSize, regions, fault = () => null }: ProxyOptions) {
    this.#upstream = upstream;
    this.#pageSize = pageSize;
    this.#regions = regions ?? null;
    this.fault = fault;
  }

  async serve(asked: IncomingMessage, reply: ServerResponse): Promise<void> {
    const body = await bodyOf(asked);
    const { method = 'GET', url = '/', headers } = asked;
    const call = askedCall({ method, url, headers, body });
    const shape = LIST_SHAPES[call.operation] ?? null;
    const begun = this.#positionOf(call, shape);
    const fault = this.fault({ ...call, page: begun?.page ?? 1, count: this.#count(call) });
    if (fault !== null && failsAtOnce(fault, call, reply)) return;
    const answer = begun?.answer ?? (await this.#ask(asked, body, call));
    const text = this.#text({ call, shape, begun, answer, empty: fault?.kind === 'empty' });
    send(reply, { ...answer, text }, fault);
  }

  /** Where a token of ours leads; undefined: a first page, or the server's own token. */
  #positionOf(call: AskedCall, shape: ListShape | null): Position | undefined {
    const token = shape?.pages == null ? undefined : call.parameter(shape.pages.tokenIn);
    return token === undefined ? undefined : this.#positions.get(token);
  }

  #count({ operation, region }: AskedCall): number {
    const key = `${operation} ${region}`;
    const count = (this.calls.get(key) ?? 0) + 1;
    this.calls.set(key, count);
    const { requests, upstreamMs } = this.counts.get(operation) ?? { requests: 0, upstreamMs: 0 };
    this.counts.set(operation, { requests: requests + 1, upstreamMs });
    return count;
  }

  async #ask(asked: IncomingMessage, body: Buffer, call: AskedCall): Promise<Answer> {
    const began = performance.now();
    const answer = await this.busy.during(() => forward(this.#upstream, this.agent, asked, body));
    const known = this.counts.get(call.operation) ?? { requests: 1, upstreamMs: 0 };
    const upstreamMs = known.upstreamMs + performance.now() - began;
    this.counts.set(call.operation, { ...known, upstreamMs });
    return answer;
  }

  #text(told: {
    readonly call: AskedCall;
    readonly shape: ListShape | null;
    readonly begun: Position | undefined;
    readonly answer: Answer;
    readonly empty: boolean;
  }): string {
    const { call, shape, begun, answer, empty } = told;
    if (shape === null || answer.status !== 200) return answer.text;
    if (call.operation === 'ec2:DescribeRegions') return enabled(answer.text, this.#regions);
    const listed = begun?.listed ?? listedAnswer(answer.text, shape);
    if (empty) return listed.part(0, 0, null);
    if (shape.pages === null) return answer.text;
    const size = call.parameter(shape.pages.sizeIn ?? '');
    const asked = Number(size ?? this.#pageSize);
    const from = begun?.from ?? 0;
    const to = from + Math.min(asked, this.#pageSize);
    if (to >= listed.itemCount) return listed.part(from, listed.itemCount, listed.nextToken);
    if (size === undefined && shape.pages.silent === true) return listed.part(from, to, null);
    const token = `page-${this.#positions.size + 1}`;
    this.#positions.set(token, { answer, listed, from: to, page: (begun?.page ?? 1) + 1 });
    return listed.part(from, to, token);
  }
}

/** The answer about regions without those that are not enabled. */
function enabled(text: string, regions: readonly string[] | null): string {
  if (regions === null) return text;
  return text.replace(/<item>.*?<\/item>/gs, (item) =>
    regions.some((region) => item.includes(`<regionName>${region}</regionName>`)) ? item : '',
  );
}

/** Faults that need no answer of the server behind. */
function failsAtOnce(fault: Fault, call: AskedCall, reply: ServerResponse): boolean {
  switch (fault.kind) {
    case 'forbidden':
    case 'throttled':
    case 'serverError': {
      const { status, headers, body } = serviceError(fault.kind, call.service, call.operation);
      reply.writeHead(status, headers).end(body);
      return true;
    }
    case 'html':
      reply.writeHead(fault.status, { 'content-type': 'text/html' });
      reply.end('<!doctype html><html><head><title>Sorry<body><p>Back soon<br>');
      return true;
    case 'garbage':
      reply.writeHead(200, { 'content-type': 'text/xml' });
      reply.end(Buffer.from(Array.from({ length: 512 }, (_, at) => (at * 37 + 11) % 256)));
      return true;
    case 'hang':
      return true;
    case 'cut':
      if (fault.when === 'before') reply.socket?.destroy();
      return fault.when === 'before';
    default:
      return false;
  }
}

function send(reply: ServerResponse, answer: Answer, fault: Fault | null): void {
  const {
    'transfer-encoding': _,
    'content-length': __,
    connection: ___,
    ...headers
  } = answer.headers;
  const whole = Buffer.from(answer.text);
  const half = whole.subarray(0, Math.floor(whole.length / 2));
  const cut = fault?.kind === 'cut';
  const body = cut || fault?.kind === 'truncated' ? half : whole;
  const length = cut ? whole.length : body.length;
  reply.writeHead(answer.status, { ...headers, 'content-length': length });
  if (cut) reply.write(body, () => reply.socket?.destroy());
  else reply.end(body);
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function forward(
  upstream: string,
  agent: Agent,
  asked: IncomingMessage,
  body: Buffer,
): Promise<Answer> {
  const url = new URL(asked.url ?? '/', upstream);
  // the host stays: answers hold URLs (of queues) that must lead through here again
  const onward = request(url, {
    agent,
    method: asked.method ?? 'GET',
    headers: { ...asked.headers, connection: 'keep-alive' },
  });
  onward.end(body);
  const [answer] = (await once(onward, 'response')) as [IncomingMessage];
  const text = (await bodyOf(answer)).toString();
  return { status: answer.statusCode ?? 502, headers: answer.headers, text };
}
