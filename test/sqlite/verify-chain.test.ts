import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';

import type { GraphStore } from '../../account/graph/store.js';
import { verifyChain } from '../../account/graph/verify-chain.js';
import { openSqliteGraphStore } from '../../sqlite/sqlite-graph-store.js';
import { appendRenames } from '../contract/graph-store/renames.js';
import { account } from '../contract/graph-store/sample.js';
import { tamperingProperty } from '../contract/graph-store/tampering.property.js';

const directory = mkdtempSync(join(tmpdir(), 'verify-chain-'));
afterAll(() => rmSync(directory, { recursive: true }));

const fileAt = (place: string): string => join(directory, `${place}.sqlite`);

async function open(place: string): Promise<GraphStore> {
  return openSqliteGraphStore(fileAt(place), { synchronous: 'NORMAL' });
}

function write(place: string, sql: string, ...values: readonly (string | number | null)[]): void {
  const database = new Database(fileAt(place));
  database.prepare(sql).run(...values);
  database.close();
}

tamperingProperty(60, {
  open,
  tamper: async ({ place, seq, record, id, put }) => {
    const where = 'WHERE account = ? AND seq = ? AND record = ? AND id = ?';
    if (put === null) write(place, `DELETE FROM change ${where}`, account, seq, record, id);
    for (const [column, text] of Object.entries(put ?? {})) {
      write(place, `UPDATE change SET ${column} = ? ${where}`, text, account, seq, record, id);
    }
  },
});

describe('the chain of an account', () => {
  let places = 0;
  /** Five versions, of which the second and third are folded, then `sql`; verified by a store opened after. */
  const verified = async (sql: string | null, after?: number) => {
    places += 1;
    const place = `chain-${places}`;
    const store = await open(place);
    await appendRenames(store, ['x', 'y', 'z', 'last']);
    await store.fold(account, [2, 3]);
    await store.close();
    if (sql !== null) write(place, sql);
    const again = await open(place);
    const result = await verifyChain(again, account, after);
    await again.close();
    return result;
  };

  test('is intact as it was written, from any version on', async () => {
    const intact = { kind: 'intact', unhashed: 0 };
    expect(await verified(null)).toEqual({ ...intact, versions: 5, netted: 3 });
    expect(await verified(null, 1)).toEqual({ ...intact, versions: 4, netted: 3 });
    expect(await verified(null, 2)).toEqual({ ...intact, versions: 1, netted: 0 });
    expect(await verified(null, 99)).toEqual({ ...intact, versions: 0, netted: 0 });
    const store = await open('none');
    expect(await verifyChain(store, account)).toMatchObject({ kind: 'intact', versions: 0 });
    await store.close();
  });

  test.each([
    ['an altered actor', "UPDATE version SET actor = 'eve' WHERE seq = 3", 3, null, 'header'],
    ['an altered time', "UPDATE version SET time = '2000' WHERE seq = 5", 5, null, 'header'],
    ['a hash taken away', 'UPDATE version SET hash = NULL WHERE seq = 4', 4, null, 'header'],
    [
      'another hash of changes',
      "UPDATE version SET changes_hash = 'x' WHERE seq = 2",
      2,
      null,
      'header',
    ],
    ['a version taken away', 'DELETE FROM version WHERE seq = 4', 4, null, 'missing'],
    [
      'a change that is no JSON',
      "UPDATE change SET after = '{' WHERE seq = 5",
      5,
      'arn:a',
      'changes',
    ],
    [
      'a change put into a folded version',
      'INSERT INTO change SELECT account, 3, 0, record, id, before, after FROM change WHERE seq = 5',
      3,
      'arn:a',
      'changes',
    ],
    [
      'an altered net change',
      'UPDATE change SET before = after WHERE seq = 4',
      4,
      'arn:a',
      'replay',
    ],
    ['a net change taken away', 'DELETE FROM change WHERE seq = 4', 5, 'arn:a', 'replay'],
    [
      'an altered node of the head',
      "UPDATE node SET name = 'eve' WHERE id = 'arn:b'",
      5,
      'arn:b',
      'replay',
    ],
    [
      'a node put into the head',
      "INSERT INTO node SELECT account, 'arn:c', type, service, region, name, external, attributes FROM node WHERE id = 'arn:b'",
      5,
      'arn:c',
      'replay',
    ],
    ['an edge taken from the head', 'DELETE FROM edge', 5, 'arn:a ATTACHED_TO arn:b', 'replay'],
  ] as const)('shows %s', async (_, sql, seq, record, fault) => {
    expect(await verified(sql)).toEqual({ kind: 'broken', seq, record, fault });
  });

  test('begins with the first version that has a hash', async () => {
    const store = await open('older');
    await appendRenames(store, ['x']);
    await store.close();
    write('older', 'UPDATE version SET hash = NULL, changes_hash = NULL');
    const again = await open('older');
    await appendRenames(again, ['x', 'y', 'z']);
    expect(await verifyChain(again, account)).toEqual({
      kind: 'intact',
      versions: 4,
      unhashed: 2,
      netted: 0,
    });
    await again.close();
  });
});
