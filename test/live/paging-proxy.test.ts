import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Fault } from '../support/moto/fault.js';
import { type PagingProxy, startPagingProxy } from '../support/moto/paging-proxy.js';

const VOLUMES =
  '<DescribeVolumesResponse><requestId>r</requestId><volumeSet><item><id>1</id></item><item><id>2</id></item>' +
  '<item><id>3</id></item></volumeSet></DescribeVolumesResponse>';
const DETAILS =
  '<GetAccountAuthorizationDetailsResponse><GetAccountAuthorizationDetailsResult><IsTruncated>false</IsTruncated>' +
  '<UserDetailList><member>u</member></UserDetailList><GroupDetailList/><RoleDetailList><member>r</member>' +
  '<member>s</member></RoleDetailList><Policies/></GetAccountAuthorizationDetailsResult>' +
  '</GetAccountAuthorizationDetailsResponse>';

let behind: Server;
let asked: string[];
let proxy: PagingProxy;

beforeEach(async () => {
  asked = [];
  behind = createServer((request, reply) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      asked.push(body);
      reply.end(answerTo(body));
    });
  });
  behind.listen(0, '127.0.0.1');
  await once(behind, 'listening');
  const { port } = behind.address() as AddressInfo;
  proxy = await startPagingProxy(`http://127.0.0.1:${port}`, { pageSize: 2 });
});
afterEach(async () => {
  await proxy.stop();
  behind.close();
  behind.closeAllConnections();
});

function answerTo(body: string): string {
  if (body.includes('DescribeVolumes')) return VOLUMES;
  if (body.includes('GetAccountAuthorizationDetails')) return DETAILS;
  return JSON.stringify({ TableNames: ['a', 'b', 'c'], QueueUrls: ['q', 'r', 's'] });
}

async function ask(service: string, body: string, target?: string): Promise<Response> {
  const scope = `20260101/eu-west-1/${service}/aws4_request`;
  const headers = {
    authorization: `AWS4-HMAC-SHA256 Credential=key/${scope}, SignedHeaders=host, Signature=0`,
    ...(target === undefined ? {} : { 'x-amz-target': target }),
  };
  return fetch(proxy.url, { method: 'POST', headers, body });
}

async function volumes(token = ''): Promise<string> {
  return (await ask('ec2', `Action=DescribeVolumes&Version=2016-11-15${token}`)).text();
}

describe('pages', () => {
  test('of XML lists are parts of one answer', async () => {
    const first = await volumes();
    expect(first).toContain('<item><id>1</id></item><item><id>2</id></item></volumeSet>');
    const token = /<nextToken>(.+)<\/nextToken>/.exec(first)?.[1] ?? '';
    const second = await volumes(`&NextToken=${token}`);
    expect(second).toBe(
      '<DescribeVolumesResponse><requestId>r</requestId><volumeSet><item><id>3</id></item></volumeSet></DescribeVolumesResponse>',
    );
    expect(asked).toHaveLength(1);
    expect(proxy.counts().get('ec2:DescribeVolumes')?.requests).toBe(2);
  });

  test('of several lists go on from one to the next', async () => {
    const action = 'Action=GetAccountAuthorizationDetails&Version=2010-05-08';
    const first = await (await ask('iam', action)).text();
    expect(first).toContain('<UserDetailList><member>u</member></UserDetailList>');
    expect(first).toContain('<RoleDetailList><member>r</member></RoleDetailList>');
    expect(first).toContain('<IsTruncated>true</IsTruncated>');
    const token = /<Marker>(.+)<\/Marker>/.exec(first)?.[1] ?? '';
    const second = await (await ask('iam', `${action}&Marker=${token}`)).text();
    expect(second).toContain('<UserDetailList></UserDetailList>');
    expect(second).toContain('<RoleDetailList><member>s</member></RoleDetailList>');
    expect(second).toContain('<IsTruncated>false</IsTruncated>');
  });

  test('of JSON lists have the size that was asked for, at most the own', async () => {
    const target = 'DynamoDB_20120810.ListTables';
    const first = await (await ask('dynamodb', '{"Limit":1}', target)).json();
    expect(first).toMatchObject({ TableNames: ['a'] });
    const { LastEvaluatedTableName } = first as { readonly LastEvaluatedTableName: string };
    const rest = JSON.stringify({ ExclusiveStartTableName: LastEvaluatedTableName, Limit: 100 });
    const second = await (await ask('dynamodb', rest, target)).json();
    expect(second).toMatchObject({ TableNames: ['b', 'c'] });
    expect(second).not.toHaveProperty('LastEvaluatedTableName');
  });

  test('of queues are cut without a word for whoever names no size', async () => {
    const target = 'AmazonSQS.ListQueues';
    const silent = await (await ask('sqs', '{}', target)).json();
    expect(silent).toMatchObject({ QueueUrls: ['q', 'r'] });
    expect(silent).not.toHaveProperty('NextToken');
    const sized = await (await ask('sqs', '{"MaxResults":1000}', target)).json();
    expect(sized).toMatchObject({ QueueUrls: ['q', 'r'], NextToken: expect.any(String) });
  });
});

describe('faults', () => {
  async function faulty(fault: Fault): Promise<Response> {
    proxy.setFault(() => fault);
    return ask('ec2', 'Action=DescribeVolumes&Version=2016-11-15');
  }

  test.each<readonly [Fault, number, string]>([
    [{ kind: 'forbidden' }, 403, '<Code>UnauthorizedOperation</Code>'],
    [{ kind: 'throttled' }, 503, '<Code>RequestLimitExceeded</Code>'],
    [{ kind: 'serverError' }, 500, '<Code>InternalError</Code>'],
    [{ kind: 'html', status: 200 }, 200, '<!doctype html>'],
    [{ kind: 'empty' }, 200, '<volumeSet></volumeSet>'],
    [{ kind: 'truncated' }, 200, '<DescribeVolumesResponse>'],
  ])('answer in the words of the service: %j', async (fault, status, part) => {
    const answer = await faulty(fault);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(part);
  });

  test('that cut the connection leave no whole answer', async () => {
    await expect(faulty({ kind: 'cut', when: 'before' })).rejects.toThrow('fetch failed');
    const answer = await faulty({ kind: 'cut', when: 'middle' });
    await expect(answer.text()).rejects.toThrow('terminated');
  });

  test('go by operation, region, page and how often it was asked', async () => {
    const seen: unknown[] = [];
    proxy.setFault(({ operation, region, page, count }) => {
      seen.push([operation, region, page, count]);
      return null;
    });
    const token = /<nextToken>(.+)<\/nextToken>/.exec(await volumes())?.[1] ?? '';
    await volumes(`&NextToken=${token}`);
    expect(seen).toEqual([
      ['ec2:DescribeVolumes', 'eu-west-1', 1, 1],
      ['ec2:DescribeVolumes', 'eu-west-1', 2, 2],
    ]);
  });

  test('of a proxy that refuses end when it accepts again', async () => {
    await proxy.refuse();
    await expect(volumes()).rejects.toThrow('fetch failed');
    await proxy.accept();
    expect(await volumes()).toContain('<volumeSet>');
  });
});
