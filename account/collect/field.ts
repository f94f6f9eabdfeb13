import type { Json } from '../graph/record.js';

const HIDDEN = Symbol('hidden');
const DECIMAL = /^-?\d+(\.\d+)?$/;
const ISO_TIME =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** Thrown by a `Field` that is not of the shape the collector reads; the listing becomes unreadable. */
export class WrongShape extends Error {
  readonly path: string;

  constructor(path: string, wanted: string, got: unknown) {
    super(`${path} must be ${wanted}, got ${describe(got)}`);
    this.path = path;
  }
}

/** Which fields of an answer have been read, by path pattern; every item of a list shares one pattern. */
export interface FieldUse {
  read: boolean;
  whole: boolean;
  readonly members: Map<string, FieldUse>;
}

export function newFieldUse(): FieldUse {
  return { read: false, whole: false, members: new Map() };
}

/**
 * One value of a provider's answer, read by name. Reading marks the field as used, so that what no collector mentions
 * can be reported. A member that is absent, null or an empty text reads as undefined: the provider uses all three for
 * "not set". A member of another type than asked for throws `WrongShape` naming its path.
 */
export class Field {
  readonly #value: unknown;
  readonly #path: string;
  readonly #use: FieldUse;

  constructor(value: unknown, path: string, use: FieldUse) {
    this.#value = value;
    this.#path = path;
    this.#use = use;
    use.read = true;
  }

  get path(): string {
    return this.#path;
  }

  text(name: string): string | undefined {
    const value = this.#member(name);
    if (value === undefined || value === '') return undefined;
    if (typeof value !== 'string') throw this.#wrong(name, 'a text', value);
    return value;
  }

  /** As `text`, for a secret: the value does not show in what a wrong shape says. */
  secret(name: string): string | undefined {
    const value = this.#member(name);
    if (value === undefined || typeof value === 'string') return this.text(name);
    throw new WrongShape(this.#pathOf(name), 'a text', HIDDEN);
  }

  /** A text that must be there: an id, a name that others refer to. */
  required(name: string): string {
    const value = this.text(name);
    if (value === undefined)
      throw this.#wrong(name, 'a text that is not empty', this.#member(name));
    return value;
  }

  /** A number; digits in a text count, as queue and topic attributes hold them. */
  number(name: string): number | undefined {
    const value = this.#member(name);
    if (value === undefined || value === '') return undefined;
    const number = typeof value === 'string' && DECIMAL.test(value) ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isFinite(number)) {
      throw this.#wrong(name, 'a number', value);
    }
    return number;
  }

  /** true or false; the texts `true` and `false` count, in any case. */
  flag(name: string): boolean | undefined {
    const value = this.#member(name);
    if (value === undefined || value === '') return undefined;
    if (typeof value === 'boolean') return value;
    const text = typeof value === 'string' ? value.toLowerCase() : '';
    if (text === 'true' || text === 'false') return text === 'true';
    throw this.#wrong(name, 'true or false', value);
  }

  /** A moment as ISO 8601 with milliseconds in UTC. ISO 8601 (without a zone: UTC) and seconds since 1970 are read. */
  time(name: string): string | undefined {
    const value = this.#member(name);
    if (value === undefined || value === '') return undefined;
    const moment = momentOf(value);
    if (Number.isNaN(moment.getTime())) throw this.#wrong(name, 'a time', value);
    return moment.toISOString();
  }

  object(name: string): Field | undefined {
    const value = this.#member(name);
    if (value === undefined) return undefined;
    if (!isObject(value)) throw this.#wrong(name, 'an object', value);
    return new Field(value, this.#pathOf(name), this.#useOf(name));
  }

  /** The objects of a list; empty when the list is absent. */
  objects(name: string): readonly Field[] {
    const use = memberUse(this.#useOf(name), '[]');
    return this.#list(name).map((item, at) => {
      const path = `${this.#pathOf(name)}[${at}]`;
      if (!isObject(item)) throw new WrongShape(path, 'an object', item);
      return new Field(item, path, use);
    });
  }

  /** The texts of a list; empty when the list is absent. */
  texts(name: string): readonly string[] {
    memberUse(this.#useOf(name), '[]').read = true;
    return this.#list(name).map((item, at) => {
      if (typeof item === 'string') return item;
      throw new WrongShape(`${this.#pathOf(name)}[${at}]`, 'a text', item);
    });
  }

  /** A member as it stands, everything beneath it read: policy documents, rules with shapes of their own. */
  json(name: string): Json | undefined {
    const value = this.#member(name);
    this.#useOf(name).whole = true;
    return value === undefined || value === '' ? undefined : (value as Json);
  }

  /** The names of an object whose keys are data, such as tags. */
  keys(): readonly string[] {
    return isObject(this.#value) ? Object.keys(this.#value) : [];
  }

  /** A list that must be there: the answer's own. */
  requiredObjects(name: string): readonly Field[] {
    if (!Array.isArray(this.#member(name))) throw this.#wrong(name, 'a list', this.#member(name));
    return this.objects(name);
  }

  /** A list of texts that must be there: the answer's own. */
  requiredTexts(name: string): readonly string[] {
    if (!Array.isArray(this.#member(name))) throw this.#wrong(name, 'a list', this.#member(name));
    return this.texts(name);
  }

  #list(name: string): readonly unknown[] {
    const value = this.#member(name);
    if (value === undefined || value === '') return [];
    if (!Array.isArray(value)) throw this.#wrong(name, 'a list', value);
    return value;
  }

  #member(name: string): unknown {
    this.#useOf(name).read = true;
    if (!isObject(this.#value) || !Object.hasOwn(this.#value, name)) return undefined;
    return this.#value[name] ?? undefined;
  }

  #useOf(name: string): FieldUse {
    return memberUse(this.#use, name);
  }

  #pathOf(name: string): string {
    return this.#path === '' ? name : `${this.#path}.${name}`;
  }

  #wrong(name: string, wanted: string, got: unknown): WrongShape {
    return new WrongShape(this.#pathOf(name), wanted, got);
  }
}

function memberUse(use: FieldUse, name: string): FieldUse {
  const known = use.members.get(name);
  if (known !== undefined) return known;
  const made = newFieldUse();
  use.members.set(name, made);
  return made;
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function momentOf(value: unknown): Date {
  if (typeof value === 'number') return new Date(value * 1000);
  if (typeof value !== 'string') return new Date(Number.NaN);
  if (DECIMAL.test(value)) return new Date(Number(value) * 1000);
  const [, day, hours, zone = 'Z'] = ISO_TIME.exec(value) ?? [];
  return new Date(hours === undefined ? `${day}` : `${day}T${hours}${zone}`);
}

function describe(value: unknown): string {
  if (value === HIDDEN) return 'something else';
  if (value === undefined) return 'nothing';
  const text = textOf(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** Writing a value nested too deeply throws: what was asked for is the answer's fault all the same. */
function textOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return 'something nested too deeply';
  }
}
