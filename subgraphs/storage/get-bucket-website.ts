import { defined } from '../../account/collect/defined.js';
import { bucketListing } from './bucket-listing.js';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketWebsite.html */
export const getBucketWebsite = bucketListing({
  operation: 's3:GetBucketWebsite',
  optional: true,
  attributes: ['website'],
  attributesOf: (answer) => {
    const redirect = answer.object('RedirectAllRequestsTo');
    const website = defined({
      indexDocument: answer.object('IndexDocument')?.text('Suffix'),
      errorDocument: answer.object('ErrorDocument')?.text('Key'),
      redirectHost: redirect?.text('HostName'),
      redirectProtocol: redirect?.text('Protocol'),
      routingRules: answer.json('RoutingRules'),
    });
    return { website: Object.keys(website).length === 0 ? undefined : website };
  },
});
