import type { AccountId } from '../../../account/graph/record.js';
import type { OperationInput, Region } from '../../../account/collect/provider.js';

/** The services whose operations are asked, as the provider's command line names them. */
export type AwsService =
  | 'autoscaling'
  | 'dynamodb'
  | 'ec2'
  | 'elb'
  | 'elbv2'
  | 'iam'
  | 'lambda'
  | 'rds'
  | 's3'
  | 'sns'
  | 'sqs'
  | 'sts';

/** Where an operation is asked. */
export interface AskedAt {
  readonly account: AccountId;
  readonly region: Region;
  /** the first part of ARNs after `arn:` */
  readonly partition: string;
}

/** How an operation gives its answer in pages. */
export interface Pages {
  /** the parameter that asks for the next page */
  readonly asked: string;
  /** the member that names the next page */
  readonly given: string;
  /** the members that every page has a part of */
  readonly lists: readonly string[];
  /** the parameter that says how large a page may be, and the largest the provider takes */
  readonly size?: Readonly<Record<string, number>>;
  /** the provider leaves the list out when it is empty */
  readonly mayLackLists?: boolean;
}

/** One operation of the provider that may be called. Left out: the operation's own parameters, one page, its own name. */
export interface AwsOperation {
  /** the permissions it needs; left out: the one of its own name */
  readonly permissions?: readonly string[];
  /** the operation's real parameters, of those by which a listing asks */
  readonly parameters?: (
    input: OperationInput,
    at: AskedAt,
  ) => { readonly [name: string]: unknown };
  readonly pages?: Pages;
  /** the root element of the answer; left out: `<Operation>Response`; null: the answer is JSON */
  readonly root?: string | null;
  /** error codes that say that nothing of the kind is configured; the answer is then null */
  readonly nothing?: RegExp;
}

/** The operations of one service, by their names. */
export type AwsOperations = { readonly [name: string]: AwsOperation };
