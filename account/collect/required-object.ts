import { type Field, WrongShape } from './field.js';

/** An object that must be there: the one an answer is about. */
export function requiredObject(owner: Field, name: string): Field {
  const object = owner.object(name);
  if (object !== undefined) return object;
  throw new WrongShape(owner.path === '' ? name : `${owner.path}.${name}`, 'an object', undefined);
}
