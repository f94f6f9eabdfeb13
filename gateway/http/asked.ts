import type { Asked } from '../query/admit.js';

type Parameters = Readonly<Record<string, unknown>>;

/**
 * The question in an HTTP request, for its admission. Null when the request is not well formed: whoever executes it then
 * says what is wrong.
 */
export function askedInBody(body: unknown): Asked | null {
  return isRecord(body) ? asked(body['query'], body['operationName'], body['variables']) : null;
}

/** The same for a request whose parameters are in its address. */
export function askedInSearch(search: string): Asked | null {
  const parameters = new URLSearchParams(search);
  const variables = parameters.get('variables');
  try {
    return asked(
      parameters.get('query'),
      parameters.get('operationName'),
      variables === null ? null : JSON.parse(variables),
    );
  } catch {
    return null;
  }
}

function asked(text: unknown, operationName: unknown, variables: unknown): Asked | null {
  if (typeof text !== 'string' || text === '') return null;
  if (variables !== undefined && variables !== null && !isRecord(variables)) return null;
  const name = operationName ?? undefined;
  if (name !== undefined && typeof name !== 'string') return null;
  return { text, operationName: name, variables: variables ?? {} };
}

function isRecord(value: unknown): value is Parameters {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
