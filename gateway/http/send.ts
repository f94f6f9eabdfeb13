import type { ServerResponse } from 'node:http';
import type { ErrorCode } from '../../account/request-error.js';

/** An answer ready to be written. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** true: the connection ends with this answer */
  readonly close?: boolean;
}

/** Headers of every answer. */
const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
} as const;

/** Writes an answer whole. Does nothing when the client is gone or already has one. */
export function send(response: ServerResponse, answer: Answer): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(answer.status, {
    ...ALWAYS,
    ...(answer.close === true && { connection: 'close' }),
    'content-type': answer.type,
    'content-length': Buffer.byteLength(answer.body),
    ...answer.headers,
  });
  response.end(response.req.method === 'HEAD' ? undefined : answer.body);
}

/** An answer that is only an error, in the form that GraphQL clients read. */
export function errorAnswer(status: number, code: ErrorCode, message: string): Answer {
  const body = JSON.stringify({ errors: [{ message, extensions: { code } }] });
  return { status, type: 'application/json; charset=utf-8', body };
}
