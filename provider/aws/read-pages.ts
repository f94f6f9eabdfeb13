import type { Answer, Reason } from '../../account/collect/provider.js';
import { exportForm } from './export-form.js';
import type { Pages } from './operations/aws-operation.js';
import { type NamedCall, namedCall, sourceOf } from './reason-of.js';
import type { Requested } from './request.js';

type Value = { readonly [member: string]: unknown };

/** More than any account has of anything: an endless sequence ends here. */
const MOST_PAGES = 10_000;

/**
 * Asks for one page after another and gives them as one value, as the provider's command line prints them. A sequence
 * that fails is unreadable, with the pages so far.
 */
export async function readPages(
  ask: (parameters: Value) => Promise<Requested>,
  call: NamedCall,
): Promise<Answer<unknown>> {
  const { pages } = call.operation;
  const read: Value[] = [];
  const tokens = new Set<string>();
  let parameters: Value = pages?.size ?? {};
  for (;;) {
    const page = await ask(parameters);
    if (page.kind === 'nothing') return { kind: 'answer', value: null, source: sourceOf(call) };
    if (page.kind === 'failed') return cut(call, page.reason, read);
    const value = inForm(page.value, call);
    const wrong = pages === undefined ? null : wrongPage(value, pages);
    if (wrong !== null) return cut(call, reason(call, 'wrongShape', wrong), read);
    read.push(value);
    if (pages === undefined) break;
    const token = nextToken(value, pages);
    if (token === null) break;
    const odd = oddToken(token, tokens);
    if (odd !== null) return cut(call, reason(call, 'cutOff', odd), read);
    tokens.add(token);
    parameters = { ...pages.size, [pages.asked]: token };
  }
  return { kind: 'answer', value: merged(read, pages), source: sourceOf(call) };
}

function inForm(value: Value, { operation }: NamedCall): Value {
  const { $metadata: _, ...members } = value;
  return exportForm(members, operation.service === 'iam') as Value;
}

/** A page without its lists is none: taken for an empty one it would be evidence that everything is gone. */
function wrongPage(value: Value, pages: Pages): string | null {
  const missing = pages.lists.find((name) => !Array.isArray(value[name]));
  if (missing === undefined) return null;
  if (pages.mayLackLists === true && value[missing] === undefined) return null;
  return `a page has no list ${missing}`;
}

/** Null: this page is the last. */
function nextToken(value: Value, { given }: Pages): string | null {
  if (value['IsTruncated'] === false) return null;
  const token = value[given];
  if (typeof token === 'string' && token !== '') return token;
  return value['IsTruncated'] === true ? '' : null;
}

function oddToken(token: string, known: ReadonlySet<string>): string | null {
  if (token === '') return 'a page says that more follow but not where';
  if (known.has(token)) return 'a page leads back to one that was read';
  return known.size >= MOST_PAGES ? `there are more than ${MOST_PAGES} pages` : null;
}

/** The first page's members, with the lists of all. */
function merged(read: readonly Value[], pages: Pages | undefined): Value {
  const [first = {}] = read;
  if (pages === undefined) return first;
  const { [pages.given]: _token, IsTruncated: _more, ...members } = first;
  const lists = pages.lists
    .filter((name) => read.some((page) => page[name] !== undefined))
    .map((name) => [name, read.flatMap((page) => (page[name] ?? []) as readonly unknown[])]);
  return { ...members, ...(Object.fromEntries(lists) as Value) };
}

function cut(call: NamedCall, why: Reason, read: readonly Value[]): Answer<unknown> {
  if (read.length === 0) return { kind: 'unreadable', reason: why };
  const after = read.length === 1 ? 'after the first page' : `after ${read.length} pages`;
  const partial = merged(read, call.operation.pages);
  const told = { ...why, message: `${why.message}, ${after}` };
  return { kind: 'unreadable', reason: told, partial };
}

function reason(call: NamedCall, code: Reason['code'], message: string): Reason {
  return { code, source: sourceOf(call), message: `${namedCall(call)}: ${message}` };
}
