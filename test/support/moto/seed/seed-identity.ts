import { type Place, given, times } from './place.js';

export interface SeededIdentity {
  readonly serviceRole: string;
  readonly profile: { readonly arn: string; readonly name: string };
}

const READ = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const DOCUMENT = JSON.stringify({ Version: '2012-10-17', Statement: [READ] });

/** Users, groups, roles, policies (managed, attached, inline, bounding) and an instance profile. */
export async function seedIdentity(place: Place, count: number): Promise<SeededIdentity> {
  const policies = await times(count, (number) => policy(place, `reading-${number}`));
  const [first = '', bounding = first] = policies;
  const groups = await times(2, (number) => group(place, `group-${number}`, first));
  const user = await seedUsers(place, groups, first);
  const serviceRole = await seedRole(place, 'service', { Service: 'lambda.amazonaws.com' });
  place.expected.edge(serviceRole, 'TRUSTS', service(place, 'lambda.amazonaws.com'));
  const trusting = await seedRole(place, 'trusting', { AWS: [serviceRole, user] });
  place.expected.edge(trusting, 'TRUSTS', serviceRole, user);
  await attach(place, { owner: trusting, name: 'trusting' }, first);
  await bound(place, { owner: trusting, name: 'trusting' }, bounding);
  await times(count, async (number) => {
    const id = await seedRole(place, `worker-${number}`, { Service: 'ec2.amazonaws.com' });
    place.expected.edge(id, 'TRUSTS', service(place, 'ec2.amazonaws.com'));
  });
  await inlinePolicy(place, serviceRole);
  return { serviceRole, profile: await profile(place, serviceRole) };
}

function service({ expected }: Place, name: string): string {
  return expected.outside('Principal', name);
}

async function policy({ iam, expected }: Place, name: string): Promise<string> {
  const { Policy } = await iam.createPolicy({ PolicyName: name, PolicyDocument: DOCUMENT });
  const attributes = { inline: false, defaultVersionId: 'v1', document: JSON.parse(DOCUMENT) };
  return expected.node(given(Policy?.Arn), { type: 'Policy', region: null, name, attributes });
}

async function group({ iam, expected }: Place, name: string, attached: string): Promise<string> {
  const { Group } = await iam.createGroup({ GroupName: name, Path: '/teams/' });
  const attributes = { path: '/teams/' };
  const id = expected.node(given(Group?.Arn), { type: 'Group', region: null, name, attributes });
  await iam.attachGroupPolicy({ GroupName: name, PolicyArn: attached });
  expected.edge(id, 'HAS_POLICY', attached);
  return id;
}

/** Returns the first of them. */
async function seedUsers(
  { iam, expected }: Place,
  groups: readonly string[],
  attached: string,
): Promise<string> {
  const users = await times(3, async (number) => {
    const name = `user-${number}`;
    const { User } = await iam.createUser({ UserName: name });
    const id = expected.node(given(User?.Arn), { type: 'User', region: null, name });
    const into = groups[number % groups.length] ?? '';
    await iam.addUserToGroup({ UserName: name, GroupName: into.slice(into.lastIndexOf('/') + 1) });
    expected.edge(id, 'MEMBER_OF', into);
    return id;
  });
  const [first = ''] = users;
  await iam.attachUserPolicy({ UserName: 'user-1', PolicyArn: attached });
  expected.edge(first, 'HAS_POLICY', attached);
  return first;
}

/** A role that the principal may take on; the caller writes down whom it trusts. */
export async function seedRole(
  { iam, expected }: Place,
  name: string,
  principal: { readonly [kind: string]: string | readonly string[] },
): Promise<string> {
  const Statement = [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }];
  const trustPolicy = { Version: '2012-10-17', Statement };
  const { Role } = await iam.createRole({
    RoleName: name,
    AssumeRolePolicyDocument: JSON.stringify(trustPolicy),
    Description: `does ${name}`,
    MaxSessionDuration: 7200,
    Tags: [{ Key: 'team', Value: 'platform' }],
  });
  const attributes = {
    roleName: name,
    description: `does ${name}`,
    maxSessionSeconds: 7200,
    trustPolicy,
    tags: [{ key: 'team', value: 'platform' }],
  };
  return expected.node(given(Role?.Arn), { type: 'Role', region: null, name, attributes });
}

async function attach(
  { iam, expected }: Place,
  role: { readonly owner: string; readonly name: string },
  attached: string,
): Promise<void> {
  const managed = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
  for (const PolicyArn of [attached, managed]) {
    await iam.attachRolePolicy({ RoleName: role.name, PolicyArn });
    expected.edge(role.owner, 'HAS_POLICY', PolicyArn);
  }
  expected.outside('Policy', managed);
}

async function bound(
  { iam, expected }: Place,
  role: { readonly owner: string; readonly name: string },
  PermissionsBoundary: string,
): Promise<void> {
  await iam.putRolePermissionsBoundary({ RoleName: role.name, PermissionsBoundary });
  expected.stated(`${role.owner} HAS_POLICY ${PermissionsBoundary}`, { boundary: true });
}

async function inlinePolicy({ iam, expected }: Place, owner: string): Promise<void> {
  const name = 'writing';
  await iam.putRolePolicy({ RoleName: 'service', PolicyName: name, PolicyDocument: DOCUMENT });
  const id = expected.node(`${owner}/policy/${name}`, {
    type: 'Policy',
    region: null,
    name,
    attributes: { inline: true, document: JSON.parse(DOCUMENT) },
  });
  expected.edge(owner, 'HAS_POLICY', id);
}

async function profile(
  { iam, expected }: Place,
  holds: string,
): Promise<SeededIdentity['profile']> {
  const name = 'service-profile';
  const made = await iam.createInstanceProfile({ InstanceProfileName: name });
  await iam.addRoleToInstanceProfile({ InstanceProfileName: name, RoleName: 'service' });
  const arn = expected.node(given(made.InstanceProfile?.Arn), {
    type: 'InstanceProfile',
    region: null,
    name,
    attributes: { instanceProfileName: name },
  });
  expected.edge(arn, 'HAS_ROLE', holds);
  return { arn, name };
}
