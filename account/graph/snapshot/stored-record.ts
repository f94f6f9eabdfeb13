import { canonicalJson } from '../canonical-json.js';
import type { Attributes, EdgeRecord, NodeRecord } from '../record.js';

/** A node as a store reads it back: the attributes may still be canonical JSON text, then nothing is parsed. */
export type StoredNode = Omit<NodeRecord, 'attributes'> & {
  readonly attributes: Attributes | string;
};

/** An edge as a store reads it back; see `StoredNode`. */
export type StoredEdge = Omit<EdgeRecord, 'attributes'> & {
  readonly attributes: Attributes | string;
};

export const noAttributes: Attributes = Object.freeze({});
const noAttributesText = '{}';

/** Canonical JSON text; one shared string where there are none. */
export function attributesText(attributes: Attributes | string): string {
  const text = typeof attributes === 'string' ? attributes : canonicalJson(attributes);
  return text === noAttributesText ? noAttributesText : text;
}

export function parseAttributes(text: string): Attributes {
  return text === noAttributesText ? noAttributes : (JSON.parse(text) as Attributes);
}
