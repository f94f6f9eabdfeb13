import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runGateway } from '../support/run-gateway.js';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'account-graph-directory-'));
  await writeFile(join(directory, 'file'), 'no directory');
  await writeFile(
    join(directory, 'account-graph.sqlite'),
    'no database, but long enough to be one',
  );
});
afterAll(() => rm(directory, { recursive: true }));

test.each(['file', 'file/beneath'])(
  'a DATA_DIR that is %s is refused by its name',
  async (name) => {
    const dataDirectory = join(directory, name);
    const refused = runGateway({ dataDirectory });
    await expect(refused).rejects.toThrow(`DATA_DIR ${dataDirectory} cannot be made or used`);
  },
);

test('a DATA_DIR that holds another program’s file is refused naming the file', async () => {
  const refused = runGateway({ dataDirectory: directory });
  await expect(refused).rejects.toThrow(join(directory, 'account-graph.sqlite'));
});
