import { isUtf8 } from 'node:buffer';
import { type ExecutionResult, GraphQLError } from 'graphql';
import { ServiceFailure } from '../query/service-failure.js';
import type { Variables } from '../query/service.js';
import type { DoneReading } from './fetch-body.js';
import type { Sent } from './transport.js';

/** A fetch's answer: what the planner is given, and what was read for it. */
export interface ReadAnswer {
  readonly result: ExecutionResult;
  readonly reading: DoneReading;
}

type Answered = Extract<Sent, { kind: 'answered' }>;
type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads an answer that may be anything. Throws a `ServiceFailure` for one that a subgraph process would not give: another
 * status or type, no JSON, no GraphQL result, entities that are not one for each representation.
 */
export function readAnswer(answered: Answered, variables: Variables): ReadAnswer {
  if (answered.status !== 200) throw failure(`its status is ${answered.status}`);
  if (answered.encoded) throw failure('it is compressed');
  if (!/^application\/json *(;|$)/.test(answered.type)) throw failure('it is not application/json');
  const { data, errors, extensions } = parse(answered.body);
  if (data !== null && !isFields(data)) throw failure('its data is no object');
  checkEntities(data, variables);
  const reading = isFields(extensions) ? extensions['reading'] : undefined;
  if (!isDone(reading)) throw failure('it does not say what was read');
  const result = errors === undefined ? { data } : { data, errors: readErrors(errors) };
  return { result, reading };
}

function failure(why: string): ServiceFailure {
  return new ServiceFailure('failed', `the answer cannot be used: ${why}`);
}

function parse(body: Buffer): Fields {
  if (!isUtf8(body)) throw failure('it is not UTF-8');
  try {
    const value: unknown = JSON.parse(body.toString());
    if (isFields(value) && 'data' in value) return value;
  } catch {
    throw failure('it is not JSON');
  }
  throw failure('it is no GraphQL result');
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkEntities(data: Fields | null, { representations }: Variables): void {
  if (data === null || !Array.isArray(representations)) return;
  const entities = data['_entities'];
  const whole = Array.isArray(entities) && entities.length === representations.length;
  if (!whole) throw failure('it does not have an entity for each representation');
  for (const entity of entities as readonly unknown[]) {
    if (entity !== null && !isFields(entity)) throw failure('an entity is no object');
  }
}

function readErrors(errors: unknown): readonly GraphQLError[] {
  if (!Array.isArray(errors) || errors.length === 0) throw failure('its errors are no list');
  return errors.map((error: unknown) => {
    if (!isFields(error)) throw failure('an error is none');
    const { message, path, extensions } = error;
    if (typeof message !== 'string') throw failure('an error is none');
    return new GraphQLError(message, {
      path: isPath(path) ? path : null,
      extensions: isFields(extensions) ? extensions : null,
    });
  });
}

function isPath(path: unknown): path is readonly (string | number)[] {
  return (
    Array.isArray(path) &&
    path.every((step) => typeof step === 'string' || typeof step === 'number')
  );
}

function isDone(reading: unknown): reading is DoneReading {
  if (!isFields(reading)) return false;
  const { settled, pinned, noted, records } = reading;
  return (
    isFields(settled) &&
    isFields(settled['externals']) &&
    isFields(pinned) &&
    isFields(noted) &&
    Number.isInteger(records)
  );
}
