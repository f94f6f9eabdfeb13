import { GraphQLError } from 'graphql';

/** A limit that a question broke, by its name in `QueryLimits`, or a rule that has no number. */
export interface Breach {
  readonly limit: string;
  readonly max: number;
  readonly got: number;
  /** what was counted, for the message: `fields inside one another` */
  readonly counted: string;
  /** true: counting stopped at the limit, so there is more than `got` */
  readonly atLeast?: boolean;
}

/** The error that tells a client which limit its question broke, and by how much. */
export function limitError({ limit, max, got, counted, atLeast = false }: Breach): GraphQLError {
  const amount = atLeast ? `at least ${got}` : String(got);
  return new GraphQLError(`The question has ${amount} ${counted}; the limit is ${max}.`, {
    extensions: { code: 'QUERY_REFUSED', limit, max, got },
  });
}

/** The error for a rule without a number. */
export function ruleError(limit: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'QUERY_REFUSED', limit } });
}
