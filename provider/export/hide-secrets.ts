import { isDeepStrictEqual } from 'node:util';
import { WrongShape } from '../../account/collect/field.js';
import type { Mapped } from '../../account/collect/listing.js';

const MARK = 'fingerprint:';
/** Members that hold secrets wherever they stand, whether anybody maps them or not. */
const SECRET_MEMBER = /^(UserData|ClientSecret|\w*Password)$/;

export interface Hiding {
  /** what an answer becomes in the graph */
  readonly map: (value: unknown, fingerprint: (secret: string) => string) => Mapped;
  readonly fingerprint: (secret: string) => string;
}

/**
 * An answer with a fingerprint in each secret's place, of which `map` makes the same as of the answer itself. A secret is
 * a text that mapping asks a fingerprint for; where it stands is found by trying, since the same text may stand for
 * something else as well. Null: a secret cannot be told from the rest.
 */
export function hideSecrets(answer: unknown, hiding: Hiding): unknown {
  const wanted = hiding.map(answer, hiding.fingerprint);
  const named = changeTexts(answer, (text, path) =>
    SECRET_MEMBER.test(path.at(-1) ?? '') && text !== '' ? hiding.fingerprint(text) : text,
  );
  const marked = hideMarked(named, hiding);
  const hidden = isHidden(marked, wanted, hiding) ? marked : hideOneByOne(named, wanted, hiding);
  return isHidden(hidden, wanted, hiding) ? hidden : null;
}

/** Every text that may be a secret gets a mark of its own; those whose marks a fingerprint is asked for are secrets. */
function hideMarked(answer: unknown, hiding: Hiding): unknown {
  const secrets = secretsOf(answer, hiding);
  if (secrets.size === 0) return answer;
  let marks = 0;
  const markOf = (text: string): string => (secrets.has(text) ? `${MARK}${(marks += 1)}` : text);
  const marked = changeTexts(answer, markOf);
  const asked = secretsOf(marked, hiding, true);
  marks = 0;
  return changeTexts(answer, (text) => {
    const mark = markOf(text);
    return mark !== text && asked.has(mark) ? hiding.fingerprint(text) : text;
  });
}

/** Every place by itself: kept when the graph stays the same, so that a name which equals a secret stays a name. */
function hideOneByOne(answer: unknown, wanted: Mapped, hiding: Hiding): unknown {
  let hidden = answer;
  for (const secret of secretsOf(answer, hiding)) {
    for (const place of placesOf(answer, secret)) {
      const tried = changeTexts(hidden, (text, path) =>
        path.join('\n') === place ? text.replace(secret, () => hiding.fingerprint(secret)) : text,
      );
      if (mapsTo(tried, wanted, hiding)) hidden = tried;
    }
  }
  return hidden;
}

function placesOf(answer: unknown, secret: string): readonly string[] {
  const places: string[] = [];
  changeTexts(answer, (text, path) => {
    if (text.includes(secret)) places.push(path.join('\n'));
    return text;
  });
  return places;
}

/** The texts a fingerprint is asked for: those that are none yet, or (`marked`) those that are. */
function secretsOf(answer: unknown, hiding: Hiding, marked = false): ReadonlySet<string> {
  const secrets = new Set<string>();
  try {
    hiding.map(answer, (secret) => {
      if (secret !== '' && secret.startsWith(MARK) === marked) secrets.add(secret);
      return hiding.fingerprint(secret);
    });
  } catch (error) {
    if (!(error instanceof WrongShape)) throw error;
  }
  return secrets;
}

function isHidden(answer: unknown, wanted: Mapped, hiding: Hiding): boolean {
  return mapsTo(answer, wanted, hiding) && secretsOf(answer, hiding).size === 0;
}

function mapsTo(answer: unknown, wanted: Mapped, hiding: Hiding): boolean {
  try {
    return isDeepStrictEqual(hiding.map(answer, hiding.fingerprint), wanted);
  } catch (error) {
    if (error instanceof WrongShape) return false;
    throw error;
  }
}

/** The value with each of its texts changed; `path`: the members and places that lead to it. */
function changeTexts(
  value: unknown,
  change: (text: string, path: readonly string[]) => string,
  path: readonly string[] = [],
): unknown {
  if (typeof value === 'string') return change(value, path);
  if (Array.isArray(value)) {
    return value.map((item, at) => changeTexts(item, change, [...path, String(at)]));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      changeTexts(member, change, [...path, name]),
    ]),
  );
}
