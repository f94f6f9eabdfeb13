import type { FederationFigure } from '../federation/measure-federation.js';
import type { SnapshotFigures } from '../snapshot/measure-snapshot.js';
import type { StartFigures } from '../start/measure-start.js';
import { type Goal, isMet } from './goal.js';
import { table } from './table.js';

export interface Figures {
  readonly federation: readonly FederationFigure[];
  readonly snapshot: SnapshotFigures;
  readonly start: StartFigures;
}

/** Every figure as Markdown tables, the goals first. */
export function tables(figures: Figures): string {
  return [
    goalTable(goalsOf(figures)),
    federationTable(figures.federation),
    snapshotTable(figures.snapshot),
    startTable(figures.start),
  ].join('\n\n');
}

/** What must hold. */
export function goalsOf({ federation, snapshot, start }: Figures): readonly Goal[] {
  const figure = (name: string) => federation.find(({ ask }) => ask.name === name);
  const [a, c] = [figure('A'), figure('C')];
  return [
    { name: 'A by one graphql-js schema', goal: 5, got: a?.ofMonolith ?? NaN },
    { name: 'A by stock Apollo gateway', goal: 0.65, got: a?.ofApollo ?? NaN },
    { name: 'C by one graphql-js schema', goal: 4.2, got: c?.ofMonolith ?? NaN },
    { name: 'C by stock Apollo gateway', goal: 0.9, got: c?.ofApollo ?? NaN },
    {
      name: "snapshot by its records' JSON",
      goal: 1.5,
      got: snapshot.heldBytes / snapshot.recordBytes,
    },
    { name: '3-hop ball by bare CSR', goal: 2, got: snapshot.ballOfCsr },
    { name: 'start to ready by bare Apollo, CPU', goal: 1.5, got: start.cpuRatio },
  ];
}

function goalTable(goals: readonly Goal[]): string {
  const rows = goals.map((goal) => [
    goal.name,
    `≤ ${goal.goal}x`,
    `${goal.got.toFixed(2)}x`,
    isMet(goal) ? 'met' : 'missed',
  ]);
  return table(['ratio', 'goal', 'measured', ''], rows);
}

function federationTable(federation: readonly FederationFigure[]): string {
  const rows = federation.map(({ ask, bytes, cpu, ofMonolith, ofApollo }) => [
    `${ask.name}: ${ask.about}`,
    `${(bytes / 1000).toFixed(1)} kB`,
    cpu.own.toFixed(2),
    cpu.apollo.toFixed(2),
    cpu.monolith.toFixed(2),
    `${ofMonolith.toFixed(2)}x`,
    `${ofApollo.toFixed(2)}x`,
  ]);
  const head = ['question', 'data', 'ours', 'Apollo', 'one schema', 'by schema', 'by Apollo'];
  return `CPU milliseconds of the serving process for one request\n\n${table(head, rows)}`;
}

function snapshotTable(figures: SnapshotFigures): string {
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  const microseconds = (value: number) => `${value.toFixed(2)} µs`;
  const rows = [
    ['build from records in memory', `${figures.buildMilliseconds.toFixed(0)} ms`],
    ["records' JSON", megabytes(figures.recordBytes)],
    [
      'held in memory (own estimate)',
      `${megabytes(figures.heldBytes)} (${megabytes(figures.estimatedBytes)})`,
    ],
    [`3-hop ball (${figures.visited.toFixed(0)} nodes)`, microseconds(figures.ballMicroseconds)],
    ['the same by a bare CSR walk', microseconds(figures.csrMicroseconds)],
    ['a node read for the first time', microseconds(figures.firstReadMicroseconds)],
    ['a node read again', microseconds(figures.readMicroseconds)],
  ];
  return table([`snapshot of ${figures.nodes} nodes, ${figures.edges} edges`, ''], rows);
}

function startTable({ own, bare, ...ratios }: StartFigures): string {
  const row = (name: string, of: keyof typeof own, ratio: number) => [
    name,
    `${own[of].toFixed(0)} ms`,
    `${bare[of].toFixed(0)} ms`,
    `${ratio.toFixed(2)}x`,
  ];
  return table(
    ['start', 'ours', 'bare Apollo', 'ratio'],
    [
      row('until it is ready, time', 'readyWall', ratios.wallRatio),
      row('until it is ready, CPU', 'readyCpu', ratios.cpuRatio),
      row('until it has answered, CPU', 'answeredCpu', ratios.answeredRatio),
    ],
  );
}
