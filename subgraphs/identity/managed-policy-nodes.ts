import { arnParts } from '../../account/collect/arn.js';
import { defined } from '../../account/collect/defined.js';
import type { Field } from '../../account/collect/field.js';
import type { MappedNode } from '../../account/collect/listing.js';
import type { Json } from '../../account/graph/record.js';
import { arnName } from './arn-name.js';
import { policyDocument } from './policy-document.js';

/** The account's own managed policies. The provider's are listed among them where attached, and are left out. */
export function managedPolicyNodes(policies: readonly Field[]): readonly MappedNode[] {
  return policies.map(managedPolicy).filter((policy) => arnParts(policy.id)?.account !== 'aws');
}

function managedPolicy(policy: Field): MappedNode<'Policy'> {
  const id = policy.required('Arn');
  return {
    id,
    type: 'Policy',
    region: null,
    name: policy.text('PolicyName') ?? arnName(id),
    attributes: {
      policyId: policy.text('PolicyId'),
      path: policy.text('Path'),
      description: policy.text('Description'),
      attachable: policy.flag('IsAttachable'),
      inline: false,
      defaultVersionId: policy.text('DefaultVersionId'),
      ...documentsOf(policy),
      createdAt: policy.time('CreateDate'),
      updatedAt: policy.time('UpdateDate'),
    },
  };
}

function documentsOf(policy: Field): { readonly [name: string]: Json | undefined } {
  const versions = policy.objects('PolicyVersionList').map((version) => ({
    inForce: version.flag('IsDefaultVersion') ?? false,
    versionId: version.required('VersionId'),
    createdAt: version.time('CreateDate'),
    document: policyDocument(version, 'Document'),
  }));
  const inForce = versions.find((version) => version.inForce);
  return {
    document: inForce?.document,
    defaultVersionCreatedAt: inForce?.createdAt,
    otherVersions: versions
      .filter((version) => version !== inForce)
      .toSorted((one, other) => versionNumber(one.versionId) - versionNumber(other.versionId))
      .map(({ versionId, createdAt, document }) => defined({ versionId, createdAt, document })),
  };
}

/** Versions are named `v1`, `v2`, … in order of creation. */
function versionNumber(versionId: string): number {
  return Number.parseInt(versionId.slice(1), 10);
}
