import { CloseCode } from 'graphql-ws';

/** Why this server closes a socket, besides what the protocol closes one for. */
export const CLOSE = {
  goingAway: { code: 1001, reason: 'Going away' },
  /** the client takes nothing of what waits for it */
  stalled: { code: 4413, reason: 'Nothing was taken of what waits' },
  badRequest: { code: CloseCode.BadRequest, reason: 'Invalid message received' },
  fault: { code: CloseCode.InternalServerError, reason: 'Internal server error' },
} as const;

export type CloseReason = (typeof CLOSE)[keyof typeof CLOSE];
