/** What one question may be and cost. Every number is the greatest that is still accepted. */
export interface QueryLimits {
  /** characters of the document's text */
  readonly textLength: number;
  readonly tokens: number;
  /** brackets and braces inside one another, in the text and in the variables */
  readonly nesting: number;
  /** fields inside one another, fragments followed */
  readonly depth: number;
  /** the same for a question about the schema only */
  readonly introspectionDepth: number;
  /** aliased fields, fragments followed */
  readonly aliases: number;
  /** fields of an operation's root, fragments followed */
  readonly rootFields: number;
  readonly directives: number;
  /** fields and fragments, fragments followed wherever they are spread */
  readonly selections: number;
  /** fields asked again under a name that the same selection already has: validating them is quadratic */
  readonly repeatedFields: number;
  /** values in the variables, lists and objects counted with what is in them */
  readonly variableValues: number;
  /** fields that the answer may hold at most, estimated from page sizes */
  readonly cost: number;
  /** records that the answer may really read */
  readonly records: number;
}

/** What one connection and one request may take. Times in milliseconds. */
export interface HttpLimits {
  readonly bodyBytes: number;
  /** connections at once, what comes beyond them is closed; left out: as many as the system gives */
  readonly connections?: number;
  readonly headerBytes: number;
  readonly headerCount: number;
  /** until the headers are there */
  readonly headersTimeout: number;
  /** until the whole request is there */
  readonly requestTimeout: number;
  readonly keepAliveTimeout: number;
  /** how often slow connections are looked for */
  readonly connectionCheckInterval: number;
  /** until a question is answered, whatever its services do */
  readonly answerDeadline: number;
  /** until requests in flight are cut off when the server drains */
  readonly drainDeadline: number;
}

/** What WebSockets may take. Times in milliseconds. */
export interface SocketLimits {
  /** values of the Origin header that are accepted besides this server's own and none at all */
  readonly origins: readonly string[];
  /** bytes of one message of a client */
  readonly messageBytes: number;
  /** operations at once on one socket */
  readonly operationsPerSocket: number;
  /** sockets at once of one remote address */
  readonly socketsPerAddress: number;
  /** bytes written to one socket that its client has not taken yet; nothing more is asked of the feed for it */
  readonly bufferedBytes: number;
  /** bytes of one event; a version whose event would be larger is told as RESYNC */
  readonly eventBytes: number;
  /** until a socket is closed whose client takes nothing of what waits for it */
  readonly stallTime: number;
  /** until the first message, connection_init */
  readonly initTime: number;
  /** from one ping to the next; a client that answers none until then is gone */
  readonly pingInterval: number;
  /** until a socket that was asked to close is cut off, and events on their way are, when the server drains */
  readonly closeTime: number;
}

export const DEFAULT_QUERY_LIMITS: QueryLimits = Object.freeze({
  textLength: 65_536,
  tokens: 2_000,
  nesting: 64,
  depth: 12,
  introspectionDepth: 16,
  aliases: 20,
  rootFields: 10,
  directives: 20,
  selections: 5_000,
  repeatedFields: 200,
  variableValues: 5_000,
  cost: 250_000,
  records: 50_000,
});

export const DEFAULT_HTTP_LIMITS: HttpLimits = Object.freeze({
  bodyBytes: 262_144,
  headerBytes: 16_384,
  headerCount: 100,
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  keepAliveTimeout: 30_000,
  connectionCheckInterval: 2_000,
  answerDeadline: 30_000,
  drainDeadline: 10_000,
});

export const DEFAULT_SOCKET_LIMITS: SocketLimits = Object.freeze({
  origins: Object.freeze([]),
  messageBytes: 131_072,
  operationsPerSocket: 50,
  socketsPerAddress: 1_000,
  bufferedBytes: 262_144,
  eventBytes: 4_194_304,
  stallTime: 30_000,
  initTime: 3_000,
  pingInterval: 20_000,
  closeTime: 2_000,
});
