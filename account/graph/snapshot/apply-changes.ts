import type { Change, EdgeChange, NodeChange } from '../change.js';
import type { Layers, Overlay } from './overlay.js';
import { OverlayDraft } from './overlay-draft.js';

/** What a batch made of an overlay. */
export interface Applied {
  readonly overlay: Overlay;
  /** types that a node joined or left */
  readonly changedTypes: ReadonlySet<string>;
}

/** The overlay after these changes, in any order. Throws TypeError on a change that does not fit. */
export function applyChanges(layers: Layers, changes: readonly Change[]): Applied {
  const draft = new OverlayDraft(layers);
  const nodes = changes.filter((change) => change.record === 'node');
  const edges = changes.filter((change) => change.record === 'edge');
  for (const change of nodes) if (change.after !== null) putNode(draft, change);
  for (const change of edges) if (change.after === null) removeEdge(draft, change);
  for (const change of edges) if (change.after !== null) putEdge(draft, change);
  for (const change of nodes) if (change.after === null) removeNode(draft, change);
  return { overlay: draft.finish(), changedTypes: draft.changedTypes };
}

function putNode(draft: OverlayDraft, { id, before, after }: NodeChange): void {
  const there = draft.node(id) !== null;
  if (there !== (before !== null)) throw misfit('node', id, there);
  if (after !== null) draft.putNode(after);
}

function removeNode(draft: OverlayDraft, { id }: NodeChange): void {
  if (draft.node(id) === null) throw misfit('node', id, false);
  draft.removeNode(id);
}

function putEdge(draft: OverlayDraft, { id, before, after }: EdgeChange): void {
  if (after === null) return;
  const there = draft.hasEdge(after);
  if (there !== (before !== null)) throw misfit('edge', id, there);
  draft.putEdge(after);
}

function removeEdge(draft: OverlayDraft, { id, before }: EdgeChange): void {
  if (before === null || !draft.hasEdge(before)) throw misfit('edge', id, false);
  draft.removeEdge(before);
}

function misfit(record: string, id: string, there: boolean): TypeError {
  const found = there ? 'it is there' : 'it is not there';
  return new TypeError(
    `A change fits the graph it is applied to, got the ${record} ${id}: ${found}`,
  );
}
