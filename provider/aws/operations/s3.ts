import type { AwsOperations } from './aws-operation.js';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html */
export const S3: AwsOperations = {
  // with a page size the answer names each bucket's region
  ListBuckets: {
    permissions: ['s3:ListAllMyBuckets'],
    root: 'ListAllMyBucketsResult',
    pages: {
      asked: 'ContinuationToken',
      given: 'ContinuationToken',
      lists: ['Buckets'],
      size: { MaxBuckets: 1000 },
    },
  },
  GetBucketAcl: { root: 'AccessControlPolicy' },
  GetBucketCors: {
    permissions: ['s3:GetBucketCORS'],
    root: 'CORSConfiguration',
    nothing: /^NoSuchCORSConfiguration$/,
  },
  GetBucketEncryption: {
    permissions: ['s3:GetEncryptionConfiguration'],
    root: 'ServerSideEncryptionConfiguration',
    nothing: /^ServerSideEncryptionConfigurationNotFoundError$/,
  },
  GetBucketLifecycleConfiguration: {
    permissions: ['s3:GetLifecycleConfiguration'],
    root: 'LifecycleConfiguration',
    nothing: /^NoSuchLifecycleConfiguration$/,
  },
  GetBucketLocation: { root: 'LocationConstraint' },
  GetBucketLogging: { root: 'BucketLoggingStatus' },
  GetBucketNotificationConfiguration: {
    permissions: ['s3:GetBucketNotification'],
    root: 'NotificationConfiguration',
  },
  GetBucketPolicy: { root: null, nothing: /^NoSuchBucketPolicy$/ },
  GetBucketReplication: {
    permissions: ['s3:GetReplicationConfiguration'],
    root: 'ReplicationConfiguration',
    nothing: /^ReplicationConfigurationNotFoundError$/,
  },
  GetBucketTagging: { root: 'Tagging', nothing: /^NoSuchTagSet(Error)?$/ },
  GetBucketVersioning: { root: 'VersioningConfiguration' },
  GetBucketWebsite: { root: 'WebsiteConfiguration', nothing: /^NoSuchWebsiteConfiguration$/ },
  GetPublicAccessBlock: {
    permissions: ['s3:GetBucketPublicAccessBlock'],
    root: 'PublicAccessBlockConfiguration',
    nothing: /^NoSuchPublicAccessBlockConfiguration$/,
  },
};
