import type { Json } from '../graph/record.js';
import { WrongShape } from './field.js';
import type { Mapped, Reference } from './listing.js';

/** How deeply values may be nested: twice what the provider's own limit for policies allows. */
export const MOST_LEVELS = 64;

/** Half a character of two: no store can write it. */
const HALF_CHARACTER = /\p{Surrogate}/u;

/** Throws `WrongShape` for records that no store could keep: such texts as ids or names, values without JSON form. */
export function checkMapped({ nodes, edges }: Mapped): void {
  for (const { id, type, name, attributes } of nodes) {
    checkText(id, `the id of a ${type}`);
    if (name !== null && name !== undefined) checkText(name, `the name of ${id}`);
    checkAttributes(attributes, id);
  }
  for (const { from, kind, to, attributes } of edges) {
    checkReference(from);
    checkReference(to);
    if (attributes !== undefined) checkAttributes(attributes, kind);
  }
}

function checkReference(reference: Reference): void {
  const id = reference.by === 'id' ? reference.id : reference.fallbackId;
  const name = reference.by === 'id' ? reference.name : reference.value;
  checkText(id, `the id of a ${reference.type}`);
  if (name !== undefined) checkText(name, `the name of a ${reference.type}`);
}

function checkText(text: string, what: string): void {
  if (text === '' || HALF_CHARACTER.test(text))
    throw new WrongShape(what, 'a text of whole characters', text);
}

function checkAttributes(
  attributes: { readonly [name: string]: Json | undefined },
  owner: string,
): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && !isStorable(value, 1)) {
      throw new WrongShape(
        `${name} of ${owner}`,
        `finite numbers in at most ${MOST_LEVELS} levels`,
        '…',
      );
    }
  }
}

function isStorable(value: Json, level: number): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  if (level > MOST_LEVELS) return false;
  return Object.values(value).every((member: Json) => isStorable(member, level + 1));
}
