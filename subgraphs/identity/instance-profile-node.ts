import type { Field } from '../../account/collect/field.js';
import type { MappedNode } from '../../account/collect/listing.js';

/** An instance profile as every answer shows it, without its tags. */
export function instanceProfileNode(profile: Field): MappedNode<'InstanceProfile'> {
  const name = profile.required('InstanceProfileName');
  return {
    id: profile.required('Arn'),
    type: 'InstanceProfile',
    region: null,
    name,
    attributes: {
      instanceProfileId: profile.text('InstanceProfileId'),
      instanceProfileName: name,
      path: profile.text('Path'),
      createdAt: profile.time('CreateDate'),
    },
  };
}
