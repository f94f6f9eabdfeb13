import { company, type Region } from '../company.js';
import { refer } from '../references.js';

/** A function, a queue or a topic. */
export interface Notified {
  readonly kind: 'function' | 'queue' | 'topic';
  readonly name: string;
}

export interface PlannedBucket {
  readonly region: Region;
  readonly name: string;
  readonly purpose: string;
  readonly versioning?: 'Enabled' | 'Suspended';
  readonly encryption?: 'AES256' | 'aws:kms';
  /** Name of the bucket that its access log goes to. */
  readonly logsTo?: string;
  readonly replicatesTo?: { readonly region: Region; readonly name: string };
  readonly notifies?: readonly Notified[];
  readonly policy?: object;
  /** False for a bucket whose objects anybody may read: it has no public access block. */
  readonly blocked: boolean;
}

const { home, branch } = company;

function statement(sid: string, more: object): object {
  return { Version: '2012-10-17', Statement: [{ Sid: sid, ...more }] };
}

function arn(name: string): string {
  return `${refer.bucket(home, name).id}/*`;
}

export const bucketPlan: readonly PlannedBucket[] = [
  {
    region: home,
    name: 'logs',
    purpose: 'access logs',
    blocked: true,
    policy: statement('LogDelivery', {
      Effect: 'Allow',
      Principal: { Service: 'logging.s3.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: arn('logs'),
    }),
  },
  {
    region: home,
    name: 'storefront-assets',
    purpose: 'pictures and scripts of the shop',
    blocked: false,
    logsTo: 'logs',
    policy: statement('AnybodyReads', {
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: arn('storefront-assets'),
    }),
  },
  {
    region: home,
    name: 'media',
    purpose: 'pictures as uploaded',
    blocked: true,
    versioning: 'Enabled',
    encryption: 'AES256',
    logsTo: 'logs',
    replicatesTo: {
      region: branch,
      name: 'media-copy',
    },
    notifies: [
      { kind: 'function', name: 'image-resize' },
      { kind: 'topic', name: 'media-events' },
    ],
  },
  {
    region: branch,
    name: 'media-copy',
    purpose: 'copy of media',
    blocked: true,
    versioning: 'Enabled',
    encryption: 'AES256',
  },
  {
    region: home,
    name: 'exports',
    purpose: 'files for the bookkeeper',
    blocked: true,
    encryption: 'aws:kms',
    logsTo: 'logs',
    notifies: [{ kind: 'queue', name: 'media-jobs' }],
    policy: statement('PartnerReads', {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${company.partner}:root` },
      Action: 's3:GetObject',
      Resource: arn('exports'),
    }),
  },
  {
    region: home,
    name: 'builds',
    purpose: 'build results',
    blocked: true,
    versioning: 'Suspended',
  },
  { region: branch, name: 'branch-builds', purpose: 'build results', blocked: true },
];
