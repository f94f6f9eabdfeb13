import type { Json } from './record.js';

/** Equal values, whatever the order of members: as comparing their canonical texts, without writing them. */
export function sameJson(one: Json, other: Json): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return false;
  }
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  return sameMembers(one as Members, other as Members);
}

/** An object's members, or a list's by their places. */
interface Members {
  readonly [name: string]: Json;
}

function sameMembers(one: Members, other: Members): boolean {
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length) return false;
  for (const name of names) {
    const [member, counterpart] = [one[name], other[name]];
    if (member === undefined || counterpart === undefined) return false;
    if (!Object.hasOwn(other, name) || !sameJson(member, counterpart)) return false;
  }
  return true;
}
