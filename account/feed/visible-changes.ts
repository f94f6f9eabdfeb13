import type { Change } from '../graph/change.js';
import type { LogEntry } from '../graph/store.js';
import type { Caller } from '../graph/view.js';

/** What the caller's view of this version lets see of its changes. The one place where a feed asks that. */
export function visibleChanges({ kind }: Caller, { changes }: LogEntry): readonly Change[] {
  // an owner sees everything, and nobody else asks yet
  return kind === 'owner' ? changes : [];
}
