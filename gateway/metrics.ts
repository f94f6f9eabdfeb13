import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { FetchOutcome } from './query/data-source.js';
import { addRuntimeMetrics } from './runtime-metrics.js';

/** answered whole · answered with errors in it · refused before it was executed · failed by our fault */
export type RequestOutcome = 'answered' | 'errors' | 'refused' | 'failed';

/** What the gateway counts, in the Prometheus text format. */
export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
  started(): void;
  ended(outcome: RequestOutcome, seconds: number): void;
  refused(limit: string): void;
  fetched(service: string, outcome: FetchOutcome): void;
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Metrics in a registry of their own. `runtime`: the process's too (event loop, heap, CPU). */
export function createMetrics({ runtime }: { readonly runtime: boolean }): Metrics {
  const registry = new Registry();
  const registers = [registry];
  if (runtime) addRuntimeMetrics(registry);
  const requests = new Counter({
    name: 'gateway_requests_total',
    help: 'GraphQL requests by outcome',
    labelNames: ['outcome'],
    registers,
  });
  const duration = new Histogram({
    name: 'gateway_request_seconds',
    help: 'Time from a GraphQL request to its answer',
    buckets: SECONDS,
    registers,
  });
  const inFlight = new Gauge({
    name: 'gateway_requests_in_flight',
    help: 'GraphQL requests being answered',
    registers,
  });
  const refusals = new Counter({
    name: 'gateway_refused_total',
    help: 'Questions refused, by the limit they broke',
    labelNames: ['limit'],
    registers,
  });
  const fetches = new Counter({
    name: 'gateway_subgraph_fetches_total',
    help: 'Fetches from subgraphs by service and outcome',
    labelNames: ['service', 'outcome'],
    registers,
  });
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    started: () => inFlight.inc(),
    ended(outcome, seconds) {
      inFlight.dec();
      requests.inc({ outcome });
      duration.observe(seconds);
    },
    refused: (limit) => refusals.inc({ limit }),
    fetched: (service, outcome) => fetches.inc({ service, outcome }),
  };
}
