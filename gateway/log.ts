import { pino, type DestinationStream, type Logger } from 'pino';

export type { Logger } from 'pino';

/** One answered request, as the log has it. Never the document, its variables or a header. */
export interface RequestLine {
  readonly requestId: string;
  readonly method: string;
  /** without its search: that may hold a document */
  readonly path: string;
  readonly status: number;
  readonly milliseconds: number;
  readonly operation?: string;
  readonly codes?: readonly string[];
}

/** Structured lines, one JSON object each, to standard output unless told otherwise. */
export function createLogger(level = 'info', destination?: DestinationStream): Logger {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  return destination === undefined ? pino(options) : pino(options, destination);
}

const SANE_ID = /^[A-Za-z0-9._:-]{1,64}$/;

/** The id that a client gave its request, if it is fit for a log and a header; else one made by `make`. */
export function requestId(given: string | undefined, make: () => string): string {
  return given !== undefined && SANE_ID.test(given) ? given : make();
}
