import type { Listing } from '../../account/collect/listing.js';
import { describeSnapshots } from './describe-snapshots.js';
import { describeVolumes } from './describe-volumes.js';
import { getBucketAcl } from './get-bucket-acl.js';
import { getBucketCors } from './get-bucket-cors.js';
import { getBucketEncryption } from './get-bucket-encryption.js';
import { getBucketLifecycleConfiguration } from './get-bucket-lifecycle-configuration.js';
import { getBucketLocation } from './get-bucket-location.js';
import { getBucketLogging } from './get-bucket-logging.js';
import { getBucketNotificationConfiguration } from './get-bucket-notification-configuration.js';
import { getBucketPolicy } from './get-bucket-policy.js';
import { getBucketReplication } from './get-bucket-replication.js';
import { getBucketTagging } from './get-bucket-tagging.js';
import { getBucketVersioning } from './get-bucket-versioning.js';
import { getBucketWebsite } from './get-bucket-website.js';
import { getPublicAccessBlock } from './get-public-access-block.js';
import { listBuckets } from './list-buckets.js';

export const storageListings: readonly Listing[] = [
  describeVolumes,
  describeSnapshots,
  listBuckets,
  getBucketLocation,
  getBucketTagging,
  getBucketVersioning,
  getBucketEncryption,
  getPublicAccessBlock,
  getBucketAcl,
  getBucketPolicy,
  getBucketCors,
  getBucketLifecycleConfiguration,
  getBucketWebsite,
  getBucketLogging,
  getBucketNotificationConfiguration,
  getBucketReplication,
];
