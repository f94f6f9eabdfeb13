import type { ListShape } from './list-shapes.js';
import { type XmlElement, xmlRoot } from './xml-element.js';

/** A list answer of the provider that can be told again with a part of its items. */
export interface ListedAnswer {
  readonly itemCount: number;
  /** where the provider's own next page begins; null: this was all */
  readonly nextToken: string | null;
  /** the same answer with the items from one position to before another, and another token */
  part(from: number, to: number, nextToken: string | null): string;
}

export function listedAnswer(text: string, shape: ListShape): ListedAnswer {
  return text.trimStart().startsWith('{') ? fromJson(text, shape) : fromXml(text, shape);
}

function fromJson(text: string, { lists, pages }: ListShape): ListedAnswer {
  const answer = JSON.parse(text) as { readonly [name: string]: unknown };
  const list = lists[0] ?? '';
  const items = (answer[list] ?? []) as readonly unknown[];
  const token = pages === null ? undefined : answer[pages.tokenOut];
  return {
    itemCount: items.length,
    nextToken: typeof token === 'string' && token !== '' ? token : null,
    part: (from, to, nextToken) => {
      const part: { [name: string]: unknown } = { ...answer };
      if (answer[list] !== undefined) part[list] = items.slice(from, to);
      if (pages !== null) delete part[pages.tokenOut];
      if (pages !== null && nextToken !== null) part[pages.tokenOut] = nextToken;
      return JSON.stringify(part);
    },
  };
}

function fromXml(text: string, shape: ListShape): ListedAnswer {
  const root = xmlRoot(text);
  const holder = root.children.find(({ name }) => name.endsWith('Result')) ?? root;
  const lists = holder.children.filter(({ name }) => shape.lists.includes(name));
  const tokenOut = shape.pages?.tokenOut;
  const token = holder.children.find(({ name }) => name === tokenOut);
  const tokenText = token === undefined ? '' : text.slice(token.innerStart, token.innerEnd);
  return {
    itemCount: lists.reduce((count, { children }) => count + children.length, 0),
    nextToken: tokenText === '' ? null : tokenText,
    part: (from, to, nextToken) => {
      const inside = holder.children.map((child) =>
        lists.includes(child)
          ? listPart(text, child, from - before(lists, child), to - before(lists, child))
          : kept(text, child, shape),
      );
      const more = pageMembers(shape, nextToken);
      return `${text.slice(0, holder.innerStart)}${inside.join('')}${more}${text.slice(holder.innerEnd)}`;
    },
  };
}

/** How many items stand in the lists before this one. */
function before(lists: readonly XmlElement[], list: XmlElement): number {
  const earlier = lists.slice(0, lists.indexOf(list));
  return earlier.reduce((count, { children }) => count + children.length, 0);
}

function listPart(text: string, list: XmlElement, from: number, to: number): string {
  const items = list.children.slice(Math.max(from, 0), Math.max(to, 0));
  const inside = items.map(({ start, end }) => text.slice(start, end)).join('');
  return `<${list.name}>${inside}</${list.name}>`;
}

function kept(text: string, child: XmlElement, { pages }: ListShape): string {
  const ofPages = child.name === pages?.tokenOut || child.name === 'IsTruncated';
  return ofPages ? '' : text.slice(child.start, child.end);
}

function pageMembers({ pages }: ListShape, nextToken: string | null): string {
  if (pages === null) return '';
  const truncated = pages.truncated
    ? `<IsTruncated>${String(nextToken !== null)}</IsTruncated>`
    : '';
  return nextToken === null
    ? truncated
    : `${truncated}<${pages.tokenOut}>${nextToken}</${pages.tokenOut}>`;
}
