import { compareText } from './compare-text.js';

const maximum = 0xffff;

/** Gives each distinct text a small number, so that a column holds two bytes per record. */
export class Interner {
  readonly #texts: string[] = [];
  readonly #codes = new Map<string, number>();

  code(text: string): number {
    const known = this.#codes.get(text);
    if (known !== undefined) return known;
    const code = this.#texts.length;
    if (code > maximum) {
      throw new RangeError(
        `At most ${maximum + 1} distinct types, services, regions and kinds each`,
      );
    }
    this.#texts.push(text);
    this.#codes.set(text, code);
    return code;
  }

  /** undefined for a text never interned */
  find(text: string): number | undefined {
    return this.#codes.get(text);
  }

  text(code: number): string {
    return this.#texts[code] ?? '';
  }

  get size(): number {
    return this.#texts.length;
  }

  /** The same texts with codes in their order, so that comparing codes compares texts. */
  sorted(): Interner {
    const sorted = new Interner();
    for (const text of this.#texts.toSorted(compareText)) sorted.code(text);
    return sorted;
  }
}
