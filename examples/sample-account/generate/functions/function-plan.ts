import { company } from '../company.js';

export interface PlannedFunction {
  readonly name: string;
  readonly description: string;
  readonly role: string;
  /** Values that look like secrets are made up and give access to nothing. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly subnets?: readonly string[];
  readonly group?: string;
  /** The queue that takes what it failed to handle. */
  readonly deadLetters?: string;
  /** The service that may call it, and the ARN of the caller. */
  readonly invokedBy?: { readonly service: string; readonly source: string };
}

const { home, account, alias } = company;

export const functionPlan: readonly PlannedFunction[] = [
  {
    name: 'order-confirmation',
    description: 'mails the confirmation of an order',
    role: 'service/functions-basic',
    variables: {
      MAIL_FROM: 'orders@marram-finch.example',
      MAIL_API_KEY: 'sample-not-a-real-secret',
    },
  },
  {
    name: 'cart-recovery',
    description: 'reminds of carts left behind',
    role: 'service/functions-basic',
    variables: { CARTS_TABLE: 'carts' },
  },
  {
    name: 'image-resize',
    description: 'makes small pictures of uploads',
    role: 'service/functions-basic',
    variables: { SIZES: '320,640,1280' },
    invokedBy: {
      service: 's3.amazonaws.com',
      source: `arn:aws:s3:::${alias}-media`,
    },
  },
  {
    name: 'newsletter-signup',
    description: 'takes newsletter addresses',
    role: 'service/functions-basic',
    invokedBy: {
      service: 'elasticloadbalancing.amazonaws.com',
      source: `arn:aws:elasticloadbalancing:${home}:${account}:targetgroup/newsletter-signup/*`,
    },
  },
  {
    name: 'stock-sync',
    description: 'copies stock levels from the database',
    role: 'service/functions-store',
    subnets: ['store-app-a', 'store-app-b'],
    group: 'store-functions',
    deadLetters: 'stock-sync-failures',
    variables: {
      DB_HOST: 'orders.c0ffee0sample',
      DB_PASSWORD: 'sample-not-a-real-secret',
    },
  },
  {
    name: 'alert-relay',
    description: 'passes alerts on to the chat',
    role: 'service/functions-basic',
    variables: { CHAT_TOKEN: 'sample-not-a-real-token' },
    invokedBy: {
      service: 'sns.amazonaws.com',
      source: `arn:aws:sns:${home}:${account}:ops-alerts`,
    },
  },
];
