import type { NodeRecord } from '../graph/record.js';
import { checkMapped } from './check-mapped.js';
import { Field, WrongShape, newFieldUse } from './field.js';
import type { Listing, Mapped, Scope } from './listing.js';
import type { Answer, Reason } from './provider.js';
import type { DueScope, ReadAnswer } from './stages.js';
import { unmappedFields } from './unmapped-fields.js';

const NOTHING: Mapped = Object.freeze({ nodes: [], edges: [] });

/** Turns what a call gave into records, noting every field nobody reads. An answer of the wrong shape, or at which the listing fails, is unreadable. */
export function mapAnswer(
  call: { readonly listing: Listing; readonly scope: DueScope; readonly item: NodeRecord | null },
  answer: Answer<unknown>,
  at: Scope,
): ReadAnswer {
  if (answer.kind === 'answer') return mapped(call, { ...answer, reason: null }, at);
  const { reason } = answer;
  if (answer.partial !== undefined)
    return mapped(call, { value: answer.partial, source: reason.source, reason }, at);
  const absent = call.listing.perItem?.optional === true && reason.code === 'notThere';
  return nothing(call, absent ? 'absent' : 'unreadable', reason);
}

function mapped(
  call: Pick<ReadAnswer, 'listing' | 'scope' | 'item'>,
  { value, source, reason }: Pick<ReadAnswer, 'source' | 'reason'> & { readonly value: unknown },
  at: Scope,
): ReadAnswer {
  const use = newFieldUse();
  try {
    const records = call.listing.map(new Field(whole(value), '', use), at, call.item);
    checkMapped(records);
    const unmapped = unmappedFields(value, use, call.listing.dropped);
    const kind = reason === null ? 'complete' : 'partial';
    return { ...call, kind, source, mapped: records, reason, unmapped };
  } catch (error) {
    return nothing(call, 'unreadable', whyNot(source, error));
  }
}

/** What our own faults say may hold anything of the answer, secrets too: of them there is the name alone. */
function whyNot(source: string, error: unknown): Reason {
  if (error instanceof WrongShape) {
    return { code: 'wrongShape', source, message: `${source}: ${error.message}` };
  }
  const name = error instanceof Error ? error.constructor.name : typeof error;
  return { code: 'fault', source, message: `${source}: a fault of ours in reading it (${name})` };
}

/** Every operation answers with an object, or with nothing where nothing is configured. */
function whole(value: unknown): object {
  if (value === null || value === undefined) return {};
  if (typeof value === 'object' && !Array.isArray(value)) return value;
  throw new WrongShape('the answer', 'an object', value);
}

function nothing(
  call: Pick<ReadAnswer, 'listing' | 'scope' | 'item'>,
  kind: 'unreadable' | 'absent',
  reason: Reason,
): ReadAnswer {
  return { ...call, kind, source: reason.source, mapped: NOTHING, reason, unmapped: [] };
}
