import { type GraphQLSchema, execute, type FormattedExecutionResult } from 'graphql';
import type { Change } from '../../account/graph/change.js';
import type { Feed } from '../../account/feed/feed.js';
import type { FeedEvent } from '../../account/feed/stages.js';
import { MODEL } from '../../schema/generated/model.js';
import { changeValue } from '../../subgraphs/account/change-value.js';
import { versionId } from '../../subgraphs/account/graph-id.js';
import { known } from '../../subgraphs/account/read-filter.js';
import { checkId } from '../../subgraphs/kit/check-id.js';
import { answerError } from '../query/answer-errors.js';
import type { SharedPayloads } from './shared-payloads.js';
import type { Events, Payload, Subscribed } from './stages.js';

export interface AccountChangedOptions {
  readonly feed: Feed;
  readonly schema: GraphQLSchema;
  readonly shared: SharedPayloads;
  /** bytes of one event */
  readonly eventBytes: number;
}

interface AccountChangedArguments {
  readonly account: string;
  readonly after?: number | null;
  readonly services?: readonly string[] | null;
  readonly types?: readonly string[] | null;
}

const SERVICES = new Set(MODEL.services);
const TYPES = new Set([
  ...Object.keys(MODEL.types),
  ...Object.values(MODEL.types).flatMap(({ relations }) =>
    Object.values(relations).map(({ kind }) => kind),
  ),
]);

/**
 * `accountChanged`: every version, none left out. Events are plain values, so nothing is fetched for them. Rejects with a
 * `RequestError` for arguments that break a rule.
 */
export async function accountChanged(
  subscribed: Subscribed,
  options: AccountChangedOptions,
): Promise<Events> {
  const given = subscribed.arguments as unknown as AccountChangedArguments;
  checkId(given.account, 'account');
  const { caller } = subscribed;
  const wants = wanted(given);
  const follower = await options.feed.follow(given.account, given.after ?? null, {
    caller,
    ...(wants !== null && { wants }),
  });
  return {
    async next() {
      const { value: event } = await follower.next();
      return event === undefined ? null : () => payloadOf(event, subscribed, options);
    },
    return: () => void follower.return(),
  };
}

/** Null: everything. */
function wanted(given: AccountChangedArguments): ((change: Change) => boolean) | null {
  const services = known(given.services, 'services', SERVICES);
  const types = known(given.types, 'types', TYPES);
  if (services === undefined && types === undefined) return null;
  return ({ before, after }) => {
    const record = after ?? before;
    if (record === null) return false;
    const type = 'kind' in record ? record.kind : record.type;
    return (services?.includes(record.service) ?? true) && (types?.includes(type) ?? true);
  };
}

async function payloadOf(
  event: FeedEvent,
  subscribed: Subscribed,
  options: AccountChangedOptions,
): Promise<Payload> {
  const { shared, eventBytes } = options;
  const { account, seq } = event.version;
  // the same version has more changes once others were folded into it
  const since = event.kind === 'changed' ? event.since : '';
  const key = `${subscribed.digest} ${event.kind} ${since} ${seq} ${account}`;
  const payload = await shared.of(key, () => answerTo(event, subscribed, options));
  // no character takes more than three bytes in UTF-8 for each unit of the text
  if (event.kind !== 'changed' || payload.text.length * 3 <= eventBytes) return payload;
  if (Buffer.byteLength(payload.text) <= eventBytes) return payload;
  const { version, resumeAfter } = event;
  const instead = { kind: 'resync', reason: 'tooLarge', version, resumeAfter } as const;
  return payloadOf(instead, subscribed, options);
}

/** The event as the API shows it, with what the subscription selects of it. */
async function answerTo(
  event: FeedEvent,
  { document, asked, operation, fields }: Subscribed,
  { schema, feed }: AccountChangedOptions,
): Promise<FormattedExecutionResult> {
  const [field] = fields;
  const { data, errors } = await execute({
    schema,
    document,
    rootValue: { [field?.name.value ?? '']: eventValue(event, feed) },
    variableValues: asked.variables,
    operationName: operation.name?.value,
  });
  const { account, seq } = event.version;
  return {
    ...(errors !== undefined && { errors: errors.map((error) => answerError(error).error) }),
    data: data ?? null,
    extensions: { versions: { [account]: seq } },
  };
}

function eventValue(event: FeedEvent, feed: Feed): object {
  const { kind, version, resumeAfter } = event;
  const changes = event.kind === 'changed' ? event.changes : [];
  return {
    kind: kind.toUpperCase(),
    version: {
      ...version,
      id: versionId(version.account, version.seq),
      labels: () => feed.labels(version),
    },
    changes: changes.map((change) => changeValue(change, version)),
    resumeAfter,
  };
}
