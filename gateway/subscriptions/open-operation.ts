import {
  GraphQLError,
  type GraphQLSchema,
  OperationTypeNode,
  getArgumentValues,
  getVariableValues,
} from 'graphql';
import type { Feed } from '../../account/feed/feed.js';
import type { Caller } from '../../account/graph/view.js';
import type { SocketLimits } from '../limits.js';
import type { Admission, Admit, Asked } from '../query/admit.js';
import { accountChanged } from './account-changed.js';
import type { AskEngine } from './ask-engine.js';
import { digestOf } from './digest.js';
import { resourceChanged } from './resource-changed.js';
import { rootFields } from './root-fields.js';
import type { SharedPayloads } from './shared-payloads.js';
import type { Events, Subscribed } from './stages.js';

export interface OperationOptions {
  readonly schema: GraphQLSchema;
  readonly admit: Admit;
  readonly ask: AskEngine;
  readonly feed: Feed;
  readonly shared: SharedPayloads;
  readonly limits: SocketLimits;
}

/** An operation over a socket, ready to go: a question that is answered once, or a subscription. */
export type Opened =
  | { readonly kind: 'question'; readonly admission: Admitted; readonly asked: Asked }
  | { readonly kind: 'subscription'; readonly admission: Admitted; readonly events: Events }
  /** as errors for a client, not yet mapped */
  | { readonly kind: 'refused'; readonly errors: readonly GraphQLError[] };

type Admitted = Extract<Admission, { kind: 'admitted' }>;

/** Everything that can be refused is refused here: by the admission that HTTP has too, then by what is subscribed to. Never rejects. */
export async function openOperation(
  asked: Asked,
  caller: Caller,
  options: OperationOptions,
): Promise<Opened> {
  const admission = options.admit(asked);
  if (admission.kind === 'refused') return admission;
  if (admission.operation.operation !== OperationTypeNode.SUBSCRIPTION) {
    return { kind: 'question', admission, asked };
  }
  try {
    const subscribed = subscribedTo(admission, asked, caller, options.schema);
    return { kind: 'subscription', admission, events: await eventsOf(subscribed, options) };
  } catch (error) {
    return { kind: 'refused', errors: errorsIn(error) };
  }
}

function subscribedTo(
  { document, operation }: Admitted,
  asked: Asked,
  caller: Caller,
  schema: GraphQLSchema,
): Subscribed {
  const fields = rootFields(document, operation);
  const [field] = fields;
  const definition = schema.getSubscriptionType()?.getFields()[field?.name.value ?? ''];
  if (field === undefined || definition === undefined) throw new TypeError('it was admitted');
  const { variableDefinitions = [] } = operation;
  const { coerced, errors } = getVariableValues(schema, variableDefinitions, asked.variables);
  if (errors !== undefined) throw new AggregateError(errors);
  const given = getArgumentValues(definition, field, coerced);
  const digest = digestOf({ asked, document, fields, caller });
  return { asked, document, operation, fields, arguments: given, caller, digest };
}

function eventsOf(subscribed: Subscribed, options: OperationOptions): Promise<Events> {
  const { eventBytes } = options.limits;
  const name = subscribed.fields[0]?.name.value;
  switch (name) {
    case 'accountChanged':
      return accountChanged(subscribed, { ...options, eventBytes });
    case 'resourceChanged':
      return resourceChanged(subscribed, options);
    default:
      throw new Error(`nobody serves the subscription ${name}`);
  }
}

function errorsIn(error: unknown): readonly GraphQLError[] {
  const errors: readonly unknown[] = error instanceof AggregateError ? error.errors : [error];
  return errors.map((one) => {
    if (one instanceof GraphQLError) return one;
    const originalError = one instanceof Error ? one : new Error(String(one));
    return new GraphQLError(originalError.message, { originalError });
  });
}
