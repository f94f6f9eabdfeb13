import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'graphql';
import type { AccountDirectory } from '../../../account/account-directory.js';
import type { Reason } from '../../../account/collect/provider.js';
import { emptySnapshot } from '../../../account/graph/build-snapshot.js';
import { headOf } from '../../../account/graph/heads.js';
import { openPins } from '../../../account/graph/open-pins.js';
import { ownerView } from '../../../account/graph/owner-view.js';
import { projectRoot } from '../../../gateway/project-root.js';
import { answerError } from '../../../gateway/query/answer-errors.js';
import { createBudget } from '../../../gateway/query/budget.js';
import { MODEL } from '../../../schema/generated/model.js';
import { accountService } from '../../../subgraphs/account/index.js';
import { buildSubgraph } from '../../../subgraphs/kit/build-subgraph.js';
import { signedCursors } from '../../../subgraphs/kit/cursor.js';
import { relationAnswers } from '../../../subgraphs/kit/relation-answers.js';
import { NO_DIRECTORY } from '../../support/no-directory.js';

const ACCOUNT = '000000000001';
const REFRESH = `mutation { refreshAccount(account: "${ACCOUNT}") { changeCount } }`;

/** What a client is told of a refresh that failed for this reason. */
async function told(code: Reason['code'], message: string) {
  const reason = { code, source: 'a file', message };
  const directory: AccountDirectory = {
    ...NO_DIRECTORY,
    refresh: async () => ({ kind: 'failed', account: ACCOUNT, reason }),
  };
  const cursors = signedCursors('a secret of the tests');
  const kit = { model: MODEL, cursors, answers: relationAnswers([]) };
  const file = join(projectRoot(), 'schema', 'generated', 'account.graphql');
  const service = accountService(MODEL, cursors, directory);
  const subgraph = buildSubgraph(service, readFileSync(file, 'utf8'), kit);
  const heads = new Map([[ACCOUNT, headOf(ownerView(emptySnapshot(ACCOUNT)))]]);
  const pins = openPins(
    { cursors: [] },
    { heads, past: async () => null, newest: async () => null, seqOf: async () => 0 },
  );
  const caller = { kind: 'owner' } as const;
  const context = { caller, pins, budget: createBudget(100) };
  const { errors = [] } = await subgraph.execute(parse(REFRESH), {}, context);
  expect(errors).toHaveLength(1);
  const { error, fault } = answerError(errors[0]);
  return { code: error.extensions?.['code'], message: error.message, fault };
}

test('a refresh that the provider makes impossible says why', async () => {
  const message = 'a file: no such file';
  const failed = { code: 'COLLECTION_FAILED', message, fault: false };
  expect(await told('notThere', message)).toEqual(failed);
});

test('a refresh that ends in a fault of ours tells the log, not the client', async () => {
  const { code, message, fault } = await told('fault', 'collection: /a/path/of/ours is full');
  expect([code, fault]).toEqual(['INTERNAL', true]);
  expect(message).not.toContain('path');
});
