import type { Found } from './pins.js';
import type { NodeId } from './record.js';
import type { View } from './view.js';

/** The views that are there, in order of account. */
export function inOrder(views: readonly (View | null)[]): readonly (View | null)[] {
  return views
    .filter((view) => view !== null)
    .toSorted(({ version: one }, { version: other }) => (one.account < other.account ? -1 : 1));
}

/** The account where the id is not external goes first; else the first that has it. */
export function preferred(id: NodeId, views: readonly (View | null)[]): Found | null {
  let external: Found | null = null;
  for (const view of views) {
    const record = view?.node(id) ?? null;
    if (view === null || record === null) continue;
    if (!record.external) return { record, view };
    external ??= { record, view };
  }
  return external;
}
