import { describe, expect, test } from '@jest/globals';
import { buildSnapshot } from '../../../account/graph/build-snapshot.js';
import { type Heads, headOf } from '../../../account/graph/heads.js';
import { type PinRequest, openPins } from '../../../account/graph/open-pins.js';
import { ownerView } from '../../../account/graph/owner-view.js';
import type { Found, Pins } from '../../../account/graph/pins.js';
import type { NodeRecord } from '../../../account/graph/record.js';
import type { View } from '../../../account/graph/view.js';
import { RequestError } from '../../../account/request-error.js';

const OWN_TO_A = 'queue of a';
const SHARED = 'queue of nobody here';
const GONE = 'queue that a had';
const AT_1 = 'seq:1';

/** Two accounts at version 2, each with a queue of its own; `a` had one more at version 1, and `b` knows the queue of `a`. */
const HEADS = new Map([
  ['a', viewOf('a', 2, [own(OWN_TO_A), external(SHARED)])],
  ['b', viewOf('b', 2, [own('queue of b'), external(OWN_TO_A), external(SHARED)])],
]);
const PAST = [
  viewOf('a', 1, [own(OWN_TO_A), own(GONE), external(SHARED)]),
  viewOf('b', 1, [own('queue of b')]),
];

function headsOf(views: ReadonlyMap<string, View>): Heads {
  return new Map([...views].map(([account, view]) => [account, headOf(view)]));
}

function own(id: string): NodeRecord {
  const service = 'messaging';
  return { id, type: 'Queue', service, region: null, name: null, external: false, attributes: {} };
}

function external(id: string): NodeRecord {
  return { ...own(id), external: true };
}

function viewOf(account: string, seq: number, nodes: readonly NodeRecord[]): View {
  const time = '2026-11-22T10:00:00.000Z';
  const version = { account, seq, time, actor: null, source: 'test', changeCount: 1 };
  return ownerView(buildSnapshot(version, nodes, []));
}

interface Opened {
  readonly pins: Pins;
  /** `<account> <seq>` of every past version that was loaded */
  readonly loaded: readonly string[];
}

function open(header?: string, cursors: PinRequest['cursors'] = []): Opened {
  const loaded: string[] = [];
  const pins = openPins(
    { header, cursors },
    {
      heads: headsOf(HEADS),
      newest: async (account) => headsOf(HEADS).get(account) ?? null,
      seqOf: async (_head, descriptor) => (descriptor.kind === 'seq' ? descriptor.seq : 0),
      past: async (account, seq, argument) => {
        loaded.push(`${account} ${seq}`);
        const found = PAST.find(
          ({ version }) => version.account === account && version.seq === seq,
        );
        if (found !== undefined) return found;
        throw new RequestError('UNKNOWN_VERSION', `${argument} names no version`, argument);
      },
    },
  );
  return { pins, loaded };
}

/** `<account> <seq>`, and whether the node is the account's own. */
async function where(found: Found | null | Promise<Found | null>): Promise<string | null> {
  const there = await found;
  if (there === null) return null;
  const { account, seq } = there.view.version;
  return `${account} ${seq}${there.record.external ? ' external' : ''}`;
}

function seenIn(account: string, id: string): Found {
  const view = HEADS.get(account);
  const record = view?.node(id) ?? null;
  if (view === undefined || record === null) throw new Error(`${account} has no ${id}`);
  return { record, view };
}

async function refusal(run: () => unknown): Promise<object> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    const { code, argument, message } = error;
    return { code, argument, message };
  }
  throw new Error('Nothing was refused');
}

/** Everything that nobody waited for while this ran, and in the two turns of the event loop after it. */
async function unhandled(run: () => Promise<unknown>): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  const note = (reason: unknown) => void found.push(reason);
  process.on('unhandledRejection', note);
  await run();
  for (let turn = 0; turn < 2; turn += 1) await new Promise((done) => setImmediate(done));
  process.off('unhandledRejection', note);
  return found;
}

const versionsOf = (pins: Pins) => Object.fromEntries(pins.versions());

describe('without a header', () => {
  test('every account is read at its head, and only those that were read are listed', async () => {
    const { pins } = open();
    expect([pins.accounts(), versionsOf(pins)]).toEqual([['a', 'b'], {}]);
    expect(await where(pins.find('queue of b'))).toBe('b 2');
    expect(versionsOf(pins)).toEqual({ b: 2 });
    expect(await pins.view('c')).toBeNull();
    expect(pins.find('nothing')).toBeNull();
    expect(versionsOf(pins)).toEqual({ b: 2 });
  });

  test('a resource is that of the account whose own it is, wherever it was come upon', async () => {
    expect(await where(open().pins.find(OWN_TO_A))).toBe('a 2');
    expect(await where(open().pins.find(OWN_TO_A, seenIn('b', OWN_TO_A)))).toBe('a 2');
  });

  test('what is external everywhere stays with the account where it was come upon', async () => {
    const { pins } = open();
    await pins.view('b');
    expect(await where(pins.find(SHARED, seenIn('b', SHARED)))).toBe('b 2 external');
    expect(await where(pins.find(SHARED))).toBe('b 2 external');
    expect(versionsOf(pins)).toEqual({ b: 2 });
    await pins.view('a');
    expect(await where(pins.find(SHARED, seenIn('a', SHARED)))).toBe('b 2 external');
    expect(await where(open().pins.find(SHARED))).toBe('a 2 external');
  });

  test('the heads stay as they were when the request came', async () => {
    const heads = new Map(headsOf(HEADS));
    const pins = openPins(
      { cursors: [] },
      { heads, past: async () => null, newest: async () => null, seqOf: async () => 0 },
    );
    expect(await pins.view('a')).toBe(HEADS.get('a'));
    heads.set('a', headOf(viewOf('a', 3, [])));
    expect(await pins.view('a')).toBe(HEADS.get('a'));
  });
});

describe('versions that are not there', () => {
  test('of both accounts refuse the question, and nothing else is left to fail', async () => {
    const { pins, loaded } = open('a=seq:99,b=seq:99');
    const left = await unhandled(async () => {
      const refused = await refusal(() => pins.find('x'));
      expect(refused).toMatchObject({ code: 'UNKNOWN_VERSION', argument: 'account-version' });
    });
    expect([left, loaded]).toEqual([[], ['a 99', 'b 99']]);
  });

  test('bare, with an id that is external in both accounts, refuse it too', async () => {
    const { pins } = open('seq:99');
    const left = await unhandled(async () => {
      const refused = await refusal(() => pins.find(SHARED));
      expect(refused).toMatchObject({ code: 'BAD_INPUT', argument: 'account-version' });
    });
    expect(left).toEqual([]);
  });

  test('whose account nobody waits for fail silently', async () => {
    const left = await unhandled(async () => void open('a=seq:99').pins.view('a'));
    expect(left).toEqual([]);
  });
});

describe('a bare seq', () => {
  test('is of the one account whose own the id is, although another knows it', async () => {
    const { pins } = open(AT_1);
    expect(await where(pins.find(OWN_TO_A))).toBe('a 1');
    expect(versionsOf(pins)).toEqual({ a: 1 });
    expect(await where(pins.find('queue of b'))).toBeNull();
    expect(await refusal(() => pins.view('b'))).toMatchObject({
      code: 'BAD_INPUT',
      argument: 'account-version',
    });
  });

  test('for an id that no head has is refused; naming the account finds it', async () => {
    const refused = await refusal(() => open(AT_1).pins.find(GONE));
    expect(refused).toMatchObject({ code: 'BAD_INPUT', argument: 'account-version' });
    expect(refused).toMatchObject({ message: expect.stringContaining('<account>=seq:1') });
    const { pins } = open('a=seq:1');
    expect(await where(pins.find(GONE))).toBe('a 1');
    expect(versionsOf(pins)).toEqual({ a: 1 });
  });
});

describe('a past version', () => {
  test('is loaded once, and the same view is read from then on', async () => {
    const { pins, loaded } = open('a=seq:1');
    const [first, second] = await Promise.all([pins.view('a'), pins.view('a')]);
    expect([first, pins.view('a')]).toEqual([second, second]);
    expect([first?.version.seq, loaded]).toEqual([1, ['a 1']]);
  });

  test('is that of a cursor, unless the header says another; two of one account are refused', async () => {
    const cursors = [{ account: 'a', seq: 1 }];
    expect(await where(open(undefined, cursors).pins.find(GONE))).toBe('a 1');
    expect(await where(open('a=seq:2', cursors).pins.find(OWN_TO_A))).toBe('a 2');
    const two = [...cursors, { account: 'a', seq: 2 }];
    const refused = await refusal(() => open(undefined, two));
    expect(refused).toMatchObject({ code: 'BAD_INPUT', argument: 'after' });
  });

  test('read besides the pinned one is listed only where the pinned one was not read', async () => {
    const { pins } = open();
    expect((await pins.graphAt('a', AT_1, 'at'))?.version.seq).toBe(1);
    expect(versionsOf(pins)).toEqual({ a: 1 });
    pins.noteRead('b', 3);
    expect(versionsOf(pins)).toEqual({ a: 1, b: 3 });
    await pins.view('a');
    await pins.graphAt('a', AT_1, 'at');
    expect(versionsOf(pins)).toEqual({ a: 2, b: 3 });
    expect(await pins.graphAt('c', AT_1, 'at')).toBeNull();
  });
});

test.each(['a', 'a=', 'a=seq:1,a=seq:2', 'a=seq:1=2', '=seq:1', 'seq:-1', 'seq:1,', ','])(
  'a header "%s" is refused, naming it',
  async (header) => {
    const refused = await refusal(() => open(header));
    expect(refused).toMatchObject({ code: 'BAD_INPUT', argument: 'account-version' });
  },
);

test('a header that names an account that is not there is refused', async () => {
  expect(await refusal(() => open('c=latest'))).toMatchObject({ code: 'UNKNOWN_ACCOUNT' });
});
