import { request as httpRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { serve, type Served } from './set-up/serve.js';

let served: Served;
beforeAll(async () => {
  served = await serve({
    httpLimits: {
      bodyBytes: 2_000,
      headerBytes: 4_000,
      headersTimeout: 100,
      requestTimeout: 150,
      connectionCheckInterval: 20,
    },
  });
});
afterAll(() => served.stop());

interface Raw {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

/** One request with exactly these headers. */
function raw(
  path: string,
  {
    method = 'POST',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string | Buffer },
): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: served.port, path, method, headers };
    const sent = httpRequest(options, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** What the server writes to a connection until it ends it. */
function conversation(...said: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(served.port, '127.0.0.1', () =>
      said.forEach((part) => socket.write(part)),
    );
    socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    socket.on('error', reject).on('close', () => resolve(text));
  });
}

const JSON_TYPE = { 'content-type': 'application/json' };
const QUESTION = JSON.stringify({ query: '{volumeGroups}' });
const bodyOf = (length: number) => QUESTION.padEnd(length, ' ');

describe('the body', () => {
  test('is taken up to the limit', async () => {
    const { status, text } = await raw('/graphql', { headers: JSON_TYPE, body: bodyOf(2_000) });
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual({ data: { volumeGroups: 1 } });
  });

  test('is refused past the limit when its length is announced', async () => {
    const { status, headers } = await raw('/graphql', { headers: JSON_TYPE, body: bodyOf(2_001) });
    expect(status).toBe(413);
    expect(headers.connection).toBe('close');
  });

  test('is refused past the limit while it arrives, without its rest', async () => {
    const head =
      'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n';
    const chunk = `7d1\r\n${bodyOf(2_001)}\r\n`;
    expect(await conversation(head, chunk)).toMatch(/^HTTP\/1.1 413 /);
  });

  test('is waited for only so long', async () => {
    const head =
      'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{';
    expect(await conversation(head)).toMatch(/^HTTP\/1.1 408 /);
  });

  test.each([
    [undefined, 415],
    ['text/plain', 415],
    ['application/x-www-form-urlencoded', 415],
    ['application/graphql', 415],
    ['application/jsonp', 415],
    ['application/json; charset=utf-16', 415],
    ['application/json; charset=iso-8859-1', 415],
    ['application/json; charset="UTF-8"', 200],
    ['Application/JSON;charset=utf8', 200],
  ])('as %s gets %i', async (type, expected) => {
    const headers = { 'apollo-require-preflight': '1', ...(type && { 'content-type': type }) };
    expect((await raw('/graphql', { headers, body: QUESTION })).status).toBe(expected);
  });

  test('is not taken compressed', async () => {
    const headers = { ...JSON_TYPE, 'content-encoding': 'gzip' };
    expect((await raw('/graphql', { headers, body: QUESTION })).status).toBe(415);
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '[{"query":"{volumeGroups}"}]',
    '{"query":1}',
    '"text"',
    '{"query":""}',
  ])('%s is a bad request', async (body) => {
    const { status, text } = await raw('/graphql', { headers: JSON_TYPE, body });
    expect(status).toBe(400);
    expect(JSON.parse(text)).toHaveProperty('errors[0].message');
  });

  test('that is not UTF-8 is a bad request', async () => {
    const { status } = await raw('/graphql', {
      headers: JSON_TYPE,
      body: Buffer.from([0x22, 0xff, 0x22]),
    });
    expect(status).toBe(400);
  });
});

describe('the headers', () => {
  test('are refused past their limit', async () => {
    const huge = 'x'.repeat(5_000);
    expect(await conversation(`GET / HTTP/1.1\r\nhost: localhost\r\nx-a: ${huge}\r\n\r\n`)).toMatch(
      /^HTTP\/1.1 431 /,
    );
  });

  test('are waited for only so long', async () => {
    expect(await conversation('GET / HTTP/1.1\r\nhost: loc')).toMatch(/^HTTP\/1.1 408 /);
  });

  test.each([
    ['localhost', 200],
    ['localhost:4000', 200],
    ['127.0.0.1:1', 200],
    ['127.8.8.8', 200],
    ['[::1]:4000', 200],
    ['LOCALHOST', 200],
    ['example.com', 403],
    ['localhost.example.com', 403],
    ['127.0.0.1.example.com', 403],
    ['example.com:4000', 403],
    ['localhost@example.com', 403],
  ])('with the host %s get %i', async (host, expected) => {
    const { status } = await raw('/graphql', { headers: { ...JSON_TYPE, host }, body: QUESTION });
    expect(status).toBe(expected);
  });

  test('without a host, or with an empty one, are refused', async () => {
    const head = 'GET /health/live HTTP/1.1\r\nconnection: close\r\n';
    expect(await conversation(`${head}\r\n`)).toMatch(/^HTTP\/1.1 400 /);
    expect(await conversation(`${head}host:\r\n\r\n`)).toMatch(/^HTTP\/1.1 403 /);
  });

  test('without a kind of answer that there is get 406', async () => {
    const headers = { ...JSON_TYPE, accept: 'text/html' };
    expect((await raw('/graphql', { headers, body: QUESTION })).status).toBe(406);
  });

  test('of an answer keep browsers from guessing, framing and storing', async () => {
    const { headers } = await raw('/graphql', { headers: JSON_TYPE, body: QUESTION });
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cache-control': 'no-store',
    });
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('echo a request id only when it is sane', async () => {
    const given = async (id: string) =>
      (await raw('/graphql', { headers: { ...JSON_TYPE, 'x-request-id': id }, body: QUESTION }))
        .headers['x-request-id'];
    expect(await given('abc-1.2:3')).toBe('abc-1.2:3');
    expect(await given('a b')).not.toBe('a b');
    expect(await given('x'.repeat(65))).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('a question that another site could send unasked is blocked', () => {
  test('over GET without a header of its own', async () => {
    const { status, text } = await raw('/graphql?query=%7BvolumeGroups%7D', { method: 'GET' });
    expect(status).toBe(400);
    expect(text).toContain('Cross-Site Request Forgery');
  });
});

describe('addresses', () => {
  test.each([
    ['PUT', '/graphql', 405],
    ['DELETE', '/graphql', 405],
    ['OPTIONS', '/graphql', 405],
    ['POST', '/health/live', 405],
    ['GET', '/nothing', 404],
    ['GET', '/graphql/', 404],
    ['GET', '/', 404],
    ['GET', '/%2e%2e/package.json', 404],
  ])('%s %s gets %i', async (method, path, expected) => {
    const { status, headers, text } = await raw(path, { method });
    expect(status).toBe(expected);
    expect(JSON.parse(text)).toHaveProperty('errors[0].message');
    if (expected === 405) expect(headers.allow).toMatch(/GET/);
  });
});

test('a connection is kept after an answer, and ended when the body was not read', async () => {
  const end = { method: 'GET', headers: { connection: 'keep-alive' } };
  expect((await raw('/nothing', end)).headers.connection).toBe('keep-alive');
  expect((await raw('/health/live', end)).headers.connection).toBe('keep-alive');
  const headers = { ...JSON_TYPE, connection: 'keep-alive' };
  const answered = await raw('/graphql', { headers, body: QUESTION });
  expect(answered.headers.connection).toBe('keep-alive');
});

test('a body far past the limit still gets its answer', async () => {
  const body = 'x'.repeat(3_000_000);
  const response = await fetch(served.url, { method: 'POST', headers: JSON_TYPE, body });
  expect(response.status).toBe(413);
});
