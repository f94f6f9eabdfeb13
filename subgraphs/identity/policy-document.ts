import { type Field, WrongShape } from '../../account/collect/field.js';
import type { Json } from '../../account/graph/record.js';

export interface PolicyDocument {
  readonly [member: string]: Json;
}

/**
 * A policy document as an object, whether the answer holds it as an object, as JSON text or as URL-encoded JSON text
 * (RFC 3986: the provider's own form, which some clients decode). Undefined when there is none; throws `WrongShape`
 * naming the field when it is anything else.
 */
export function policyDocument(owner: Field, name: string): PolicyDocument | undefined {
  const value = owner.json(name);
  if (value === undefined) return undefined;
  const document = typeof value === 'string' ? parsed(value) : value;
  if (isDocument(document)) return document;
  const path = owner.path === '' ? name : `${owner.path}.${name}`;
  throw new WrongShape(path, 'a policy document (an object, JSON text or URL-encoded JSON)', value);
}

function parsed(text: string): Json | undefined {
  try {
    // JSON text first: a document in plain text may hold percent signs of its own
    return JSON.parse(text.trimStart().startsWith('{') ? text : decodeURIComponent(text)) as Json;
  } catch {
    return undefined;
  }
}

function isDocument(value: Json | undefined): value is PolicyDocument {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
