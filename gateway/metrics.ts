import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { FetchOutcome } from './query/data-source.js';
import { addRuntimeMetrics } from './runtime-metrics.js';
import { type SocketMetrics, socketMetrics } from './subscriptions/socket-metrics.js';

/** answered whole · answered with errors in it · refused before it was executed · failed by our fault */
export type RequestOutcome = 'answered' | 'errors' | 'refused' | 'failed';

/** What the gateway counts, in the Prometheus text format. */
export interface Metrics extends SocketMetrics {
  readonly contentType: string;
  text(): Promise<string>;
  started(): void;
  ended(outcome: RequestOutcome, seconds: number): void;
  refused(limit: string): void;
  /** a fetch that a subgraph was asked for */
  fetched(service: string, outcome: FetchOutcome): void;
  /** a fetch that a gateway asked for here */
  served(service: string, outcome: ServedOutcome): void;
  /** shows how a service's breaker stands, whenever the metrics are read */
  breaker(service: string, state: () => 'closed' | 'halfOpen' | 'open'): void;
}

/** `refused`: not signed as it must be */
export type ServedOutcome = 'answered' | 'refused' | 'failed';

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
  const served = new Counter({
    name: 'subgraph_fetches_served_total',
    help: 'Fetches of gateways by service and outcome',
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
    served: (service, outcome) => served.inc({ service, outcome }),
    breaker: breakerGauge(registry),
    ...socketMetrics(registry),
  };
}

const STATES = { closed: 0, halfOpen: 1, open: 2 } as const;

function breakerGauge(registry: Registry): Metrics['breaker'] {
  const states = new Map<string, () => keyof typeof STATES>();
  const gauge: Gauge<'service'> = new Gauge({
    name: 'gateway_subgraph_breaker',
    help: 'Whether a service is asked: 0 closed (it is), 1 half open (a probe is under way), 2 open',
    labelNames: ['service'],
    registers: [registry],
    collect: () => {
      for (const [service, state] of states) gauge.set({ service }, STATES[state()]);
    },
  });
  return (service, state) => void states.set(service, state);
}
