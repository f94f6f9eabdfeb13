/** A document made to hurt, and its variables as the text that is sent. */
export interface Attack {
  readonly name: string;
  readonly query: string;
  readonly variables: string;
}

/** The body that brings an attack; `salt` makes its document one that was not seen before. */
export function bodyOf({ query, variables }: Attack, salt = ''): string {
  return `{"query":${JSON.stringify(query + salt)},"variables":${variables}}`;
}

export const attack = (name: string, query: string, variables: unknown = {}): Attack => ({
  name,
  query,
  variables: typeof variables === 'string' ? variables : JSON.stringify(variables),
});
/** An attack whose name begins with how often its text has what hurts. */
export const counted = (count: number, name: string, query: (count: number) => string): Attack =>
  attack(`${count.toLocaleString('en')} ${name}`, query(count));
