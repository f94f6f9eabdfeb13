import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import { GraphQLError } from 'graphql';
import type { Feed } from '../../account/feed/feed.js';
import type { Change } from '../../account/graph/change.js';
import type { AccountId, NodeId } from '../../account/graph/record.js';
import type { Version } from '../../account/graph/version.js';
import { RequestError } from '../../account/request-error.js';
import { checkId } from '../../subgraphs/kit/check-id.js';
import type { Admit, Asked } from '../query/admit.js';
import type { AskEngine } from './ask-engine.js';
import { asQuery } from './as-query.js';
import type { SharedPayloads } from './shared-payloads.js';
import type { Events, Payload, Pending, Subscribed } from './stages.js';

export interface ResourceChangedOptions {
  readonly feed: Feed;
  readonly admit: Admit;
  readonly ask: AskEngine;
  readonly shared: SharedPayloads;
}

const ACCOUNT_OF = 'query ($id: ID!) { resource(id: $id) { account { id } } }';

/**
 * `resourceChanged`: what the same selection of `resource` gives, asked again as of each version that changed the resource
 * or one of its relations; of several such versions that wait, only the newest. Null once when it has gone. A service that
 * fails costs its fields in that event. Rejects with an error for a client when it cannot be subscribed to.
 */
export async function resourceChanged(
  subscribed: Subscribed,
  options: ResourceChangedOptions,
): Promise<Events> {
  const id = String(subscribed.arguments['id']);
  checkId(id, 'id');
  const asked: Asked = { ...subscribed.asked, text: asQuery(subscribed, 'resource') };
  const admission = options.admit(asked);
  if (admission.kind === 'refused') throw new AggregateError(admission.errors);
  const account = await accountOf(id, options.ask);
  const follower = await options.feed.follow(account, null, {
    caller: subscribed.caller,
    newestOnly: true,
    wants: touching(id),
  });
  let isGone = false;
  const pending =
    (version: Version): Pending =>
    async () => {
      const payload = await payloadAt(version, { ...subscribed, asked }, options);
      const wasGone = isGone;
      isGone = payload.isNull;
      return isGone && wasGone ? null : payload;
    };
  return {
    async next() {
      for (;;) {
        const { value: event } = await follower.next();
        if (event === undefined || event.kind === 'closing') return null;
        if (event.kind !== 'bookmark') return pending(event.version);
      }
    },
    return: () => void follower.return(),
  };
}

/** Which account's log tells of it: the one that `resource` reads it from. */
async function accountOf(id: NodeId, ask: AskEngine): Promise<AccountId> {
  const asked = { text: ACCOUNT_OF, operationName: undefined, variables: { id } };
  const { data, errors } = await ask(asked);
  if (errors !== undefined) throw new AggregateError(errors.map(asGraphqlError));
  const { resource } = data as { readonly resource: { readonly account: { id: string } } | null };
  if (resource !== null) return resource.account.id;
  const message = `id must be that of a resource that is there, got ${JSON.stringify(id.slice(0, 200))}`;
  throw new RequestError('BAD_INPUT', message, 'id');
}

function asGraphqlError({ message, extensions }: GraphQLFormattedError): GraphQLError {
  return new GraphQLError(message, { extensions: extensions ?? null });
}

function touching(id: NodeId): (change: Change) => boolean {
  return ({ record, before, after }) => {
    const present = after ?? before;
    if (present === null) return false;
    if (record === 'node') return 'id' in present && present.id === id;
    return 'from' in present && (present.from === id || present.to === id);
  };
}

function payloadAt(
  { account, seq }: Version,
  { asked, digest }: Pick<Subscribed, 'asked' | 'digest'>,
  { ask, shared }: ResourceChangedOptions,
): Promise<Payload> {
  const answer = (): Promise<FormattedExecutionResult> => ask(asked, `${account}=seq:${seq}`);
  return shared.of(`${digest} resource ${seq} ${account}`, answer);
}
