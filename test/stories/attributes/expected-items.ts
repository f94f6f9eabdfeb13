/** What the product must answer of one node, read off the sample account's answer files by hand. */
export interface ExpectedItem {
  readonly id: string;
  readonly name: string | null;
  readonly region: string | null;
  readonly attributes: { readonly [name: string]: unknown };
}

/** type → items of it */
export type ExpectedItems = { readonly [type: string]: readonly ExpectedItem[] };
