export interface Reply<Data> {
  readonly status: number;
  readonly data: Data;
  readonly errors: readonly ReplyError[];
  readonly extensions: { readonly versions?: Readonly<Record<string, number>> };
  /** the answer as it came */
  readonly text: string;
}

export interface ReplyError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

export type Variables = Readonly<Record<string, unknown>>;

export interface Asking {
  /** Asks over HTTP. `Data` is what the test says that the answer holds. */
  ask<Data = unknown>(
    query: string,
    variables?: Variables,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Reply<Data>>;
  /** Asks, and gives the data of an answer without errors; throws the errors of another. */
  data<Data>(
    query: string,
    variables?: Variables,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Data>;
}

/** Asks the GraphQL endpoint at a URL. */
export function askAt(url: string): Asking {
  const ask: Asking['ask'] = async <Data>(
    query: string,
    variables: Variables = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Reply<Data>> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    const { data, errors = [], extensions = {} } = JSON.parse(text) as Partial<Reply<Data>>;
    return { status: response.status, data: data as Data, errors, extensions, text };
  };
  return {
    ask,
    data: async <Data>(...asked: Parameters<typeof ask>) => dataOf(await ask<Data>(...asked)),
  };
}

function dataOf<Data>({ data, errors }: Reply<Data>): Data {
  if (errors.length === 0) return data;
  throw new Error(errors.map(({ message }) => message).join('\n'));
}
