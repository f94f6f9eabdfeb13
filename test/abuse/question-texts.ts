import { SAMPLE_ACCOUNT } from '../support/run-gateway.js';

/** An instance of the sample account that has a volume. */
export const INSTANCE = `arn:aws:ec2:us-east-1:${SAMPLE_ACCOUNT}:instance/i-0c95ff6b33b1103e5`;

export const many = (count: number, item: (index: number) => string, between = ' ') =>
  Array.from({ length: count }, (_, index) => item(index)).join(between);
export const nest = (times: number, open: string, inner: string, close: string) =>
  open.repeat(times) + inner + close.repeat(times);
export const account = (inner: string) => `{account(id:"${SAMPLE_ACCOUNT}"){${inner}}}`;
export const node = (inner: string) => account(`graph{node(id:"${INSTANCE}"){${inner}}}`);
export const instance = (inner: string) => `{instance(id:"${INSTANCE}"){${inner}}}`;
export const instances = (first: number | string, inner: string) =>
  `instances(account:"${SAMPLE_ACCOUNT}",first:${first}){${inner}}`;
/** To the volumes of an instance and back. */
export const back = (inner: string) => `volumes{attachedTo{${inner}}}`;
