import { canonicalJson } from '../../../account/graph/canonical-json.js';
import type { Change } from '../../../account/graph/change.js';
import type { Json } from '../../../account/graph/record.js';
import type { AppendResult, GraphStore, LogEntry } from '../../../account/graph/store.js';
import { emptyModel, modelAfter } from '../../contract/graph-model.js';
import { graphText } from './graph-text.js';
import type { Journal, SentBatch } from './journal.js';
import { account, ledger } from './writer.js';

/**
 * What in the store is not as the journal demands, one line each. `store` has nothing in memory yet and a line without
 * faults. Every batch that was answered but with a conflict, and every one that was not, is asked for once more.
 */
export async function checkStore(store: GraphStore, journal: Journal): Promise<readonly string[]> {
  const log = await store.changes(account, 0, Infinity);
  return [
    ...journal.problems,
    ...gaps(log),
    ...[...journal.sent.values()].flatMap((sent) => batchProblems(sent, log)),
    ...strangers(journal, log),
    ...(await graphProblems(store, journal, log)),
    ...(await documentProblems(store, journal)),
    ...(await againProblems(store, journal)),
    ...(await counterProblems(store, journal)),
  ];
}

function gaps(log: readonly LogEntry[]): readonly string[] {
  const seqs = log.map(({ version }) => version.seq);
  return seqs.every((seq, at) => seq === at + 1) ? [] : [`the log has versions ${seqs.join()}`];
}

/** An acknowledged batch is there once, as acknowledged; another is there wholly and once, or not at all. */
function batchProblems({ batch, answers }: SentBatch, log: readonly LogEntry[]): string[] {
  const problems: string[] = [];
  const there = log.filter(({ version }) => version.actor === batch.id);
  const first = answers.find(({ kind }) => kind !== 'conflict');
  if (there.length > 1) problems.push(`${batch.id} is there ${there.length} times`);
  for (const { version, changes } of there) {
    const isWhole = version.changeCount === changes.length && sameChanges(changes, batch.changes);
    if (!isWhole) problems.push(`${batch.id} is torn: version ${version.seq}`);
  }
  if (first?.kind === 'appended' && (there.length !== 1 || !isSame(first, appended(there[0])))) {
    problems.push(`${batch.id} was acknowledged as version ${first.version.seq} and is not there`);
  }
  if (first === undefined && answers.length > 0 && there.length > 0) {
    problems.push(`${batch.id} is there, although it was answered with a conflict`);
  }
  if (first?.kind === 'invalid') problems.push(`${batch.id} was invalid: ${first.errors.join()}`);
  const others = answers.filter((answer) => first !== undefined && !isSame(answer, first));
  if (others.length > 0) problems.push(`${batch.id} was answered in two ways`);
  return problems;
}

function appended(entry: LogEntry | undefined): Json {
  return { kind: 'appended', ...entry } as unknown as Json;
}

function isSame(one: unknown, other: unknown): boolean {
  return canonicalJson(one as Json) === canonicalJson(other as Json);
}

function sameChanges(one: readonly Change[], other: readonly Change[]): boolean {
  const texts = (changes: readonly Change[]): string[] =>
    changes.map((change) => canonicalJson(change as unknown as Json)).toSorted();
  return isSame(texts(one), texts(other));
}

function strangers({ sent }: Journal, log: readonly LogEntry[]): readonly string[] {
  return log
    .filter(({ version }) => !sent.has(version.actor ?? ''))
    .map(({ version }) => `version ${version.seq} was sent by nobody`);
}

/** What was read of a version, then or now, is what the log gives. */
async function graphProblems(
  store: GraphStore,
  { reads }: Journal,
  log: readonly LogEntry[],
): Promise<readonly string[]> {
  const texts = [graphText(emptyModel)];
  let model = emptyModel;
  for (const { changes } of log) {
    model = modelAfter(model, changes);
    texts.push(graphText(model));
  }
  const problems = reads
    .filter(({ seq, text }) => texts[seq] !== text)
    .map(({ seq }) => `version ${seq} was read as another graph`);
  for (const at of ['latest', Math.ceil(log.length / 2)] as const) {
    const read = await store.snapshot(account, at);
    if (read.kind === 'unknownAccount' && log.length === 0) continue;
    const seq = at === 'latest' ? log.length : at;
    const isRight = read.kind === 'snapshot' && graphText(read.snapshot) === texts[seq];
    if (!isRight) problems.push(`the graph at ${at} is not what the log gives`);
  }
  return problems;
}

async function documentProblems(store: GraphStore, { noted }: Journal): Promise<readonly string[]> {
  const document = await store.document(ledger);
  const there = (document?.value ?? []) as readonly string[];
  const problems: string[] = [];
  if ((document?.revision ?? 0) !== there.length) {
    problems.push(`the document of ${there.length} writes has revision ${document?.revision}`);
  }
  if (new Set(there).size !== there.length) problems.push(`written twice: ${there.join()}`);
  const known = [...noted.acknowledged, ...noted.unknown];
  const lost = noted.acknowledged.filter((id) => !there.includes(id));
  if (lost.length > 0) problems.push(`acknowledged and not in the document: ${lost.join()}`);
  if (there.some((id) => !known.includes(id))) problems.push(`refused and there: ${there.join()}`);
  return problems;
}

/** The first result again, for a batch that was answered; for another whatever the log says. */
async function againProblems(store: GraphStore, journal: Journal): Promise<readonly string[]> {
  const log = await store.changes(account, 0, Infinity);
  const problems: string[] = [];
  for (const { batch, answers } of journal.sent.values()) {
    const again: AppendResult = await store.append(batch);
    const entry = log.find(({ version }) => version.actor === batch.id);
    const first = answers.find(({ kind }) => kind !== 'conflict');
    const expected = first ?? (entry === undefined ? null : appended(entry));
    if (expected !== null && !isSame(again, expected)) {
      problems.push(`${batch.id} asked for again gave ${JSON.stringify(again).slice(0, 200)}`);
    }
    answers.push(again);
  }
  return problems;
}

/** After every batch was answered: a version or a freshness each that was written. */
async function counterProblems(store: GraphStore, journal: Journal): Promise<readonly string[]> {
  const last = [...journal.sent.values()].map(({ batch, answers }) => ({
    batch,
    kind: answers.at(-1)?.kind,
  }));
  const written = last.filter(({ kind }) => kind === 'appended' || kind === 'unchanged');
  const head = (await store.heads()).find((one) => one.account === account);
  const expected = {
    seq: last.filter(({ kind }) => kind === 'appended').length,
    revision: written.length,
    records: await recordCount(store),
  };
  const found = { seq: head?.seq ?? 0, revision: head?.revision ?? 0, records: head?.records ?? 0 };
  const services = (await store.freshness(account)).map(({ service }) => service);
  const fresh = written
    .filter(({ batch }) => batch.freshness.length > 0)
    .map(({ batch }) => batch.id);
  return [
    ...(isSame(found, expected) ? [] : [`counted ${JSON.stringify([found, expected])}`]),
    ...(isSame(services, fresh.toSorted())
      ? []
      : [`freshness of ${services.join()}, not ${fresh.join()}`]),
  ];
}

async function recordCount(store: GraphStore): Promise<number> {
  const read = await store.snapshot(account, 'latest');
  return read.kind === 'snapshot' ? read.snapshot.nodeCount + read.snapshot.edgeCount : 0;
}
