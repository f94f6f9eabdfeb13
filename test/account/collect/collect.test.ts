import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Progress } from '../../../account/collect/progress.js';
import { ACCOUNT, type Collector, newCollector } from './collecting.js';
import { type Reply, scriptedProvider } from './scripted-provider.js';
import { yardArn } from './yard-listings.js';
import { type Replies, yardScript } from './yard-script.js';

let collector: Collector;
beforeEach(() => {
  collector = newCollector();
});
afterEach(() => collector.close());

const boxes = (...ids: readonly string[]) => ({ value: { Boxes: ids.map((Id) => ({ Id })) } });
const numbered = (count: number) => Array.from({ length: count }, (_, at) => `b${at}`);
const provider = (replies: Replies) => scriptedProvider({ script: yardScript(replies) });

async function boxCount(): Promise<number> {
  return (await collector.graph()).nodes.filter(({ type }) => type === 'Box').length;
}

describe('versions', () => {
  test('one run over all scopes appends at most one version', async () => {
    await collector.run(
      provider({
        'r1 yard:ListBoxes': boxes('b0'),
        'r2 yard:ListBoxes': boxes('b1'),
        'people:ListPersons': { value: { Persons: [{ Id: 'p0' }] } },
      }),
    );
    expect(await collector.store.head(ACCOUNT)).toMatchObject({
      seq: 1,
      changeCount: 3,
      source: 'collection',
    });
  });

  test('the same answers again add no version, and their freshness is recorded all the same', async () => {
    const replies = { 'r1 yard:ListBoxes': boxes('b0') };
    await collector.run(provider(replies));
    const began = new Date(collector.clock).toISOString();
    const again = await collector.run(provider(replies));
    expect(again.version?.seq).toBe(1);
    expect(again.changes).toEqual([]);
    expect(again.freshness.map(({ asOf }) => asOf)).toEqual([began, began, began]);
  });

  test('a scope that failed keeps the time of its last complete reading', async () => {
    const began = new Date(collector.clock).toISOString();
    await collector.run(provider({}));
    const { freshness } = await collector.run(
      provider({ 'r2 yard:ListRooms': { code: 'cutOff' } }),
    );
    const row = { service: 'yard', region: 'r2', used: false, complete: false, asOf: began };
    expect(freshness).toContainEqual({ ...row, error: 'r2 yard:ListRooms: cutOff' });
    expect(freshness.filter(({ complete }) => complete)).toHaveLength(2);
  });

  test('a scope never read completely has no time', async () => {
    const { freshness } = await collector.run(
      provider({ 'people:ListPersons': { code: 'notThere' } }),
    );
    expect(freshness[0]).toMatchObject({
      service: 'people',
      region: null,
      asOf: null,
      complete: false,
    });
  });

  test('an account that changed meanwhile is compared once more', async () => {
    const racing = newCollector({
      store: {
        ...storeOf(collector),
        append: async (batch) => {
          if (batch.id === 'batch 1')
            await collector.run(provider({ 'r2 yard:ListBoxes': boxes('b1') }));
          return collector.store.append({ ...batch, id: `racing ${batch.id}` });
        },
      },
    });
    await racing.run(provider({ 'r1 yard:ListBoxes': boxes('b0') }), { regions: ['r1'] });
    expect(await collector.store.head(ACCOUNT)).toMatchObject({ seq: 2 });
    expect(await boxCount()).toBe(2);
  });

  test('an account that never stops changing is left as it is', async () => {
    const conflict = { kind: 'conflict', headSeq: 7 } as const;
    const racing = newCollector({ store: { ...storeOf(collector), append: async () => conflict } });
    const result = await racing.attempt(provider({ 'r1 yard:ListBoxes': boxes('b0') }));
    expect(result).toMatchObject({
      kind: 'failed',
      reason: { code: 'notWritten', source: 'append' },
    });
  });
});

function storeOf({ store }: Collector): Collector['store'] {
  const bound = Object.getOwnPropertyNames(Object.getPrototypeOf(store))
    .filter((name) => name !== 'constructor')
    .map((name) => [
      name,
      (store as never as Record<string, (...all: unknown[]) => unknown>)[name]!.bind(store),
    ]);
  return Object.fromEntries(bound) as Collector['store'];
}

describe('most of a scope gone', () => {
  const replying = (...replies: readonly Reply[]) => {
    let asked = 0;
    return scriptedProvider({
      regions: ['r1'],
      script: (operation, region, item) =>
        operation === 'yard:ListBoxes'
          ? replies[Math.min(asked++, replies.length - 1)]!
          : yardScript({})(operation, region, item),
    });
  };
  const asked = ({ calls }: { readonly calls: readonly string[] }) =>
    calls.filter((call) => call === 'r1 yard:ListBoxes').length;

  test('a listing that would delete more than half of its scope is asked again, and believed when it agrees', async () => {
    await collector.run(replying(boxes(...numbered(20))));
    const second = replying(boxes('b0'));
    const { report } = await collector.run(second);
    expect(asked(second)).toBe(2);
    expect(await boxCount()).toBe(1);
    expect(report.incomplete).toEqual([]);
  });

  test('two that would and do not agree delete nothing', async () => {
    await collector.run(replying(boxes(...numbered(20))));
    const { report } = await collector.run(replying(boxes('b0'), boxes('b1')));
    expect(await boxCount()).toBe(20);
    const message = 'r1 yard:ListBoxes: two readings in a row list different resources';
    expect(report.incomplete).toEqual([
      {
        code: 'contradiction',
        source: 'r1 yard:ListBoxes',
        message,
        scope: { service: 'yard', region: 'r1' },
      },
    ]);
  });

  test('a second one that would not stands by itself', async () => {
    await collector.run(replying(boxes(...numbered(20))));
    const { report } = await collector.run(replying(boxes('b0'), boxes(...numbered(19))));
    expect(await boxCount()).toBe(19);
    expect(report.incomplete).toEqual([]);
  });

  test('a second one that fails deletes nothing', async () => {
    await collector.run(replying(boxes(...numbered(20))));
    await collector.run(replying(boxes(), { code: 'notReadable' }));
    expect(await boxCount()).toBe(20);
  });

  test.each([
    ['fewer than 10', 9, 0],
    ['exactly half', 20, 10],
  ])('%s are deleted without asking again', async (_, before, after) => {
    await collector.run(replying(boxes(...numbered(before))));
    const second = replying(boxes(...numbered(after)));
    await collector.run(second);
    expect(asked(second)).toBe(1);
    expect(await boxCount()).toBe(after);
  });
});

describe('contradictions', () => {
  const shown = (Size: number) => ({ Id: 'b0', Size });

  test('an answer that says two things of one attribute keeps the first and marks the scope', async () => {
    const value = { Boxes: [shown(1), shown(2)] };
    const { report, freshness } = await collector.run(provider({ 'r1 yard:ListBoxes': { value } }));
    expect((await collector.graph()).nodes[0]?.attributes).toMatchObject({ size: 1 });
    const id = yardArn('r1', 'box', 'b0');
    const message = `r1 yard:ListBoxes: contradicts itself about size of ${id}`;
    expect(report.incomplete.map((reason) => reason.message)).toEqual([message]);
    expect(freshness.find(({ error }) => error !== null)).toMatchObject({
      region: 'r1',
      error: message,
    });
  });

  test('two answers that contradict each other keep the first and mark the scope of the second', async () => {
    const sticker = (Sticker: string) => ({ value: { Boxes: [{ Id: 'b0', Sticker }] } });
    const two = scriptedProvider({
      script: (operation, region, item) =>
        operation === 'yard:ListStickers'
          ? { value: { Boxes: [...sticker('old').value.Boxes, ...sticker('new').value.Boxes] } }
          : yardScript({ 'r1 yard:ListBoxes': boxes('b0') })(operation, region, item),
    });
    const { report } = await collector.run(two, { regions: ['r1'] });
    expect((await collector.graph()).nodes[0]?.attributes).toMatchObject({ sticker: 'old' });
    expect(report.incomplete.map(({ code }) => code)).toEqual(['contradiction']);
  });
});

describe('what is asked', () => {
  test("another account's identity is refused before anything is read", async () => {
    const other = provider({});
    const result = await collector.attempt(other, { expected: '999988887777' });
    const message = "identity: the provider's account is 111122223333, expected 999988887777";
    expect(result).toEqual({
      kind: 'failed',
      account: '999988887777',
      reason: { code: 'wrongAccount', source: 'identity', message },
    });
    expect(other.calls).toEqual([]);
  });

  test('an identity that cannot be read writes nothing', async () => {
    const identity = { code: 'notReadable' } as const;
    const result = await collector.attempt(scriptedProvider({ script: yardScript({}), identity }));
    expect(result).toMatchObject({
      kind: 'failed',
      account: null,
      reason: { code: 'notReadable' },
    });
    expect(await collector.store.heads()).toEqual([]);
  });

  test('regions that cannot be read fail the collection, a part of them is read and the rest reported', async () => {
    const script = yardScript({});
    const regionAnswer = { code: 'notJson' } as const;
    const failed = await collector.attempt(scriptedProvider({ script, regionAnswer }));
    expect(failed).toMatchObject({ kind: 'failed', account: ACCOUNT });
    const part = scriptedProvider({ script, regionAnswer: { ...regionAnswer, partial: ['r2'] } });
    const { freshness, report } = await collector.run(part);
    expect(freshness.map(({ region }) => region)).toEqual([null, 'r2']);
    expect(report.incomplete.map(({ code }) => code)).toEqual(['notJson']);
  });

  test('only the services and regions asked for are read', async () => {
    const script = scriptedProvider({ script: yardScript({ 'yard:ListBoxes': boxes('b0') }) });
    await collector.run(script, { services: ['yard'], regions: ['r2'] });
    expect(script.calls.filter((call) => !call.startsWith('r2 '))).toEqual([]);
    expect((await collector.store.freshness(ACCOUNT)).map(({ region }) => region)).toEqual(['r2']);
  });

  test('an item is asked about once by each listing that is asked of it', async () => {
    const script = scriptedProvider({
      regions: ['r1'],
      script: yardScript({
        'yard:ListBoxes': boxes('b0'),
        'yard:ListStickers': boxes('b0'),
        'yard:ListDrawers b0': { value: { Drawers: [{ Id: 'd0' }] } },
        'yard:ListBigVessels': { value: { Vessels: [{ Id: 'v0' }] } },
      }),
    });
    await collector.run(script, { services: ['yard'] });
    const perItem = script.calls.filter((call) => call.split(' ').length === 3);
    expect(perItem.toSorted()).toEqual([
      'r1 yard:GetBigVessel v0',
      'r1 yard:GetLabel d0',
      'r1 yard:ListDrawers b0',
    ]);
  });

  test('a fault of a collector is not taken for one of the provider', async () => {
    const script = () => {
      throw new RangeError('no such thing');
    };
    await expect(collector.attempt(scriptedProvider({ script }))).rejects.toThrow('no such thing');
  });
});

describe('the report', () => {
  test('names what was read and what could not be used', async () => {
    const value = {
      Boxes: [{ Id: 'b0', Room: 'm0', Weight: 3, Colour: 'red', Size: 5_000_000_000 }],
    };
    const { report } = await collector.run(provider({ 'r1 yard:ListBoxes': { value } }));
    expect(report).toMatchObject({ account: ACCOUNT, scopes: 3, nodes: 2, edges: 1, changes: 3 });
    expect(report.calls).toBe(14);
    expect(report.unmappedFields).toEqual([
      { operation: 'yard:ListBoxes', field: 'Boxes[].Colour' },
    ]);
    expect(report.schemaDeviations).toEqual([
      { type: 'Box', attribute: 'size', rule: 'must be Int', count: 1 },
    ]);
    expect(report.unreadAnswers).toEqual([{ region: 'r1', source: 'r1/nobody-reads-this' }]);
  });

  test('progress counts services, not scopes, and every resource once per scope', async () => {
    const steps: Progress[] = [];
    const watching = newCollector({ progress: (step) => steps.push(step) });
    await watching.run(
      provider({ 'r1 yard:ListBoxes': boxes('b0'), 'r1 yard:ListStickers': boxes('b0') }),
    );
    await watching.close();
    const startedAt = '2026-01-01T00:00:00.000Z';
    const still = { account: ACCOUNT, servicesTotal: 2, startedAt };
    expect(steps[0]).toEqual({ ...still, running: true, servicesDone: 0, resourcesFound: 0 });
    expect(steps.at(-1)).toEqual({ ...still, running: false, servicesDone: 2, resourcesFound: 1 });
    expect(steps).toHaveLength(5);
  });
});
