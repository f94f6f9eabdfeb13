import type { Reason } from '../../account/collect/provider.js';
import { type Fault, TooLate, classifyError } from './classify-error.js';
import type { Clock } from '../../account/clock.js';
import type { RateBudget } from './rate-budget.js';
import { type NamedCall, reasonOf } from './reason-of.js';

/** What a request came to. `nothing`: the provider says that nothing of the kind is configured. */
export type Requested =
  | { readonly kind: 'value'; readonly value: { readonly [member: string]: unknown } }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'failed'; readonly reason: Reason };

export interface Requesting {
  readonly clock: Clock;
  readonly budget: RateBudget;
  /** from 0 to 1 */
  readonly random: () => number;
  /** milliseconds for a request with all its tries */
  readonly timeLimit: number;
  /** the clock's milliseconds after which nothing is waited for */
  readonly deadline: number;
}

/** Milliseconds: the longest wait before the second try, doubled for each further one, and the longest of all. */
const FIRST_WAIT = 100;
const LONGEST_WAIT = 5000;

/**
 * Sends a request until it is answered, refused for good or out of time, waiting a random part of a growing time between
 * tries. Never throws, and never waits longer than the deadline.
 */
export async function request(
  send: (signal: AbortSignal) => Promise<unknown>,
  call: NamedCall,
  requesting: Requesting,
): Promise<Requested> {
  const { clock, budget, random } = requesting;
  let deadline = requesting.deadline;
  for (let tries = 1; ; tries += 1) {
    if (!(await budget.take(deadline))) return failed(call, new TooLate());
    // waiting for a turn is no time of the provider's
    if (tries === 1) deadline = Math.min(deadline, clock.now() + requesting.timeLimit);
    try {
      const value = await within(send, deadline, requesting);
      return { kind: 'value', value: value as { readonly [member: string]: unknown } };
    } catch (error) {
      const fault = classifyError(error);
      if (isNothing(call, fault, error)) return { kind: 'nothing' };
      const wait = random() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (tries - 1));
      if (tries >= fault.tries || clock.now() + wait >= deadline) return failed(call, error, fault);
      await clock.wait(wait);
    }
  }
}

/** One try: half of the time at most, so that a lost connection leaves some for another. */
async function within<T>(
  send: (signal: AbortSignal) => Promise<T>,
  deadline: number,
  { clock, timeLimit }: Requesting,
): Promise<T> {
  const abort = new AbortController();
  const answered = new AbortController();
  const limit = Math.min(deadline - clock.now(), timeLimit / 2);
  if (limit <= 0) throw new TooLate();
  const sent = send(abort.signal);
  const late = clock.wait(limit, answered.signal).then(() => {
    // after the answer this aborts nothing that is still under way
    if (!answered.signal.aborted) abort.abort();
    throw new TooLate();
  });
  // whichever comes second is nobody's concern any more
  sent.catch(() => undefined);
  late.catch(() => undefined);
  try {
    return await Promise.race([sent, late]);
  } finally {
    answered.abort();
  }
}

/** What is not configured and what is asked about something that has gone may have one code: the words tell. */
function isNothing({ operation }: NamedCall, { name }: Fault, error: unknown): boolean {
  if (operation.nothing?.test(name) !== true) return false;
  return !/^Function not found/i.test(error instanceof Error ? error.message : '');
}

function failed(call: NamedCall, error: unknown, fault = classifyError(error)): Requested {
  return { kind: 'failed', reason: reasonOf(call, fault, error) };
}
