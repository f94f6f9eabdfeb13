import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { deferred } from '../gateway/set-up/deferred.js';
import { type EditableExport, copyOfSample } from '../support/editable-export.js';
import { type RunningGateway, SAMPLE_ACCOUNT, runGateway } from '../support/run-gateway.js';
import { VOLUMES, type VolumesAnswer, volumeArn, volumeOf } from '../support/volumes-answer.js';

const DATA = 'vol-1d9ab7e10faba913e';
const INSTANCE = 'arn:aws:ec2:us-east-1:210987654321:instance/i-a598ec62331c50abc';
const asked = deferred<void>();
const answered = deferred<void>();
let hold = false;
let sample: EditableExport;
let gateway: RunningGateway;

beforeAll(async () => {
  sample = await copyOfSample();
  gateway = await runGateway({
    exports: [sample.directory],
    beforeFetch: async (service) => {
      if (service !== 'storage' || !hold) return;
      asked.resolve();
      await answered.promise;
    },
  });
});
afterAll(async () => {
  await gateway.stop();
  await sample.remove();
});

test('an answer is of one version, although another is appended between its fetches', async () => {
  const query = 'query ($id: ID!) { instance(id: $id) { volumes { id sizeGiB } } }';
  const before = await gateway.ask(query, { id: INSTANCE });
  hold = true;
  const during = gateway.ask(query, { id: INSTANCE });
  await asked.promise;
  await sample.edit(VOLUMES, (answer: VolumesAnswer) => {
    volumeOf(answer, DATA).Size = 500;
  });
  const refreshed = await gateway.wired.accounts.refresh(SAMPLE_ACCOUNT, { maxAge: 0 });
  expect(refreshed).toMatchObject({ kind: 'collected', version: { seq: 2 } });
  answered.resolve();
  hold = false;
  const held = await during;
  expect([held.data, held.extensions]).toEqual([before.data, before.extensions]);
  const after = await gateway.ask<{ instance: { volumes: object[] } }>(query, { id: INSTANCE });
  expect(after.data.instance.volumes).toContainEqual({ id: volumeArn(DATA), sizeGiB: 500 });
  expect(after.extensions.versions).toEqual({ [SAMPLE_ACCOUNT]: 2 });
});
