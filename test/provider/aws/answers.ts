import type { Scripted } from './scripted-provider.js';

export const ACCOUNT = '111122223333';

export function identityAnswer(
  arn = `arn:aws:iam::${ACCOUNT}:user/reader`,
  account = ACCOUNT,
): Scripted {
  return {
    body: `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>${arn}</Arn><UserId>AIDA</UserId><Account>${account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
  };
}

/** What a role that is assumed is given, until `expires` in milliseconds. */
export function assumedAnswer(expires: number, accessKey = 'ASIAROLE'): Scripted {
  const credentials = `<AccessKeyId>${accessKey}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>${new Date(expires).toISOString()}</Expiration>`;
  return {
    body: `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>${credentials}</Credentials></AssumeRoleResult></AssumeRoleResponse>`,
  };
}

export function volumesAnswer(ids: readonly string[], token?: string): Scripted {
  const items = ids.map(
    (id) =>
      `<item><volumeId>${id}</volumeId><size>8</size><createTime>2026-03-04T05:06:07.000Z</createTime></item>`,
  );
  const more = token === undefined ? '' : `<nextToken>${token}</nextToken>`;
  return {
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<DescribeVolumesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r</requestId><volumeSet>${items.join('')}</volumeSet>${more}</DescribeVolumesResponse>`,
  };
}

/** How the query protocol of EC2 refuses. */
export function ec2Error(status: number, code: string, message = 'no'): Scripted {
  return {
    status,
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<Response><Errors><Error><Code>${code}</Code><Message>${message}</Message></Error></Errors><RequestID>r</RequestID></Response>`,
  };
}

/** How the other query protocols refuse. */
export function queryError(status: number, code: string, message = 'no'): Scripted {
  return {
    status,
    body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r</RequestId></ErrorResponse>`,
  };
}

export function s3Error(
  status: number,
  code: string,
  headers: { readonly [name: string]: string } = {},
): Scripted {
  return {
    status,
    headers: { 'content-type': 'application/xml', ...headers },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>no</Message><RequestId>r</RequestId></Error>`,
  };
}

export function jsonError(status: number, type: string, message = 'no'): Scripted {
  return {
    status,
    headers: { 'x-amzn-errortype': type, 'content-type': 'application/x-amz-json-1.0' },
    body: JSON.stringify({ __type: type, message, Message: message }),
  };
}
