import type { Json } from '../graph/record.js';
import { type Field, WrongShape } from './field.js';

/** A member whose text holds JSON, decoded: policies and the like. Throws `WrongShape` when it is not JSON. */
export function jsonText(owner: Field, name: string): Json | undefined {
  const text = owner.text(name);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new WrongShape(
      owner.path === '' ? name : `${owner.path}.${name}`,
      'JSON as a text',
      text,
    );
  }
}
