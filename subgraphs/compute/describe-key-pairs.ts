import { ec2Arn } from '../../account/collect/arn.js';
import type { Field } from '../../account/collect/field.js';
import type { Listing, MappedNode, Scope } from '../../account/collect/listing.js';
import { tagList } from '../../account/collect/tags.js';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeKeyPairs.html */
export const describeKeyPairs: Listing = {
  operation: 'ec2:DescribeKeyPairs',
  scope: 'region',
  states: { nodes: [{ type: 'KeyPair' }], relations: [], attributes: {} },
  dropped: {},
  map: (answer, at) => ({
    nodes: answer.requiredObjects('KeyPairs').map((keyPair) => keyPairNode(keyPair, at)),
    edges: [],
  }),
};

function keyPairNode(keyPair: Field, at: Scope): MappedNode<'KeyPair'> {
  return {
    id: ec2Arn(at, 'key-pair', keyPair.required('KeyPairId')),
    type: 'KeyPair',
    region: at.region,
    name: keyPair.required('KeyName'),
    attributes: {
      keyName: keyPair.required('KeyName'),
      keyType: keyPair.text('KeyType'),
      keyFingerprint: keyPair.text('KeyFingerprint'),
      publicKey: keyPair.text('PublicKey'),
      createdAt: keyPair.time('CreateTime'),
      tags: tagList(keyPair),
    },
  };
}
