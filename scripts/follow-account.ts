import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { changeLine, type ToldChange } from './change-line.js';

export interface FollowAccountOptions {
  /** of the WebSocket */
  readonly url: string;
  readonly account: string;
  /** what comes after this version is told; null: what comes from now on */
  readonly after: number | null;
  /** takes one line without its end */
  readonly write: (line: string) => void;
  readonly colours: boolean;
  /** Fulfils after so many milliseconds, at once when the signal aborts. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** ends it */
  readonly signal: AbortSignal;
}

/** `refused`: the server does not tell of this account, and says why. */
export type Followed =
  { readonly kind: 'ended' } | { readonly kind: 'refused'; readonly message: string };

interface Told {
  readonly kind: 'CHANGED' | 'BOOKMARK' | 'RESYNC' | 'CLOSING';
  readonly resumeAfter: number;
  readonly version: { readonly time: string };
  readonly changes: readonly ToldChange[];
}

const HEAD = 'query ($account: ID!) { account(id: $account) { graph { version { seq } } } }';
const CHANGED = `subscription ($account: ID!, $after: Int!) {
  accountChanged(account: $account, after: $after) {
    kind resumeAfter version { time } changes { time op id type before after }
  }
}`;
const PAUSE = 1_000;

/** Writes a line for each change of an account. Goes on where it was when the server was away. */
export async function followAccount(options: FollowAccountOptions): Promise<Followed> {
  const { signal, write, wait, account } = options;
  const place = { after: options.after, isLost: false };
  while (!signal.aborted) {
    const client = createClient({
      url: options.url,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
    });
    const end = () => void client.dispose();
    signal.addEventListener('abort', end);
    try {
      place.after ??= await headOf(client, account);
      if (place.after === null)
        return { kind: 'refused', message: `There is no account ${account}` };
      await tell(client, options, place);
    } catch (error) {
      const message = refusal(error);
      if (message !== null) return { kind: 'refused', message };
    } finally {
      signal.removeEventListener('abort', end);
      await client.dispose();
    }
    if (signal.aborted) break;
    if (!place.isLost) write(`${options.url} is away: waiting for it`);
    place.isLost = true;
    await wait(PAUSE, signal);
  }
  return { kind: 'ended' };
}

async function headOf(client: Client, account: string): Promise<number | null> {
  type Data = { readonly account: { readonly graph: { version: { seq: number } } | null } | null };
  for await (const { data, errors } of client.iterate<Data>({
    query: HEAD,
    variables: { account },
  })) {
    if (errors !== undefined) throw errors;
    if (data?.account == null) return null;
    return data.account.graph?.version.seq ?? 0;
  }
  throw new Error('the server ended');
}

async function tell(
  client: Client,
  { account, write, colours }: FollowAccountOptions,
  place: { after: number | null; isLost: boolean },
): Promise<void> {
  const variables = { account, after: place.after };
  const events = client.iterate<{ readonly accountChanged: Told }>({ query: CHANGED, variables });
  for await (const { data, errors } of events) {
    if (errors !== undefined) throw errors;
    if (data == null) continue;
    const { kind, resumeAfter, version, changes } = data.accountChanged;
    if (place.isLost) write('going on');
    place.isLost = false;
    for (const change of changes) write(changeLine(change, colours));
    if (kind === 'RESYNC')
      write(`${version.time}  what changed up to version ${resumeAfter} is not told one by one`);
    place.after = resumeAfter;
  }
}

/** Null: the connection was lost, so it is worth trying again. */
function refusal(error: unknown): string | null {
  if (!Array.isArray(error)) return null;
  const messages = error.map((one: unknown) => (isNamed(one) ? one.message : ''));
  return messages.join('\n');
}

function isNamed(value: unknown): value is { readonly message: string } {
  return typeof value === 'object' && value !== null && 'message' in value;
}
