import fc from 'fast-check';
import type {
  Answer,
  Operation,
  Provider,
  Reason,
  Region,
} from '../../../account/collect/provider.js';
import { ACCOUNT } from './collecting.js';
import type { Reply } from './scripted-provider.js';
import { OPERATIONS, REGIONS, type World, scriptOf } from './yard-world.js';

/** What a kind of call meets. `empty`: a whole answer without anything, the first time only. */
export interface CallFault {
  readonly operation: Operation;
  readonly region: Region | null;
  readonly kind: 'denied' | 'throttled' | 'unreachable' | 'cut' | 'garbage' | 'hang' | 'empty';
  readonly keep: number;
}

/** Everything that goes wrong in one collection. */
export interface Faults {
  readonly calls: readonly CallFault[];
  /** the provider is away from one call on, for so many calls */
  readonly outage: { readonly from: number; readonly calls: number } | null;
  readonly identity: 'own' | 'other' | 'denied' | 'hang';
  readonly regions: 'all' | 'fewer' | 'part' | 'denied' | 'hang';
}

export interface FaultyProvider extends Provider {
  /** `<region> <operation>` of every call that did not get its whole true answer */
  readonly failed: ReadonlySet<string>;
  /** `<region> <operation>` of every call that was told of nothing where there was something */
  readonly emptied: ReadonlySet<string>;
}

export const NO_FAULTS: Faults = { calls: [], outage: null, identity: 'own', regions: 'all' };
export const OTHER_ACCOUNT = '999999999999';

/** A provider of the town at which these faults happen. What hangs never answers. */
export function faultyProvider(town: World, faults: Faults): FaultyProvider {
  const script = scriptOf(town, []);
  const failed = new Set<string>();
  const emptied = new Set<string>();
  let made = 0;
  return {
    name: 'faulty',
    source: 'faulty',
    globalRegion: 'r1',
    failed,
    emptied,
    identity: () => identityOf(faults),
    regions: () => regionsOf(faults),
    call: async (operation, input, { region }) => {
      const source = `${region} ${operation}`;
      const whole = script(operation, region, Object.values(input)[0] ?? null);
      const fault = faultAt(faults, { operation, region, number: (made += 1) });
      const told = `${source} ${JSON.stringify(input)}`;
      if (fault === null || 'code' in whole) return answer(told, whole);
      if (fault.kind === 'empty') {
        if (emptied.has(source) || isOfItem(operation)) return answer(told, whole);
        emptied.add(source);
        return answer(told, { value: emptyOf(whole.value) });
      }
      failed.add(source);
      return faulted(told, whole.value, fault);
    },
    unread: async () => [],
    accountName: async () => null,
  };
}

function isOfItem(operation: Operation): boolean {
  return /Get|ListDrawers|ListStickers|ListLinks/.test(operation);
}

function faultAt(
  { calls, outage }: Faults,
  call: { readonly operation: Operation; readonly region: Region; readonly number: number },
): Pick<CallFault, 'kind' | 'keep'> | null {
  if (outage !== null && call.number >= outage.from && call.number < outage.from + outage.calls) {
    return { kind: 'unreachable', keep: 0 };
  }
  const found = calls.find(
    ({ operation, region }) =>
      operation === call.operation && (region === null || region === call.region),
  );
  return found ?? null;
}

function faulted(
  source: string,
  whole: unknown,
  { kind, keep }: Pick<CallFault, 'kind' | 'keep'>,
): Promise<Answer<unknown>> {
  if (kind === 'hang') return new Promise(() => undefined);
  if (kind === 'garbage') {
    return Promise.resolve({ kind: 'answer', value: garbageOf(whole), source });
  }
  if (kind === 'cut') {
    return Promise.resolve(answer(source, { code: 'cutOff', partial: cutAfter(whole, keep) }));
  }
  return Promise.resolve(answer(source, { code: kind as Reason['code'] }));
}

function members(whole: unknown): readonly (readonly [string, unknown])[] {
  return Object.entries((whole ?? {}) as Record<string, unknown>);
}

function emptyOf(whole: unknown): unknown {
  return Object.fromEntries(
    members(whole).map(([name, value]) => [name, Array.isArray(value) ? [] : value]),
  );
}

function cutAfter(whole: unknown, keep: number): unknown {
  return Object.fromEntries(
    members(whole).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.slice(0, keep) : value,
    ]),
  );
}

/** No object where one must be. */
function garbageOf(_whole: unknown): unknown {
  return '<html>Bad gateway</html>';
}

function answer(source: string, reply: Reply): Answer<unknown> {
  if ('value' in reply) return { kind: 'answer', value: reply.value, source };
  const reason: Reason = { code: reply.code, source, message: `${source}: ${reply.code}` };
  return reply.partial === undefined
    ? { kind: 'unreadable', reason }
    : { kind: 'unreadable', reason, partial: reply.partial };
}

function identityOf({ identity }: Faults): Promise<Answer<string>> {
  if (identity === 'hang') return new Promise(() => undefined);
  if (identity === 'denied') {
    const reason: Reason = {
      code: 'credentials',
      source: 'identity',
      message: 'identity: expired',
    };
    return Promise.resolve({ kind: 'unreadable', reason });
  }
  const value = identity === 'own' ? ACCOUNT : OTHER_ACCOUNT;
  return Promise.resolve({ kind: 'answer', value, source: 'identity' });
}

function regionsOf({ regions }: Faults): Promise<Answer<readonly Region[]>> {
  if (regions === 'hang') return new Promise(() => undefined);
  const reason: Reason = { code: 'denied', source: 'regions', message: 'regions: denied' };
  if (regions === 'denied') return Promise.resolve({ kind: 'unreadable', reason });
  if (regions === 'part') return Promise.resolve({ kind: 'unreadable', reason, partial: ['r2'] });
  const value = regions === 'all' ? REGIONS : ['r1'];
  return Promise.resolve({ kind: 'answer', value, source: 'regions' });
}

const callFault: fc.Arbitrary<CallFault> = fc.record({
  operation: fc.constantFrom(...OPERATIONS),
  region: fc.option(fc.constantFrom(...REGIONS), { nil: null }),
  kind: fc.constantFrom<CallFault['kind']>(
    'denied',
    'throttled',
    'unreachable',
    'cut',
    'garbage',
    'hang',
    'empty',
  ),
  keep: fc.integer({ min: 0, max: 3 }),
});

export const faultsArbitrary: fc.Arbitrary<Faults> = fc.record({
  calls: fc.array(callFault, { maxLength: 4 }),
  outage: fc.option(
    fc.record({ from: fc.integer({ min: 1, max: 30 }), calls: fc.integer({ min: 1, max: 20 }) }),
    { nil: null },
  ),
  identity: fc.oneof(
    { arbitrary: fc.constant('own' as const), weight: 9 },
    { arbitrary: fc.constantFrom('other' as const, 'denied' as const, 'hang' as const), weight: 1 },
  ),
  regions: fc.oneof(
    { arbitrary: fc.constant('all' as const), weight: 6 },
    {
      arbitrary: fc.constantFrom(
        'fewer' as const,
        'part' as const,
        'denied' as const,
        'hang' as const,
      ),
      weight: 2,
    },
  ),
});
