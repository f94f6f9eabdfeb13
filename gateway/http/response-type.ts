/** The two types an answer can have, the one that every client knows first. */
const TYPES = ['application/json', 'application/graphql-response+json'] as const;

export type ResponseType = (typeof TYPES)[number];

interface Range {
  readonly type: string;
  readonly quality: number;
}

/**
 * The type a client wants its answer in, by its `Accept` header; null when it takes neither. At equal quality the one
 * named first wins, and JSON where neither is named.
 */
export function responseType(accept: string | undefined): ResponseType | null {
  if (accept === undefined || accept.trim() === '') return TYPES[0];
  const ranges = accept.split(',').map(range);
  const wanted = TYPES.map((type) => ({ type, ...bestFor(type, ranges) }))
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality || a.place - b.place);
  return wanted[0]?.type ?? null;
}

function range(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  const value = quality === undefined ? 1 : Number(quality.slice(2));
  return { type, quality: Number.isNaN(value) ? 0 : value };
}

/** The most exact range decides. */
function bestFor(type: ResponseType, ranges: readonly Range[]) {
  for (const pattern of [type, 'application/*', '*/*']) {
    const place = ranges.findIndex((range) => range.type === pattern);
    const found = ranges[place];
    if (found !== undefined) return { quality: found.quality, place };
  }
  return { quality: 0, place: 0 };
}
