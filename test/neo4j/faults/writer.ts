import type { Change } from '../../../account/graph/change.js';
import type { Freshness } from '../../../account/graph/freshness.js';
import type { Snapshot } from '../../../account/graph/snapshot.js';
import type { AppendResult, Batch, GraphStore } from '../../../account/graph/store.js';
import { graphText } from './graph-text.js';
import type { Step } from './fault-script.js';
import type { Answer, Journal } from './journal.js';
import { nextChanges } from './next-changes.js';

export const account = '111122223333';
export const ledger = 'ledger';
const lease = 'scope';
/** Milliseconds that the records and the changes of such an account add to the deadline of a snapshot. */
const loading = 500;
/** How often a writer begins again on a new head. */
const attempts = 3;

export interface WriterOptions {
  readonly name: string;
  readonly store: GraphStore;
  readonly journal: Journal;
  /** the store's own, in milliseconds */
  readonly deadline: number;
}

/** Does its steps one after another, whatever becomes of each. */
export async function write(options: WriterOptions, steps: readonly Step[]): Promise<void> {
  for (const [at, step] of steps.entries()) {
    const id = `${options.name}-${at}`;
    if (step.kind === 'append' || step.kind === 'freshness') await append(options, step, id);
    else if (step.kind === 'document') await note(options, id);
    else if (step.kind === 'lease') await holdLease(options);
    else await read(options);
  }
}

/** Gives up on what cannot be read, on an answer that does not come, and after some conflicts. */
async function append(
  options: WriterOptions,
  step: Extract<Step, { again: boolean }>,
  id: string,
): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const head = await read(options);
    if (head === null) continue;
    const turn = (head.value?.version.seq ?? 0) + 1;
    const changes = step.kind === 'append' ? nextChanges(head.value, step.size, turn) : [];
    const batch = batchOf(`${id}-${attempt}`, turn - 1, changes);
    const answer = (await send(options, batch)) ?? (step.again ? await send(options, batch) : null);
    if (answer?.value.kind !== 'conflict') return;
  }
}

/** Sends the batch, maybe not for the first time, and notes the answer. */
export async function send(
  { name, store, journal, deadline }: WriterOptions,
  batch: Batch,
): Promise<Answer<AppendResult>> {
  const { answers } = journal.send(batch);
  const within = deadline + batch.changes.length * 0.5;
  const answer = await journal.ask(`${name}: append ${batch.id}`, within, () =>
    store.append(batch),
  );
  if (answer !== null) answers.push(answer.value);
  return answer;
}

/** The newest snapshot; the value is null when the account has none. */
export async function read(options: WriterOptions): Promise<Answer<Snapshot | null>> {
  const { name, store, journal, deadline } = options;
  const found = await journal.ask(`${name}: snapshot`, deadline + loading, () =>
    store.snapshot(account, 'latest'),
  );
  if (found === null) return null;
  if (found.value.kind !== 'snapshot') return { value: null };
  const { snapshot } = found.value;
  journal.reads.push({ seq: snapshot.version.seq, text: graphText(snapshot) });
  return { value: snapshot };
}

/** The batch's id stands as the version's actor, so that the log says whose version each is. */
export function batchOf(id: string, expectedSeq: number, changes: readonly Change[]): Batch {
  return {
    account,
    id,
    expectedSeq,
    changes,
    actor: id,
    source: 'collection',
    time: '2026-11-22T10:00:00.000Z',
    freshness: changes.length % 2 === 0 ? [freshnessOf(id)] : [],
  };
}

/** Of a service named like the batch, so that it tells whether the batch was written. */
function freshnessOf(id: string): Freshness {
  return {
    service: id,
    region: null,
    used: true,
    asOf: '2026-11-22T10:00:00.000Z',
    complete: true,
    error: null,
  };
}

/** Adds its id to the list in the ledger. */
async function note({ name, store, journal, deadline }: WriterOptions, id: string): Promise<void> {
  const read = await journal.ask(`${name}: document`, deadline, () => store.document(ledger));
  if (read === null) return;
  const known = (read.value?.value ?? []) as readonly string[];
  const revision = read.value?.revision ?? 0;
  const put = await journal.ask(`${name}: putDocument`, deadline, () =>
    store.putDocument(ledger, [...known, id], revision),
  );
  if (put === null) journal.noted.unknown.push(id);
  else if (put.value !== null) journal.noted.acknowledged.push(id);
}

/** From the moment it is told that it has the lease to the moment it gives it back, nobody else has it. */
async function holdLease({ store, journal, deadline, name }: WriterOptions): Promise<void> {
  const request = { keys: [lease], holder: name, now: 1000, until: 2000 };
  const taken = await journal.ask(`${name}: takeLeases`, deadline, () => store.takeLeases(request));
  if (taken === null || taken.value.length === 0) return;
  if (journal.leaseOf !== null)
    journal.problems.push(`${name} and ${journal.leaseOf} have a lease`);
  journal.leaseOf = name;
  await journal.ask(`${name}: document`, deadline, () => store.document(ledger));
  journal.leaseOf = null;
  await journal.ask(`${name}: releaseLeases`, deadline, () => store.releaseLeases(name, [lease]));
}
