import { canonicalJson } from '../account/graph/canonical-json.js';
import type { Json } from '../account/graph/record.js';
import type { KeyedDocument } from '../account/graph/store.js';
import { documentOf } from './rows.js';
import type { Statements } from './statements.js';

export function readDocument(statements: Statements, key: string): KeyedDocument | null {
  const row = statements.document.get(key);
  return row === undefined ? null : documentOf(row);
}

/** Compare-and-set in one statement; null when the stored revision is another. */
export function putDocument(
  statements: Statements,
  key: string,
  value: Json,
  expectedRevision: number,
): KeyedDocument | null {
  const text = canonicalJson(value);
  const { changes } =
    expectedRevision === 0
      ? statements.addDocument.run(key, text)
      : statements.replaceDocument.run(text, key, expectedRevision);
  return changes === 0 ? null : Object.freeze({ key, revision: expectedRevision + 1, value });
}
