import { AWS_OPERATIONS } from './find-operation.js';

/** A policy document of the provider. */
export interface PermissionPolicy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly {
    readonly Sid: string;
    readonly Effect: 'Allow';
    readonly Action: readonly string[];
    readonly Resource: '*';
  }[];
}

/**
 * What whoever reads an account must be allowed, and no more: the permissions of every operation that can be called. To
 * assume a role takes `sts:AssumeRole` on that role besides.
 */
export function leastPrivilegePolicy(): PermissionPolicy {
  const needed = [...AWS_OPERATIONS.values()].flatMap(({ permissions }) => permissions);
  const Action = [...new Set(needed)].toSorted();
  return {
    Version: '2012-10-17',
    Statement: [{ Sid: 'ReadAccountGraph', Effect: 'Allow', Action, Resource: '*' }],
  };
}
