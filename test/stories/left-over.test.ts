import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type EditableExport, copyOfSample } from '../support/editable-export.js';
import { type RunningGateway, SAMPLE_ACCOUNT, runGateway } from '../support/run-gateway.js';

const TOPICS = 'us-east-1/sns-list-topics.json';
const SUBSCRIPTIONS = 'us-east-1/sns-list-subscriptions.json';
const REFRESH = `mutation ($account: ID!) { refreshAccount(account: $account, services: ["messaging"]) { changeCount } }`;
const LISTED = `query ($id: ID!, $account: ID!) {
  topic(id: $id) { external }
  topics(account: $account) { nodes { id } }
}`;

let sample: EditableExport;
let gateway: RunningGateway;

beforeAll(async () => {
  sample = await copyOfSample();
  gateway = await runGateway({ exports: [sample.directory] });
});

afterAll(async () => {
  await gateway.stop();
  await sample.remove();
});

test('a topic that is deleted goes although the provider still lists its subscriptions', async () => {
  let id = '';
  await sample.edit(
    SUBSCRIPTIONS,
    (answer: { Subscriptions: { Protocol: string; TopicArn: string }[] }) => {
      id = answer.Subscriptions.find(({ Protocol }) => Protocol === 'email')?.TopicArn ?? '';
    },
  );
  expect(id).not.toBe('');
  await sample.edit(TOPICS, (answer: { Topics: { TopicArn: string }[] }) => {
    answer.Topics = answer.Topics.filter(({ TopicArn }) => TopicArn !== id);
  });
  await gateway.data(REFRESH, { account: SAMPLE_ACCOUNT });
  const { topic, topics } = await gateway.data<{
    topic: { external: boolean } | null;
    topics: { nodes: { id: string }[] };
  }>(LISTED, { id, account: SAMPLE_ACCOUNT });
  expect(topics.nodes.map((node) => node.id)).not.toContain(id);
  expect(topic?.external ?? true).toBe(true);
});
