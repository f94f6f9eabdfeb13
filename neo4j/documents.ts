import type { Transaction } from 'neo4j-driver';

import { canonicalJson } from '../account/graph/canonical-json.js';
import type { Json } from '../account/graph/record.js';
import type { KeyedDocument } from '../account/graph/store.js';
import type { Connection } from './connection.js';
import type { Deadline } from './deadline.js';
import { integer } from './rows.js';
import { statements } from './statements.js';

export async function readDocument(
  connection: Connection,
  key: string,
  deadline: Deadline,
): Promise<KeyedDocument | null> {
  const { records } = await connection.query(statements.document, { key }, deadline);
  const [row] = records;
  if (row === undefined) return null;
  const value = JSON.parse(row.get(1) as string) as Json;
  return Object.freeze({ key, revision: row.get(0) as number, value });
}

/** `write` names this one write, also when it comes again because the answer to it was lost. */
export interface DocumentWrite {
  readonly write: string;
  readonly key: string;
  readonly value: Json;
  readonly expectedRevision: number;
}

/** Compare-and-set under the document's lock; null, and rolled back, when the stored revision is another. */
export async function putDocument(
  transaction: Transaction,
  { write, key, value, expectedRevision }: DocumentWrite,
): Promise<KeyedDocument | null> {
  const { records } = await transaction.run(statements.putDocument, {
    write,
    key,
    value: canonicalJson(value),
    expected: integer(expectedRevision),
  });
  if (records[0]?.get(0) === true) {
    return Object.freeze({ key, revision: expectedRevision + 1, value });
  }
  await transaction.rollback();
  return null;
}
