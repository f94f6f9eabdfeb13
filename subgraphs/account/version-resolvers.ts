import type { AccountDirectory } from '../../account/account-directory.js';
import type { VersionDiff } from '../../account/account-versions.js';
import { type Change, changeOp } from '../../account/graph/change.js';
import { isLabel } from '../../account/graph/descriptor.js';
import type { Found } from '../../account/graph/pins.js';
import type { AccountId } from '../../account/graph/record.js';
import type { Version } from '../../account/graph/version.js';
import { RequestError } from '../../account/request-error.js';
import { checkId } from '../kit/check-id.js';
import { MOST_PER_PAGE, checkFirst } from '../kit/connection.js';
import type { SubgraphContext } from '../kit/context.js';
import type { Cursors } from '../kit/cursor.js';
import { unknownAccount } from '../kit/root-fields.js';
import type { Resolvers } from '../kit/service-definition.js';
import type { AccountValue } from './account-resolvers.js';
import { changeValue } from './change-value.js';
import { type ListAt, afterOf, listConnection } from './list-page.js';

interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
}

interface DiffValue extends VersionDiff {
  readonly account: AccountId;
}

/** What the schema says too: a null that a client writes out is no size. */
const VERSIONS_PAGE = 50;
const CHANGES_PAGE = 100;
const RECENT = 50;
const HISTORY = 20;
/** Changes of the log that one diff reads at most. */
const MOST_BETWEEN = 200_000;

/** The past of an account: versions, what changed between them, and labels. */
export function versionResolvers(cursors: Cursors, directory: AccountDirectory): Resolvers {
  const { past } = directory;
  return {
    Account: {
      versions: ({ id }: AccountValue, page: PageArguments, context: SubgraphContext) =>
        versionsPage(id, page, { past, cursors, context }),
      diff: async ({ id }: AccountValue, given: DiffArguments, { pins }: SubgraphContext) => {
        const from = await pins.seqAt(id, given.from, 'from');
        const to = await pins.seqAt(id, given.to ?? 'latest', 'to');
        return readDiff(past, { account: id, from, to, mostChanges: MOST_BETWEEN });
      },
      changes: ({ id }: AccountValue, given: ChangesArguments, context: SubgraphContext) =>
        recentChanges(id, given, { past, context }),
      attempts: ({ id }: AccountValue, page: PageArguments, context: SubgraphContext) =>
        attemptsPage(id, page, { past, cursors, context }),
    },
    GraphDiff: diffResolvers(cursors, directory),
    GraphNode: {
      history: async (
        { record, view }: Found,
        { last }: { readonly last?: number | null },
        { budget }: SubgraphContext,
      ) => {
        const limit = checkedLast(last ?? HISTORY);
        budget.take(limit);
        const { account, seq } = view.version;
        const changes = await past.history(account, record.id, { before: seq + 1, limit });
        return changes.map(({ version, change }) => changeValue(change, version));
      },
    },
    Version: {
      labels: async ({ account, seq }: Version) =>
        [...(await past.labels(account))].flatMap(([label, at]) => (at === seq ? label : [])),
    },
    Mutation: {
      labelVersion: async (_root, given: LabelArguments, context: SubgraphContext) => {
        checkId(given.account, 'account');
        if (!context.pins.accounts().includes(given.account)) throw unknownAccount(given.account);
        if (!isLabel(given.label)) throw badLabel(given.label);
        const seq = await context.pins.seqAt(given.account, given.at ?? 'latest', 'at');
        const result = await past.label(given.account, given.label, seq);
        if (result.kind !== 'labelled') throw notLabelled(given, seq, result);
        context.pins.noteRead(given.account, seq);
        return past.version(given.account, seq);
      },
    },
  };
}

interface DiffArguments {
  readonly from: string;
  readonly to?: string | null;
}

interface ChangesArguments {
  readonly last?: number | null;
  readonly since?: string | null;
  readonly resource?: string | null;
}

interface LabelArguments {
  readonly account: string;
  readonly at?: string | null;
  readonly label: string;
}

type LabelOutcome = Awaited<ReturnType<AccountDirectory['past']['label']>>;

interface Reading {
  readonly past: AccountDirectory['past'];
  readonly context: SubgraphContext;
}

async function versionsPage(
  account: AccountId,
  page: PageArguments,
  { past, cursors, context }: Reading & { readonly cursors: Cursors },
) {
  const first = page.first ?? VERSIONS_PAGE;
  checkFirst(first, MOST_PER_PAGE);
  const seq = context.pins.seq(account) ?? 0;
  const at: ListAt = { account, seq, list: 'versions' };
  const after = afterOf(at, page.after, cursors);
  const before = after === undefined ? seq + 1 : Number(after);
  context.budget.take(first);
  const entries = await past.versions(account, { before, limit: first + 1 });
  const items = entries
    .slice(0, first)
    .map(({ version }) => ({ id: String(version.seq), value: version }));
  const read = { items, more: entries.length > first, totalCount: seq };
  return listConnection(at, read, { cursors, isFirst: after === undefined });
}

async function attemptsPage(
  account: AccountId,
  page: PageArguments,
  { past, cursors, context }: Reading & { readonly cursors: Cursors },
) {
  const first = page.first ?? VERSIONS_PAGE;
  checkFirst(first, MOST_PER_PAGE);
  const at: ListAt = { account, seq: context.pins.seq(account) ?? 0, list: 'attempts' };
  const after = afterOf(at, page.after, cursors);
  context.budget.take(first);
  const { attempts, places, next, totalCount } = await past.attempts(account, {
    before: after ?? null,
    limit: first,
  });
  const items = attempts.map((attempt, at) => ({ id: places[at] ?? '', value: attempt }));
  const read = { items, more: next !== null, totalCount };
  return listConnection(at, read, { cursors, isFirst: after === undefined });
}

async function recentChanges(
  account: AccountId,
  { last, since, resource }: ChangesArguments,
  { past, context }: Reading,
): Promise<readonly object[]> {
  const limit = checkedLast(
    last ?? (since === null || since === undefined ? RECENT : MOST_PER_PAGE),
  );
  const upTo = context.pins.seq(account) ?? 0;
  const time = since ?? null;
  context.budget.take(limit);
  if (resource === null || resource === undefined) {
    const changes = await past.recent(account, { upTo, limit, since: time });
    return changes.map(({ version, change }) => changeValue(change, version));
  }
  checkId(resource, 'resource');
  const changes = await past.history(account, resource, { before: upTo + 1, limit });
  return changes
    .filter(({ version }) => time === null || Date.parse(version.time) >= Date.parse(time))
    .map(({ version, change }) => changeValue(change, version));
}

async function readDiff(
  past: AccountDirectory['past'],
  asked: Parameters<AccountDirectory['past']['diff']>[0],
): Promise<DiffValue> {
  const result = await past.diff(asked);
  if (result.kind === 'diff') return { account: asked.account, ...result.diff };
  const message = `diff must lie between versions with at most ${asked.mostChanges} changes in all, got more between seq:${asked.from} and seq:${asked.to}`;
  throw new RequestError('ANSWER_TOO_LARGE', message, 'from');
}

function diffResolvers(cursors: Cursors, { past }: AccountDirectory): Resolvers[string] {
  const count = (record: Change['record'], op: ReturnType<typeof changeOp>) => {
    return ({ changes }: DiffValue) =>
      changes.filter((change) => change.record === record && changeOp(change) === op).length;
  };
  const side = (which: 'from' | 'to') => async (diff: DiffValue) =>
    (await past.version(diff.account, diff[which])) ?? versionZero(diff.account);
  return {
    from: side('from'),
    to: side('to'),
    nodesCreated: count('node', 'created'),
    nodesUpdated: count('node', 'updated'),
    nodesDeleted: count('node', 'deleted'),
    edgesCreated: count('edge', 'created'),
    edgesUpdated: count('edge', 'updated'),
    edgesDeleted: count('edge', 'deleted'),
    changes: (diff: DiffValue, page: PageArguments, { pins, budget }: SubgraphContext) =>
      diffPage(diff, page, { cursors, pins, budget, past }),
  };
}

async function diffPage(
  { account, from, to, changes }: DiffValue,
  page: PageArguments,
  { cursors, pins, budget, past }: SubgraphPage,
) {
  const first = page.first ?? CHANGES_PAGE;
  checkFirst(first, MOST_PER_PAGE);
  const at: ListAt = { account, seq: pins.seq(account) ?? 0, list: `diff ${from} ${to}` };
  const after = afterOf(at, page.after, cursors);
  const begin = after === undefined ? 0 : Number(after) + 1;
  budget.take(first);
  const version = to === 0 ? null : await past.version(account, to);
  const items = changes
    .slice(begin, begin + first)
    .map((change, place) => ({ id: String(begin + place), value: changeValue(change, version) }));
  const read = { items, more: begin + first < changes.length, totalCount: changes.length };
  return listConnection(at, read, { cursors, isFirst: after === undefined });
}

type SubgraphPage = Pick<SubgraphContext, 'pins' | 'budget'> & {
  readonly cursors: Cursors;
  readonly past: AccountDirectory['past'];
};

function versionZero(account: AccountId): Version {
  const time = new Date(0).toISOString();
  return { account, seq: 0, time, actor: null, source: 'collection', changeCount: 0 };
}

function checkedLast(last: number): number {
  if (Number.isInteger(last) && last >= 1 && last <= MOST_PER_PAGE) return last;
  throw new RequestError(
    'BAD_INPUT',
    `last must be from 1 to ${MOST_PER_PAGE}, got ${last}`,
    'last',
  );
}

function badLabel(label: string): RequestError {
  const rule =
    'label must be 1 to 100 letters, digits, dots, hyphens or underscores, beginning with a letter or digit';
  return new RequestError(
    'BAD_INPUT',
    `${rule}, got ${JSON.stringify(label.slice(0, 120))}`,
    'label',
  );
}

function notLabelled(
  { account, label }: LabelArguments,
  seq: number,
  result: Exclude<LabelOutcome, { kind: 'labelled' }>,
): RequestError {
  if (result.kind === 'taken') {
    const message = `label must be new in account ${account}, got ${JSON.stringify(label)}, which is seq:${result.seq}`;
    return new RequestError('BAD_INPUT', message, 'label');
  }
  const there =
    result.kind === 'folded'
      ? `the next kept one is seq:${result.kept}`
      : `the newest is seq:${result.headSeq}`;
  return new RequestError(
    'UNKNOWN_VERSION',
    `at must name a version of account ${account} that is kept, got seq:${seq}: ${there}`,
    'at',
  );
}
