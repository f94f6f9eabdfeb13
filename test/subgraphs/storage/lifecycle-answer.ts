/** Rules with every kind of filter and action that the provider's documentation names. */
export const LIFECYCLE_ANSWER = {
  Rules: [
    {
      Expiration: { ExpiredObjectDeleteMarker: true },
      ID: 'd',
      Prefix: 'old/',
      Status: 'Disabled',
    },
    {
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 3 },
      Expiration: { Days: 365 },
      Filter: {
        And: {
          ObjectSizeGreaterThan: 1000,
          ObjectSizeLessThan: 5000000000,
          Prefix: 'logs/',
          Tags: [
            { Key: 'b', Value: '2' },
            { Key: 'a', Value: '1' },
          ],
        },
      },
      ID: 'a',
      NoncurrentVersionExpiration: { NewerNoncurrentVersions: 2, NoncurrentDays: 30 },
      NoncurrentVersionTransitions: [
        { NewerNoncurrentVersions: 1, NoncurrentDays: 10, StorageClass: 'GLACIER' },
      ],
      Status: 'Enabled',
      Transitions: [
        { Days: 30, StorageClass: 'STANDARD_IA' },
        { Date: '2030-01-01T00:00:00+00:00', StorageClass: 'GLACIER' },
      ],
    },
    {
      Expiration: { Date: '2030-01-01T00:00:00+00:00' },
      Filter: { Tag: { Key: 'kind', Value: 'scrap' } },
      ID: 'c',
      Status: 'Enabled',
    },
    { Expiration: { Days: 1 }, Filter: { Prefix: '' }, ID: 'b', Status: 'Enabled' },
  ],
  TransitionDefaultMinimumObjectSize: 'all_storage_classes_128K',
};

const NO_STEPS = { transitions: [], noncurrentTransitions: [] };

export const LIFECYCLE_RULES = [
  {
    ruleId: 'a',
    enabled: true,
    filter: {
      prefix: 'logs/',
      tags: [
        { key: 'a', value: '1' },
        { key: 'b', value: '2' },
      ],
      largerThanBytes: 1000,
      smallerThanBytes: 5000000000,
    },
    expirationDays: 365,
    transitions: [
      { storageClass: 'GLACIER', date: '2030-01-01T00:00:00.000Z' },
      { storageClass: 'STANDARD_IA', days: 30 },
    ],
    noncurrentExpirationDays: 30,
    noncurrentVersionsKept: 2,
    noncurrentTransitions: [{ storageClass: 'GLACIER', days: 10, noncurrentVersionsKept: 1 }],
    abortUploadsAfterDays: 3,
  },
  { ruleId: 'b', enabled: true, filter: {}, expirationDays: 1, ...NO_STEPS },
  {
    ruleId: 'c',
    enabled: true,
    filter: { tags: [{ key: 'kind', value: 'scrap' }] },
    expirationDate: '2030-01-01T00:00:00.000Z',
    ...NO_STEPS,
  },
  {
    ruleId: 'd',
    enabled: false,
    filter: { prefix: 'old/' },
    expireDeleteMarkers: true,
    ...NO_STEPS,
  },
];
