import { ec2Arn } from '../../account/collect/arn.js';
import { byId } from '../../account/collect/by-id.js';
import { WrongShape } from '../../account/collect/field.js';
import type { Field } from '../../account/collect/field.js';
import type { Reference, Scope } from '../../account/collect/listing.js';

/** The template that a specification of an auto scaling group names, by id or by name. */
export function launchTemplateReference(specification: Field, at: Scope): Reference {
  const id = specification.text('LaunchTemplateId');
  const name = specification.text('LaunchTemplateName');
  const type = 'LaunchTemplate';
  if (id !== undefined) return byId(type, ec2Arn(at, 'launch-template', id));
  if (name === undefined) {
    throw new WrongShape(`${specification.path}.LaunchTemplateId`, 'the id of a template', name);
  }
  const fallbackId = ec2Arn(at, 'launch-template', name);
  return {
    by: 'name',
    type,
    attribute: 'templateName',
    value: name,
    region: at.region,
    fallbackId,
  };
}
