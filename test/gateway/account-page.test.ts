import { describe, expect, test } from '@jest/globals';
import { buildSnapshot, emptySnapshot } from '../../account/graph/build-snapshot.js';
import { ownerView } from '../../account/graph/owner-view.js';
import { accountPage } from '../../gateway/account-page.js';

const VERSION = {
  account: '1',
  seq: 1,
  time: '',
  actor: null,
  source: 'collection',
  changeCount: 1,
};
const INSTANCE = {
  id: 'arn:aws:ec2:r:1:instance/i-1',
  type: 'Instance',
  service: 'compute',
  region: 'r',
  name: null,
  external: false,
  attributes: {},
} as const;

describe('the query page', () => {
  test('asks about the account at hand, posts to /graphql and loads nothing from outside', async () => {
    const view = ownerView(buildSnapshot(VERSION, [INSTANCE], []));
    const { html } = await accountPage(async () => view)();
    expect(html).toContain(INSTANCE.id);
    expect(html).toContain('"endpoint":"/graphql"');
    expect(html).not.toMatch(/(src|href)="https?:/);
  });

  test('is made once per version', async () => {
    let view = ownerView(emptySnapshot('1'));
    const page = accountPage(async () => view);
    expect(await page()).toBe(await page());
    const before = await page();
    view = ownerView(buildSnapshot(VERSION, [INSTANCE], []));
    expect(await page()).not.toBe(before);
  });
});
