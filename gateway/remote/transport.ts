import { type Dispatcher, Pool } from 'undici';
import { FETCH_LIMITS } from './fetch-limits.js';

/** What one connection pool may take. Times in milliseconds. */
export interface TransportLimits {
  readonly connections: number;
  readonly connectTimeout: number;
  /** until the answer begins, and between two parts of it */
  readonly silence: number;
  /** until the whole answer is there */
  readonly deadline: number;
  /** an idle connection is kept; shorter than a server of ours keeps it */
  readonly keepAlive: number;
  readonly answerBytes: number;
}

export const DEFAULT_TRANSPORT_LIMITS: TransportLimits = Object.freeze({
  connections: 64,
  connectTimeout: 2_000,
  silence: 9_000,
  deadline: 9_500,
  keepAlive: 20_000,
  answerBytes: FETCH_LIMITS.answerBytes,
});

/** What came of one POST. `unanswered`: before an answer began. `tooLarge`: the answer passes the limit. */
export type Sent =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly type: string;
      readonly encoded: boolean;
      /** what a refusal asks the next fetch to be signed with */
      readonly nonce?: string;
      readonly body: Buffer;
    }
  | { readonly kind: 'late' }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'cut'; readonly unanswered: boolean; readonly error: Error };

export interface Post {
  readonly path: string;
  readonly authorization: string;
  readonly body: string;
  /** aborts it: nobody waits for the answer any more */
  readonly signal?: AbortSignal | undefined;
}

/** Posts JSON to one server over kept connections. Never rejects, follows no redirect. */
export interface Transport {
  post(post: Post): Promise<Sent>;
  close(): Promise<void>;
}

export function createTransport(origin: string, limits: TransportLimits): Transport {
  const pool = new Pool(origin, {
    connections: limits.connections,
    pipelining: 1,
    connect: { timeout: limits.connectTimeout },
    headersTimeout: limits.silence,
    bodyTimeout: limits.silence,
    keepAliveTimeout: limits.keepAlive,
    keepAliveMaxTimeout: limits.keepAlive,
    maxResponseSize: limits.answerBytes,
  });
  return {
    post: (post) => new Promise((resolve) => dispatch(pool, post, limits.deadline, resolve)),
    close: () => pool.destroy(),
  };
}

/** The pool's own dispatch: no stream and no promise for each part of an answer. */
function dispatch(
  pool: Pool,
  { path, authorization, body, signal }: Post,
  deadline: number,
  resolve: (sent: Sent) => void,
): void {
  const receiving = receive((sent) => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', receiving.abort);
    resolve(sent);
  });
  const timer = setTimeout(receiving.late, deadline);
  signal?.addEventListener('abort', receiving.abort);
  const headers = ['content-type', 'application/json', 'authorization', authorization];
  pool.dispatch({ path, method: 'POST', headers, body }, receiving.handler);
}

interface Receiving {
  readonly handler: Dispatcher.DispatchHandler;
  readonly late: () => void;
  readonly abort: () => void;
}

function receive(done: (sent: Sent) => void): Receiving {
  let controller: Dispatcher.DispatchController | null = null;
  let ended = false;
  let head: Head | null = null;
  const parts: Buffer[] = [];
  const end = (sent: Sent) => {
    if (ended) return;
    ended = true;
    done(sent);
  };
  const giveUp = (sent: Sent) => {
    end(sent);
    controller?.abort(new Error('given up'));
  };
  return {
    handler: {
      onRequestStart(started) {
        controller = started;
        if (ended) started.abort(new Error('given up'));
      },
      onResponseStart(_controller, status, headers) {
        head = readHead(status, headers);
      },
      onResponseData: (_controller, part) => void parts.push(part),
      onResponseEnd() {
        if (head === null) return;
        const [first] = parts;
        const body = parts.length === 1 && first ? first : Buffer.concat(parts);
        end({ kind: 'answered', ...head, body });
      },
      onResponseError: (_controller, error) => end(failed(error, head === null)),
    },
    late: () => giveUp({ kind: 'late' }),
    abort: () =>
      giveUp({ kind: 'cut', unanswered: false, error: new Error('the client went away') }),
  };
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;
type Head = Omit<Extract<Sent, { kind: 'answered' }>, 'kind' | 'body'>;

function readHead(status: number, headers: Headers): Head {
  const encoded = headers['content-encoding'] !== undefined;
  const challenge = String(headers['www-authenticate'] ?? '');
  const [, nonce] = /^AccountGraph nonce="([\w-]{16,64})"$/.exec(challenge) ?? [];
  const type = String(headers['content-type'] ?? '');
  return { status, type, encoded, ...(nonce !== undefined && { nonce }) };
}

function failed(error: Error, unanswered: boolean): Sent {
  switch (error.name) {
    case 'HeadersTimeoutError':
    case 'BodyTimeoutError':
      return { kind: 'late' };
    case 'ResponseExceededMaxSizeError':
      return { kind: 'tooLarge' };
    default:
      return { kind: 'cut', unanswered, error };
  }
}
