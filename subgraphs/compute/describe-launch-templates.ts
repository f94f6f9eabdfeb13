import { ec2Arn } from '../../account/collect/arn.js';
import type { Field } from '../../account/collect/field.js';
import type { Listing, MappedNode, Scope } from '../../account/collect/listing.js';
import { tagList } from '../../account/collect/tags.js';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeLaunchTemplates.html */
export const describeLaunchTemplates: Listing = {
  operation: 'ec2:DescribeLaunchTemplates',
  scope: 'region',
  states: { nodes: [{ type: 'LaunchTemplate' }], relations: [], attributes: {} },
  dropped: {
    'LaunchTemplates[].CreatedBy': 'who made it is history, not configuration',
    'LaunchTemplates[].Operator.Managed': 'follows from there being an operator',
    'LaunchTemplates[].Operator.HiddenByDefault': 'how the console shows it',
  },
  map: (answer, at) => ({
    nodes: answer.requiredObjects('LaunchTemplates').map((one) => templateNode(one, at)),
    edges: [],
  }),
};

function templateNode(template: Field, at: Scope): MappedNode<'LaunchTemplate'> {
  return {
    id: ec2Arn(at, 'launch-template', template.required('LaunchTemplateId')),
    type: 'LaunchTemplate',
    region: at.region,
    name: template.text('LaunchTemplateName'),
    attributes: {
      templateName: template.text('LaunchTemplateName'),
      defaultVersion: template.number('DefaultVersionNumber'),
      latestVersion: template.number('LatestVersionNumber'),
      managedBy: template.object('Operator')?.text('Principal'),
      createdAt: template.time('CreateTime'),
      tags: tagList(template),
    },
  };
}
