import type { IncomingHttpHeaders } from 'node:http';

/** One request to the provider, read as far as the proxy needs it. */
export interface AskedCall {
  /** `<service>:<Operation>` as the provider's permissions name them, for example `ec2:DescribeVolumes` */
  readonly operation: string;
  readonly service: string;
  readonly region: string;
  /** a parameter of the operation by its own name, wherever the protocol puts it */
  readonly parameter: (name: string) => string | undefined;
}

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const CREDENTIAL = /Credential=[^/]+\/\d+\/([^/]+)\/([^/]+)\//;

/** Where the operation is: in the target header, in the form, in the path. */
export function askedCall(asked: Asked): AskedCall {
  const [, region = '', signed = ''] = CREDENTIAL.exec(asked.headers.authorization ?? '') ?? [];
  const target = asked.headers['x-amz-target'];
  const { pathname, searchParams } = new URL(asked.url, 'http://provider');
  const called = (service: string, name: string, parameter: AskedCall['parameter']) => ({
    service,
    operation: `${service}:${name}`,
    region,
    parameter,
  });
  if (typeof target === 'string') {
    const name = target.slice(target.lastIndexOf('.') + 1);
    return called(signed, name, jsonParameter(asked.body));
  }
  const inQuery = (name: string) => searchParams.get(name) ?? undefined;
  if (signed === 's3') return called('s3', bucketOperation(asked.method, asked.url), inQuery);
  if (signed === 'lambda')
    return called('lambda', functionOperation(asked.method, pathname), inQuery);
  const form = new URLSearchParams(asked.body.toString());
  const service = signed === 'elasticloadbalancing' ? balancing(form.get('Version')) : signed;
  return called(service, form.get('Action') ?? '', (name) => form.get(name) ?? undefined);
}

function jsonParameter(body: Buffer): AskedCall['parameter'] {
  const input = JSON.parse(body.toString() || '{}') as {
    readonly [name: string]: string | number | undefined;
  };
  return (name) => input[name]?.toString();
}

function balancing(version: string | null): string {
  return version === '2012-06-01' ? 'elb' : 'elbv2';
}

/** The client names its operation in the query (`x-id`), else what is asked of the bucket does (`?acl`). */
function bucketOperation(method: string, url: string): string {
  const { pathname, searchParams } = new URL(url, 'http://provider');
  const named = searchParams.get('x-id');
  if (named !== null) return named;
  if (pathname === '/') return 'ListBuckets';
  const [of = ''] = [...searchParams.keys()];
  const words = of.split(/(?=[A-Z])|-/).map((word) => word[0]?.toUpperCase() + word.slice(1));
  const spelt: { readonly [words: string]: string } = {
    Lifecycle: 'LifecycleConfiguration',
    Notification: 'NotificationConfiguration',
  };
  const joined = words.join('');
  if (joined === 'PublicAccessBlock') return 'GetPublicAccessBlock';
  return `${method === 'GET' ? 'Get' : method}Bucket${spelt[joined] ?? joined}`;
}

function functionOperation(method: string, path: string): string {
  if (path.endsWith('/event-source-mappings/') || path.endsWith('/event-source-mappings')) {
    return 'ListEventSourceMappings';
  }
  if (path.endsWith('/policy')) return 'GetPolicy';
  if (path.includes('/tags/')) return 'ListTags';
  return method === 'GET' && /\/functions\/?$/.test(path) ? 'ListFunctions' : `${method} ${path}`;
}
