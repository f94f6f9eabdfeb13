import type { SubgraphContext } from '../../subgraphs/kit/context.js';
import type { Subgraph } from '../../subgraphs/kit/subgraph.js';
import type { RequestContext } from '../request-reading.js';
import { parsedOnce } from './parsed-once.js';
import type { Service } from './service.js';

/** Subgraphs in this process as services, by name. A request's pins must be whole `Pins`. */
export function localServices(
  subgraphs: ReadonlyMap<string, Subgraph>,
): ReadonlyMap<string, Service> {
  return new Map([...subgraphs].map(([name, subgraph]) => [name, localService(subgraph)]));
}

function localService(subgraph: Subgraph): Service {
  const parsed = parsedOnce();
  return {
    name: subgraph.name,
    fetch: ({ text, variables }, context) =>
      subgraph.execute(parsed(text), variables, context as RequestContext & SubgraphContext),
  };
}
