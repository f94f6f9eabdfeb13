import { clusterTable } from './cluster-table.js';
import { collectionTable } from './collection-table.js';
import { federationTable } from './federation-table.js';
import type { Figures } from './figures.js';
import { type Goal, isMet } from './goal.js';
import { goalsOf } from './goals.js';
import { snapshotTable } from './snapshot-table.js';
import { startTable } from './start-table.js';
import { storeTables } from './store-tables.js';
import { table } from './table.js';

/** Every figure as Markdown tables, the goals first. */
export function tables(figures: Figures): string {
  const { federation, snapshot, start, store, collection, cluster } = figures;
  return [
    goalTable(goalsOf(figures)),
    ...(federation ? [federationTable(federation)] : []),
    ...(snapshot ? [snapshotTable(snapshot)] : []),
    ...(start ? [startTable(start)] : []),
    ...(store ? storeTables(store) : []),
    ...(collection ? [collectionTable(collection)] : []),
    ...(cluster ? [clusterTable(cluster)] : []),
  ].join('\n\n');
}

function goalTable(goals: readonly Goal[]): string {
  const rows = goals.map((goal) => [
    goal.name,
    `≤ ${goal.goal}${goal.unit}`,
    `${goal.got.toFixed(2)}${goal.unit}`,
    isMet(goal) ? 'met' : 'missed',
  ]);
  return table(['what', 'goal', 'measured', ''], rows);
}
