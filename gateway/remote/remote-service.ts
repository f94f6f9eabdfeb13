import { type ExecutionResult, GraphQLError } from 'graphql';
import { RequestError } from '../../account/request-error.js';
import { ServiceFailure } from '../query/service-failure.js';
import type { Service, ServiceFetch } from '../query/service.js';
import type { RequestContext } from '../request-reading.js';
import type { Breaker } from './breaker.js';
import type { DoneReading, FetchBody } from './fetch-body.js';
import { FETCH_LIMITS } from './fetch-limits.js';
import type { FetchTokens } from './fetch-token.js';
import { type ReadAnswer, readAnswer } from './read-answer.js';
import type { RemotePins } from './remote-pins.js';
import type { Sent, Transport } from './transport.js';

export interface RemoteServiceOptions {
  readonly name: string;
  /** of the address that the service is asked at */
  readonly path: string;
  readonly transport: Transport;
  readonly breaker: Breaker;
  readonly tokens: FetchTokens;
  /** an id that no other fetch ever has */
  readonly newId: () => string;
}

type RemoteContext = RequestContext & { readonly pins: RemotePins };
type Answered = Extract<Sent, { kind: 'answered' }>;

/** What one service's fetches are sent with. */
interface Sending extends RemoteServiceOptions {
  /** the newest that the service's process has told */
  nonce: string | null;
}

/** How often a fetch is asked whose answer does not fit what others of its request decided meanwhile. */
const MOST_TURNS = 4;

/** A service in another process. A request's pins must be `RemotePins`. */
export function remoteService(options: RemoteServiceOptions): Service {
  const sending: Sending = { ...options, nonce: null };
  return {
    name: options.name,
    fetch: (fetch, context) => fetchFitting(sending, fetch, context as RemoteContext),
  };
}

async function fetchFitting(
  sending: Sending,
  fetch: ServiceFetch,
  context: RemoteContext,
): Promise<ExecutionResult> {
  // a change that was answered was made: it is not asked for again
  const turns = isMutation(fetch) ? 1 : MOST_TURNS;
  for (let turn = 0; turn < turns; turn += 1) {
    const body = bodyOf(fetch, context);
    const bytes = Buffer.byteLength(body);
    if (bytes > FETCH_LIMITS.bodyBytes) return tooLarge(bytes);
    const { result, reading } = await fetchOnce(sending, fetch, body);
    if (context.pins.take(reading)) return withinBudget(result, reading, context);
  }
  throw new ServiceFailure('failed', 'its answers do not fit those of the other services');
}

function isMutation({ text }: ServiceFetch): boolean {
  return text.startsWith('mutation');
}

function tooLarge(bytes: number): ExecutionResult {
  const message = `what one service is asked about has at most ${FETCH_LIMITS.bodyBytes} bytes, got ${bytes}; ask for smaller pages`;
  const originalError = new RequestError('ANSWER_TOO_LARGE', message);
  return { errors: [new GraphQLError(message, { originalError })] };
}

/** What several fetches read at once counts together. One that said so itself is left as it is. */
function withinBudget(
  result: ExecutionResult,
  { records }: DoneReading,
  { budget }: RemoteContext,
): ExecutionResult {
  try {
    budget.take(records);
    return result;
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    const said = result.errors?.some(({ extensions }) => extensions['code'] === error.code);
    return said === true
      ? result
      : { errors: [new GraphQLError(error.message, { originalError: error })] };
  }
}

async function fetchOnce(sending: Sending, fetch: ServiceFetch, body: string): Promise<ReadAnswer> {
  const { breaker } = sending;
  if (!breaker.allows()) throw new ServiceFailure('refused', 'it did not answer before');
  const sent = await send(sending, body, !isMutation(fetch));
  try {
    const read = readAnswer(answeredIn(sent), fetch.variables);
    breaker.ended(true);
    return read;
  } catch (error) {
    breaker.ended(saysNothing(sent, fetch) ? null : false);
    throw error;
  }
}

/** What is no failure of the service: a size, a process that has just begun, and what may take its time. */
function saysNothing(sent: Sent, fetch: ServiceFetch): boolean {
  if (sent.kind === 'tooLarge') return true;
  if (sent.kind === 'answered') return sent.status === 413 || isChallenge(sent);
  return sent.kind === 'late' && (isMutation(fetch) || WAITS.test(fetch.text));
}

/** An argument that makes a read wait for the provider. */
const WAITS = /\bmaxAge\s*:/;

function answeredIn(sent: Sent): Answered {
  switch (sent.kind) {
    case 'answered':
      return sent;
    case 'late':
      throw new ServiceFailure('late', 'it took too long');
    case 'tooLarge':
      throw new ServiceFailure('failed', 'its answer is larger than any that it may give');
    default:
      throw new ServiceFailure('failed', 'the connection to it failed', sent.error);
  }
}

function bodyOf({ text, variables }: ServiceFetch, context: RemoteContext): string {
  const { requestId, caller, pins, budget } = context;
  const records = { most: budget.most, left: budget.left() };
  const reading = { requestId, caller, ...pins.asked(), records };
  return JSON.stringify({ query: text, variables, extensions: { reading } } satisfies FetchBody);
}

/**
 * A kept connection may have ended while it was idle: what was not answered at all and changes nothing is sent again. So is,
 * once, what was refused unread because nothing in its token shows that the process has not seen it before it began.
 */
async function send(sending: Sending, body: string, repeatable: boolean): Promise<Sent> {
  const { name, path, transport, tokens, newId } = sending;
  const post = () => {
    const authorization = tokens.sign(name, { id: newId(), body, nonce: sending.nonce });
    return transport.post({ path, authorization, body });
  };
  const first = await post();
  const again = repeatable && first.kind === 'cut' && first.unanswered && isReset(first.error);
  const sent = again ? await post() : first;
  if (!isChallenge(sent)) return sent;
  sending.nonce = sent.nonce;
  return post();
}

function isChallenge(sent: Sent): sent is Answered & { readonly nonce: string } {
  return sent.kind === 'answered' && sent.status === 401 && sent.nonce !== undefined;
}

function isReset(error: Error): boolean {
  const code = 'code' in error ? error.code : null;
  return code === 'ECONNRESET' || code === 'EPIPE' || code === 'UND_ERR_SOCKET';
}
