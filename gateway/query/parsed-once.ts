import { type DocumentNode, parse } from 'graphql';
import { LRUCache } from 'lru-cache';

/** Texts kept: those of fetches are few, because plans are kept too. */
const DOCUMENTS = 1_000;

/** Parses each text once, as long as it is likely to come again. Throws GraphQLError for a text that is no document. */
export function parsedOnce(): (text: string) => DocumentNode {
  const documents = new LRUCache<string, DocumentNode>({ max: DOCUMENTS });
  return (text) => {
    const known = documents.get(text);
    if (known !== undefined) return known;
    const document = parse(text, { noLocation: true });
    documents.set(text, document);
    return document;
  };
}
