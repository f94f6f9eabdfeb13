/** A policy document with one statement. */
export function allow(actions: readonly string[], resource = '*'): object {
  const Statement = [{ Effect: 'Allow', Action: actions, Resource: resource }];
  return { Version: '2012-10-17', Statement };
}
