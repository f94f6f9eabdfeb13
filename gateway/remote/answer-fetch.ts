import { type DocumentNode, type ExecutionResult, GraphQLError } from 'graphql';
import type { PartPins, PinRequest } from '../../account/graph/open-pins.js';
import type { AccountId } from '../../account/graph/record.js';
import { StoreError } from '../../account/graph/store-error.js';
import { RequestError } from '../../account/request-error.js';
import type { Subgraph } from '../../subgraphs/kit/subgraph.js';
import type { Logger } from '../log.js';
import { answerError } from '../query/answer-errors.js';
import { createBudget, type RequestBudget } from '../query/budget.js';
import { thrownError } from '../query/thrown-error.js';
import type { AskedReading, DoneReading, FetchBody } from './fetch-body.js';
import { FETCH_LIMITS } from './fetch-limits.js';

/** Which versions a fetch reads: exactly these heads, unless its header or cursors say otherwise. */
export type HeadedRequest = PinRequest & { readonly heads: ReadonlyMap<AccountId, number> };

export interface FetchAnswering {
  readonly openAt: (request: HeadedRequest) => Promise<PartPins>;
  readonly parsed: (text: string) => DocumentNode;
  readonly logger: Logger;
  /** how large an answer may be; left out: what a gateway takes */
  readonly answerBytes?: number;
}

/**
 * Answers a fetch whose token was checked: the body of the answer as JSON. Errors are those a client may see; what is
 * behind a fault is in the log under the request id.
 */
export async function answerFetch(
  answering: FetchAnswering,
  subgraph: Subgraph,
  { query, variables, extensions: { reading } }: FetchBody,
): Promise<string> {
  const budget = createBudget(reading.records.most, reading.records.left);
  try {
    const pins = await answering.openAt(pinRequest(reading));
    const context = { caller: reading.caller, pins, budget };
    const result = await subgraph.execute(answering.parsed(query), variables, context);
    const read = done(reading, pins, budget);
    const whole = body(answering, reading, result, read);
    const tooLarge = refusedSize(whole, answering.answerBytes);
    return tooLarge === null ? whole : body(answering, reading, tooLarge, read);
  } catch (error) {
    if (!(error instanceof RequestError) && !(error instanceof StoreError)) throw error;
    const refused = new GraphQLError(error.message, { originalError: error });
    const nothing = { settled: reading.settled, pinned: {}, noted: {}, records: 0 };
    return body(answering, reading, { data: null, errors: [refused] }, nothing);
  }
}

/** The gateway would take a larger one for a service that fails. Null: it is not too large. */
function refusedSize(
  body: string,
  most: number = FETCH_LIMITS.answerBytes,
): ExecutionResult | null {
  const bytes = Buffer.byteLength(body);
  if (bytes <= most) return null;
  const message = `the answer of one service has at most ${most} bytes, got ${bytes}; ask for smaller pages or fewer fields`;
  const originalError = new RequestError('ANSWER_TOO_LARGE', message);
  return { data: null, errors: [new GraphQLError(message, { originalError })] };
}

function pinRequest({ header, cursors, heads, settled }: AskedReading): HeadedRequest {
  return {
    ...(header !== null && { header }),
    cursors,
    settled,
    heads: new Map(Object.entries(heads)),
  };
}

function done(asked: AskedReading, pins: PartPins, budget: RequestBudget): DoneReading {
  const pinned = pins.pinned();
  const noted = [...pins.versions()].filter(([account]) => !pinned.has(account));
  return {
    settled: pins.settled(),
    pinned: Object.fromEntries(pinned),
    noted: Object.fromEntries(noted),
    records: asked.records.left - budget.left(),
  };
}

function body(
  { logger }: FetchAnswering,
  { requestId }: AskedReading,
  { data = null, errors }: ExecutionResult,
  reading: DoneReading,
): string {
  const extensions = { reading };
  if (errors === undefined) return JSON.stringify({ data, extensions });
  const answered = errors.map((thrown) => {
    const { error, fault } = answerError(thrown, requestId);
    if (fault) logger.error({ requestId, err: thrownError(thrown) }, 'a fault while answering');
    return error;
  });
  return JSON.stringify({ data, errors: answered, extensions });
}
