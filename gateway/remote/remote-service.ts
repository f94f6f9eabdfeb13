import { type ExecutionResult, GraphQLError } from 'graphql';
import { RequestError } from '../../account/request-error.js';
import { ServiceFailure } from '../query/service-failure.js';
import type { Service, ServiceFetch } from '../query/service.js';
import type { RequestContext } from '../request-reading.js';
import type { Breaker } from './breaker.js';
import type { DoneReading, FetchBody } from './fetch-body.js';
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

/** How often a fetch is asked whose answer does not fit what others of its request decided meanwhile. */
const MOST_TURNS = 4;

/** A service in another process. A request's pins must be `RemotePins`. */
export function remoteService(options: RemoteServiceOptions): Service {
  return {
    name: options.name,
    fetch: (fetch, context) => fetchFitting(options, fetch, context as RemoteContext),
  };
}

async function fetchFitting(
  options: RemoteServiceOptions,
  fetch: ServiceFetch,
  context: RemoteContext,
): Promise<ExecutionResult> {
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const { result, reading } = await fetchOnce(options, fetch, context);
    if (context.pins.take(reading)) return withinBudget(result, reading, context);
  }
  throw new ServiceFailure('failed', 'its answers do not fit those of the other services');
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

async function fetchOnce(
  options: RemoteServiceOptions,
  fetch: ServiceFetch,
  context: RemoteContext,
): Promise<ReadAnswer> {
  const { breaker } = options;
  if (!breaker.allows()) throw new ServiceFailure('refused', 'it did not answer before');
  const repeatable = !fetch.text.startsWith('mutation');
  try {
    const answered = await answerOf(options, bodyOf(fetch, context), repeatable);
    const read = readAnswer(answered, fetch.variables);
    breaker.ended(true);
    return read;
  } catch (error) {
    // a change may take its time: that says nothing of the service
    const slow = !repeatable && error instanceof ServiceFailure && error.kind === 'late';
    if (!slow) breaker.ended(false);
    throw error;
  }
}

function bodyOf({ text, variables }: ServiceFetch, context: RemoteContext): string {
  const { requestId, caller, pins, budget } = context;
  const records = { most: budget.most, left: budget.left() };
  const reading = { requestId, caller, ...pins.asked(), records };
  return JSON.stringify({ query: text, variables, extensions: { reading } } satisfies FetchBody);
}

/** A kept connection may have ended while it was idle: what was not answered at all and changes nothing is sent again. */
async function answerOf(
  options: RemoteServiceOptions,
  body: string,
  repeatable: boolean,
): Promise<Extract<Sent, { kind: 'answered' }>> {
  const { name, path, transport, tokens, newId } = options;
  const post = () =>
    transport.post({ path, authorization: tokens.sign(name, newId(), body), body });
  const first = await post();
  const again = repeatable && first.kind === 'cut' && first.unanswered && isReset(first.error);
  const sent = again ? await post() : first;
  if (sent.kind === 'answered') return sent;
  if (sent.kind === 'late') throw new ServiceFailure('late', 'it took too long');
  throw new ServiceFailure('failed', 'the connection to it failed', sent.error);
}

function isReset(error: Error): boolean {
  const code = 'code' in error ? error.code : null;
  return code === 'ECONNRESET' || code === 'EPIPE' || code === 'UND_ERR_SOCKET';
}
