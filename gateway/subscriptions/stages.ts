import type { DocumentNode, FieldNode, OperationDefinitionNode } from 'graphql';
import type { Caller } from '../../account/graph/view.js';
import type { Asked } from '../query/admit.js';

/** An admitted subscription. */
export interface Subscribed {
  readonly asked: Asked;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** its one root field, once for each time it is written */
  readonly fields: readonly FieldNode[];
  /** the field's coerced arguments */
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly caller: Caller;
  /** the same for whoever asks the same with the same variables and sees the same */
  readonly digest: string;
}

/** What is sent for one event, shared by all who are sent the same. */
export interface Payload {
  /** JSON of a GraphQL result */
  readonly text: string;
  /** the root field is null without an error */
  readonly isNull: boolean;
}

/** Makes the payload of one event when its turn has come; null: there is nothing to send after all. */
export type Pending = () => Promise<Payload | null>;

/** What a subscription has to send, event by event, at the pace at which it is asked. */
export interface Events {
  /** null: it has ended */
  next(): Promise<Pending | null>;
  /** Ends, also an event that is being waited for. */
  return(): void;
}
