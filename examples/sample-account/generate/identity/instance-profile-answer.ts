import { derive } from '../derive.js';
import { refer } from '../references.js';
import { pathOf } from './path-of.js';
import { plannedRole, roleAnswer } from './role-answer.js';

/** An instance profile, whole, with the role that it hands out. */
export function instanceProfileAnswer(path: string, role: string): object {
  const profile = refer.instanceProfile(path);
  return {
    Path: pathOf(path),
    InstanceProfileName: profile.name,
    InstanceProfileId: derive.identityId('AIPA', `profile ${path}`),
    Arn: profile.id,
    CreateDate: derive.moment(profile.id),
    Roles: [roleAnswer(plannedRole(role))],
  };
}
