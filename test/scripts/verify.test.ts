import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { GraphStore } from '../../account/graph/store.js';
import { verifyAccounts } from '../../scripts/verify-accounts.js';
import { openSqliteGraphStore } from '../../sqlite/sqlite-graph-store.js';
import { appendRenames } from '../contract/graph-store/renames.js';
import { a, account, batch, creation, otherAccount } from '../contract/graph-store/sample.js';
import { alteredLog } from '../support/altered-log.js';
import { runScript } from '../support/run-script.js';

describe('verifying accounts', () => {
  let store: GraphStore;
  beforeEach(async () => {
    store = openSqliteGraphStore(':memory:');
    await appendRenames(store, ['two', 'three', 'four']);
    await store.append(batch('other', { account: otherAccount, changes: creation }));
  });
  afterEach(() => store.close());

  const verified = async (asked: string | null = null) => {
    const lines: string[] = [];
    const write = (line: string) => void lines.push(line);
    return { fits: await verifyAccounts({ store, account: asked, write }), lines };
  };

  test('writes a line for each', async () => {
    await store.fold(account, [2]);
    const lines = [
      `${account}  intact: 4 versions, 2 folded or with the changes of folded ones`,
      `${otherAccount}  intact: 1 version`,
    ];
    expect(await verified()).toEqual({ fits: true, lines });
    expect(await verified(otherAccount)).toEqual({ fits: true, lines: lines.slice(1) });
  });

  test('names the version and the record that are not as they were written, and goes on', async () => {
    alteredLog(store, 3);
    expect(await verified()).toEqual({
      fits: false,
      lines: [
        `${account}  BROKEN at version 3 (${a.id}): its changes are not those that were written`,
        `${otherAccount}  intact: 1 version`,
      ],
    });
  });

  test('says what cannot be read, and goes on', async () => {
    const { snapshot } = store;
    store.snapshot = async (asked, at) => {
      if (asked === account) throw new Error('a page of the file is damaged');
      return snapshot.call(store, asked, at);
    };
    const damaged = `${account}  cannot be read: a page of the file is damaged`;
    expect(await verified()).toEqual({
      fits: false,
      lines: [damaged, `${otherAccount}  intact: 1 version`],
    });
  });

  test('knows no account that is not there', async () => {
    const lines = ['There is no account 000000000000'];
    expect(await verified('000000000000')).toEqual({ fits: false, lines });
  });
});

test('npm run verify ends with what it found', async () => {
  const place = mkdtempSync(join(tmpdir(), 'verify-command-'));
  const store = openSqliteGraphStore(join(place, 'account-graph.sqlite'));
  await appendRenames(store, ['two']);
  await store.close();
  const settings = { DATA_DIR: place };
  expect(
    await Promise.all([[], ['nobody']].map((args) => runScript('verify.ts', args, settings))),
  ).toEqual([
    { code: 0, said: `${account}  intact: 2 versions\n` },
    { code: 1, said: 'There is no account nobody\n' },
  ]);
  rmSync(place, { recursive: true });
});
