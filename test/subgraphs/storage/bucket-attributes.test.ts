import { describe, expect, test } from '@jest/globals';
import type { Listing } from '../../../account/collect/listing.js';
import { getBucketAcl } from '../../../subgraphs/storage/get-bucket-acl.js';
import { getBucketCors } from '../../../subgraphs/storage/get-bucket-cors.js';
import { getBucketEncryption } from '../../../subgraphs/storage/get-bucket-encryption.js';
import { getBucketLifecycleConfiguration } from '../../../subgraphs/storage/get-bucket-lifecycle-configuration.js';
import { getBucketLocation } from '../../../subgraphs/storage/get-bucket-location.js';
import { getBucketPolicy } from '../../../subgraphs/storage/get-bucket-policy.js';
import { getBucketTagging } from '../../../subgraphs/storage/get-bucket-tagging.js';
import { getBucketVersioning } from '../../../subgraphs/storage/get-bucket-versioning.js';
import { getBucketWebsite } from '../../../subgraphs/storage/get-bucket-website.js';
import { getPublicAccessBlock } from '../../../subgraphs/storage/get-public-access-block.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';
import { bucket } from './bucket.js';
import { LIFECYCLE_ANSWER, LIFECYCLE_RULES } from './lifecycle-answer.js';

interface Case {
  readonly listing: Listing;
  readonly answer: object;
  readonly attributes: object;
}

const FULL: readonly Case[] = [
  {
    listing: getBucketTagging,
    answer: {
      TagSet: [
        { Key: 'Team', Value: 'dough' },
        { Key: 'Name', Value: 'all recipes' },
      ],
    },
    attributes: {
      tags: [
        { key: 'Name', value: 'all recipes' },
        { key: 'Team', value: 'dough' },
      ],
    },
  },
  {
    listing: getBucketVersioning,
    answer: { MFADelete: 'Disabled', Status: 'Enabled' },
    attributes: { versioning: 'Enabled', mfaDelete: false },
  },
  {
    listing: getBucketEncryption,
    answer: {
      ServerSideEncryptionConfiguration: {
        Rules: [
          {
            ApplyServerSideEncryptionByDefault: {
              KMSMasterKeyID: 'arn:key',
              SSEAlgorithm: 'aws:kms',
            },
            BlockedEncryptionTypes: { EncryptionType: ['SSE-C'] },
            BucketKeyEnabled: true,
          },
        ],
      },
    },
    attributes: {
      encryption: [
        { algorithm: 'aws:kms', kmsKeyId: 'arn:key', bucketKey: true, blocked: ['SSE-C'] },
      ],
    },
  },
  {
    listing: getPublicAccessBlock,
    answer: {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: false,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: false,
      },
    },
    attributes: {
      publicAccessBlock: {
        blockPublicAcls: true,
        ignorePublicAcls: true,
        blockPublicPolicy: false,
        restrictPublicBuckets: false,
      },
    },
  },
  {
    listing: getBucketPolicy,
    answer: { Policy: '{"Version":"2012-10-17","Statement":[]}' },
    attributes: { policy: { Version: '2012-10-17', Statement: [] } },
  },
  {
    listing: getBucketCors,
    answer: {
      CORSRules: [
        {
          AllowedHeaders: ['x-b', 'x-a'],
          AllowedMethods: ['PUT', 'GET'],
          AllowedOrigins: ['https://bakery.example'],
          ExposeHeaders: ['etag'],
          ID: 'shop',
          MaxAgeSeconds: 60,
        },
        { AllowedMethods: ['GET'], AllowedOrigins: ['*'] },
      ],
    },
    attributes: {
      corsRules: [
        {
          ruleId: 'shop',
          allowedOrigins: ['https://bakery.example'],
          allowedMethods: ['GET', 'PUT'],
          allowedHeaders: ['x-a', 'x-b'],
          exposedHeaders: ['etag'],
          maxAgeSeconds: 60,
        },
        {
          allowedOrigins: ['*'],
          allowedMethods: ['GET'],
          allowedHeaders: [],
          exposedHeaders: [],
        },
      ],
    },
  },
  {
    listing: getBucketLifecycleConfiguration,
    answer: LIFECYCLE_ANSWER,
    attributes: {
      lifecycleRules: LIFECYCLE_RULES,
      transitionMinimumObjectSize: 'all_storage_classes_128K',
    },
  },
  {
    listing: getBucketWebsite,
    answer: {
      ErrorDocument: { Key: 'oops.html' },
      IndexDocument: { Suffix: 'index.html' },
      RoutingRules: [{ Redirect: { ReplaceKeyPrefixWith: 'bread/' } }],
    },
    attributes: {
      website: {
        indexDocument: 'index.html',
        errorDocument: 'oops.html',
        routingRules: [{ Redirect: { ReplaceKeyPrefixWith: 'bread/' } }],
      },
    },
  },
  {
    listing: getBucketWebsite,
    answer: { RedirectAllRequestsTo: { HostName: 'bakery.example', Protocol: 'https' } },
    attributes: { website: { redirectHost: 'bakery.example', redirectProtocol: 'https' } },
  },
  {
    listing: getBucketAcl,
    answer: {
      Grants: [
        {
          Grantee: { Type: 'Group', URI: 'http://acs.amazonaws.com/groups/global/AllUsers' },
          Permission: 'READ',
        },
        { Grantee: { DisplayName: 'b', ID: 'c4n', Type: 'CanonicalUser' }, Permission: 'WRITE' },
        { Grantee: { DisplayName: 'b', ID: 'c4n', Type: 'CanonicalUser' }, Permission: 'READ' },
        {
          Grantee: { EmailAddress: 'a@bakery.example', Type: 'AmazonCustomerByEmail' },
          Permission: 'READ',
        },
      ],
      Owner: { DisplayName: 'bakery', ID: 'c4n' },
    },
    attributes: {
      ownerCanonicalId: 'c4n',
      grants: [
        {
          grantee: 'a@bakery.example',
          granteeType: 'AmazonCustomerByEmail',
          permission: 'READ',
        },
        { grantee: 'c4n', granteeType: 'CanonicalUser', permission: 'READ' },
        { grantee: 'c4n', granteeType: 'CanonicalUser', permission: 'WRITE' },
        {
          grantee: 'http://acs.amazonaws.com/groups/global/AllUsers',
          granteeType: 'Group',
          permission: 'READ',
        },
      ],
    },
  },
];

/** What is left to say of a bucket for which nothing is configured. */
const EMPTY: readonly Case[] = [
  { listing: getBucketTagging, answer: {}, attributes: { tags: [] } },
  { listing: getBucketVersioning, answer: {}, attributes: {} },
  { listing: getBucketEncryption, answer: {}, attributes: {} },
  { listing: getPublicAccessBlock, answer: {}, attributes: {} },
  { listing: getBucketPolicy, answer: {}, attributes: {} },
  { listing: getBucketCors, answer: {}, attributes: { corsRules: [] } },
  { listing: getBucketLifecycleConfiguration, answer: {}, attributes: { lifecycleRules: [] } },
  { listing: getBucketWebsite, answer: {}, attributes: {} },
  { listing: getBucketAcl, answer: { Grants: [] }, attributes: { grants: [] } },
];

describe('what is asked of each bucket', () => {
  test.each([...FULL, ...EMPTY].map((one) => [one.listing.operation, one] as const))(
    '%s',
    (_, { listing, answer, attributes }) => {
      expect(mapAnswer(listing, answer, bucket('recipes'))).toEqual({
        nodes: [{ id: 'arn:aws:s3:::recipes', type: 'Bucket', region: null, attributes }],
        edges: [],
      });
      expect(unmappedOf(listing, answer, bucket('recipes'))).toEqual([]);
      const stated = listing.states.attributes['Bucket'] ?? [];
      expect(stated).toEqual(expect.arrayContaining(Object.keys(attributes)));
    },
  );

  test.each([
    [{ LocationConstraint: null }, 'us-east-1'],
    [{}, 'us-east-1'],
    [{ LocationConstraint: '' }, 'us-east-1'],
    [{ LocationConstraint: 'EU' }, 'eu-west-1'],
    [{ LocationConstraint: 'eu-central-1' }, 'eu-central-1'],
  ])('the location %j is the region %s', (answer, region) => {
    expect(mapAnswer(getBucketLocation, answer, bucket('recipes'))).toEqual({
      nodes: [{ id: 'arn:aws:s3:::recipes', type: 'Bucket', region, attributes: {} }],
      edges: [],
    });
  });

  test('a bucket is asked for by its own name, whatever its tag says', () => {
    expect(getBucketAcl.perItem?.input(bucket('orders.bakery'))).toEqual({
      Bucket: 'orders.bakery',
    });
  });

  test.each([
    [getBucketPolicy, { Policy: '{"Version"' }, 'Policy must be JSON as a text'],
    [getBucketAcl, { Owner: {} }, 'Grants must be a list, got nothing'],
    [getBucketAcl, { Grants: [{}] }, 'Grants[0].Permission must be a text that is not empty'],
    [getBucketTagging, { TagSet: [{}] }, 'TagSet[0].Key must be a text that is not empty'],
    [
      getBucketLifecycleConfiguration,
      { Rules: [{ ID: 'x' }] },
      'Rules[0].Status must be a text that is not empty',
    ],
    [getBucketLocation, { LocationConstraint: 7 }, 'LocationConstraint must be a text, got 7'],
  ])('a wrong shape names its path', (listing, answer, message) => {
    expect(() => mapAnswer(listing, answer, bucket('recipes'))).toThrow(message);
  });
});
