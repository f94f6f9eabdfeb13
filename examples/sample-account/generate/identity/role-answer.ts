import { derive } from '../derive.js';
import { type Reference, refer } from '../references.js';
import { tags } from '../tags.js';
import { pathOf } from './path-of.js';
import { type PlannedRole, rolePlan } from './role-plan.js';

function statement(trusted: Reference): object {
  const own = trusted.type === 'Principal' && !trusted.id.startsWith('arn:');
  const Principal = own ? { Service: trusted.id } : { AWS: trusted.id };
  return { Effect: 'Allow', Principal, Action: 'sts:AssumeRole' };
}

/** A role as it stands in the details of the account and inside its instance profile. */
export function roleAnswer(planned: PlannedRole): object {
  const role = refer.role(planned.path);
  return {
    Path: pathOf(planned.path),
    RoleName: role.name,
    RoleId: derive.identityId('AROA', role.id),
    Arn: role.id,
    CreateDate: derive.moment(role.id),
    AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: planned.trusts.map(statement) },
    Tags: tags({ Team: 'platform' }),
  };
}

/** A role in the list of roles, which says a little more. */
export function listedRole(planned: PlannedRole): object {
  return { ...roleAnswer(planned), Description: planned.description, MaxSessionDuration: 3600 };
}

/** The plan of the role with this path. */
export function plannedRole(path: string): PlannedRole {
  const found = rolePlan.find((planned) => planned.path === path);
  if (found === undefined) throw new Error(`The plan has no role ${path}`);
  return found;
}
