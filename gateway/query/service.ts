import type { ExecutionResult } from 'graphql';
import type { RequestContext } from '../request-reading.js';

export type Variables = Readonly<Record<string, unknown>>;

/** One fetch: what the planner asks of one service. */
export interface ServiceFetch {
  /** an operation that the service's schema allows; the same text comes again and again */
  readonly text: string;
  readonly variables: Variables;
}

/** A service as the engine asks it, wherever it runs. */
export interface Service {
  readonly name: string;
  /**
   * What goes wrong in a resolver is in the result's errors. Throws or rejects when the service did not answer; a
   * `ServiceFailure` says how. The context's pins are what this wiring's `openRequest` gave.
   */
  fetch(fetch: ServiceFetch, context: RequestContext): ExecutionResult | Promise<ExecutionResult>;
}
