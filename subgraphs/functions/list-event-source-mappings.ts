import { arnReference } from '../../account/collect/arn-reference.js';
import type { Field } from '../../account/collect/field.js';
import type {
  Listing,
  MappedEdge,
  MappedNode,
  Reference,
  Scope,
} from '../../account/collect/listing.js';
import type { NodeId } from '../../account/graph/record.js';
import { eventSourceMapping } from './event-source-mapping.js';

type ById = Reference & { readonly by: 'id' };

/** https://docs.aws.amazon.com/lambda/latest/api/API_ListEventSourceMappings.html */
export const listEventSourceMappings: Listing = {
  operation: 'lambda:ListEventSourceMappings',
  scope: 'region',
  states: {
    nodes: [],
    relations: [
      {
        kind: 'TRIGGERS',
        from: ['Queue', 'Table'],
        to: ['Function'],
        anchor: 'to',
        listAs: 'mappings',
      },
      {
        kind: 'SENDS_TO',
        from: ['Function'],
        to: ['Queue', 'Topic', 'Bucket'],
        anchor: 'from',
        listAs: 'mappings',
      },
    ],
    attributes: { Function: ['otherEventSources'] },
  },
  dropped: {
    'EventSourceMappings[].EventSourceMappingArn': 'follows from the id of the mapping',
    'EventSourceMappings[].LastProcessingResult': 'measurement',
    'EventSourceMappings[].StateTransitionReason': 'explains a passing state',
    'EventSourceMappings[].FilterCriteriaError': 'why the filters could not be read',
  },
  map: (answer, at) => {
    const mappings = answer.requiredObjects('EventSourceMappings');
    return {
      nodes: otherSources(mappings, at),
      edges: mappings.flatMap((mapping) => [...sourceEdges(mapping), ...outcomeEdges(mapping)]),
    };
  },
};

function functionOf(mapping: Field): ById | null {
  const reference = arnReference(mapping.required('FunctionArn'));
  return reference?.by === 'id' && reference.type === 'Function' ? reference : null;
}

/** The queue or table that events come from; null for what the graph has no type for. */
function sourceOf(mapping: Field): ById | null {
  const reference = arnReference(mapping.text('EventSourceArn') ?? '');
  if (reference?.by !== 'id') return null;
  return ['Queue', 'Table'].includes(reference.type) ? reference : null;
}

function sourceEdges(mapping: Field): readonly MappedEdge[] {
  const from = sourceOf(mapping);
  const to = functionOf(mapping);
  const attributes = eventSourceMapping(mapping);
  return from === null || to === null ? [] : [{ from, kind: 'TRIGGERS', to, attributes }];
}

/** Where a batch is told of when it succeeded or failed for good. */
function outcomeEdges(mapping: Field): readonly MappedEdge[] {
  const from = functionOf(mapping);
  const destinations = mapping.object('DestinationConfig');
  if (from === null || destinations === undefined) return [];
  return (['OnSuccess', 'OnFailure'] as const).flatMap((member): readonly MappedEdge[] => {
    const to = arnReference(destinations.object(member)?.text('Destination') ?? '');
    const outcome = member === 'OnSuccess' ? 'success' : 'failure';
    const attributes = { mapping: mapping.required('UUID'), outcome };
    return to === null ? [] : [{ from, kind: 'SENDS_TO', to, attributes }];
  });
}

/** Sources without a type of their own become an attribute of their function, in order of the mapping's id. */
function otherSources(mappings: readonly Field[], at: Scope): readonly MappedNode[] {
  const byFunction = new Map<NodeId, Field[]>();
  for (const mapping of mappings) {
    const id = functionOf(mapping)?.id;
    if (id === undefined || sourceOf(mapping) !== null) continue;
    byFunction.set(id, [...(byFunction.get(id) ?? []), mapping]);
  }
  return [...byFunction].map(([id, others]) => ({
    id,
    type: 'Function',
    region: at.region,
    attributes: {
      otherEventSources: others
        .toSorted((one, other) => (one.required('UUID') < other.required('UUID') ? -1 : 1))
        .map((mapping) => ({
          source: mapping.text('EventSourceArn') ?? '',
          ...eventSourceMapping(mapping),
        })),
    },
  }));
}
