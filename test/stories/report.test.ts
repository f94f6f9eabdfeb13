import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type EditableExport, copyOfSample } from '../support/editable-export.js';
import { type RunningGateway, SAMPLE_ACCOUNT, runGateway } from '../support/run-gateway.js';

const REPORT = `{ account(id: "${SAMPLE_ACCOUNT}") { report {
  incomplete unreadAnswers unmappedFields externalReferences schemaDeviations
} } }`;
const BROKEN = 'us-east-1/ec2-describe-subnets.json';

interface Report {
  readonly incomplete: readonly string[];
  readonly unreadAnswers: readonly string[];
}

let sample: EditableExport;
let gateway: RunningGateway;

beforeAll(async () => {
  sample = await copyOfSample();
  await sample.edit('us-east-1/ec2-describe-volumes.json', (answer: { Volumes: { New?: 1 }[] }) => {
    for (const volume of answer.Volumes) volume.New = 1;
  });
  await sample.write(BROKEN, '{');
  gateway = await runGateway({ exports: [sample.directory] });
});

afterAll(async () => {
  await gateway.stop();
  await sample.remove();
});

async function report(): Promise<Report> {
  return (await gateway.data<{ account: { report: Report } }>(REPORT)).account.report;
}

async function refresh(given: string): Promise<unknown> {
  const query = `mutation { refreshAccount(account: "${SAMPLE_ACCOUNT}" ${given}) { changeCount } }`;
  return (await gateway.ask(query)).errors;
}

test('a collection of a part leaves the report of the rest as it was', async () => {
  const before = await report();
  expect(before.incomplete).toEqual([expect.stringContaining(BROKEN)]);
  expect(before.unreadAnswers.filter((file) => /describe|alias/.test(file))).toEqual([
    'eu-west-1/ec2-describe-availability-zones.json',
    'us-east-1/cloudwatch-describe-alarms.json',
    'us-east-1/ec2-describe-availability-zones.json',
  ]);
  await refresh('services: ["identity"]');
  expect(await report()).toEqual(before);
  await refresh('maxAge: 3600 services: ["compute"]');
  expect(await report()).toEqual(before);
  await sample.restore(BROKEN);
  await refresh('services: ["network"]');
  expect((await report()).incomplete).toEqual([]);
});

test('an account is refreshed once in a request', async () => {
  const twice = `mutation {
    a: refreshAccount(account: "${SAMPLE_ACCOUNT}", maxAge: 3600) { changeCount }
    b: refreshAccount(account: "${SAMPLE_ACCOUNT}", maxAge: 3600) { changeCount }
  }`;
  const { errors } = await gateway.ask(twice);
  expect(errors.map(({ extensions }) => extensions)).toEqual([
    { code: 'BAD_INPUT', argument: 'account' },
  ]);
});
