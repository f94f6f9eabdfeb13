import type { ClusterFigure } from '../cluster/measure-cluster.js';
import type { CollectionFigures } from '../collection/measure-collection.js';
import type { FederationFigure } from '../federation/measure-federation.js';
import type { SnapshotFigures } from '../snapshot/measure-snapshot.js';
import type { StartFigures } from '../start/measure-start.js';
import type { StoreFigures } from '../store/measure-store.js';
import type { Goal } from './goal.js';
import type { Figures } from './figures.js';

/** What must hold of what was measured. */
export function goalsOf(figures: Figures): readonly Goal[] {
  const { federation, snapshot, start, store, collection, cluster } = figures;
  return [
    ...(federation ? federationGoals(federation) : []),
    ...(snapshot ? snapshotGoals(snapshot) : []),
    ...(start ? startGoals(start) : []),
    ...(store ? storeGoals(store) : []),
    ...(collection ? collectionGoals(collection) : []),
    ...(cluster ? clusterGoals(cluster) : []),
  ];
}

function ratio(name: string, goal: number, got = NaN): Goal {
  return { name, goal, got, unit: 'x' };
}

function seconds(name: string, goal: number, milliseconds: number): Goal {
  return { name, goal, got: milliseconds / 1000, unit: ' s' };
}

function federationGoals(federation: readonly FederationFigure[]): readonly Goal[] {
  const figure = (name: string) => federation.find(({ ask }) => ask.name === name);
  const [a, c] = [figure('A'), figure('C')];
  return [
    ratio('A by one graphql-js schema', 5, a?.ofMonolith),
    ratio('A by stock Apollo gateway', 0.65, a?.ofApollo),
    ratio('C by one graphql-js schema', 4.2, c?.ofMonolith),
    ratio('C by stock Apollo gateway', 0.9, c?.ofApollo),
  ];
}

function snapshotGoals({ heldBytes, recordBytes, ballOfCsr }: SnapshotFigures): readonly Goal[] {
  return [
    ratio("snapshot by its records' JSON", 1.5, heldBytes / recordBytes),
    ratio('3-hop ball by bare CSR', 2, ballOfCsr),
  ];
}

function startGoals({ cpuRatio }: StartFigures): readonly Goal[] {
  return [ratio('start to ready by bare Apollo, CPU', 1.5, cpuRatio)];
}

function storeGoals({ ingest, append, load, requests }: StoreFigures): readonly Goal[] {
  const request = (name: string) => requests.find(({ ask }) => ask.name === name)?.ratio;
  return [
    ratio('Neo4j: ingest by bare driver', 1.25, ingest.ownMilliseconds / ingest.bareMilliseconds),
    ratio('Neo4j: append by bare driver', 1.3, append.ownMilliseconds / append.bareMilliseconds),
    ratio('Neo4j: snapshot load by bare read', 1.3, load.ratio),
    ratio('A over Neo4j by over SQLite', 1.15, request('A')),
    ratio('3-hop ball over Neo4j by over SQLite', 1.15, request('ball')),
  ];
}

function collectionGoals({ first, unchanged }: CollectionFigures): readonly Goal[] {
  return [
    seconds('collection beyond the provider, first', 5, first.own),
    seconds('collection beyond the provider, unchanged', 1.5, unchanged.own),
  ];
}

function clusterGoals(cluster: readonly ClusterFigure[]): readonly Goal[] {
  const a = cluster.find(({ ask }) => ask.name === 'A');
  return [ratio('A over HTTP subgraphs by stock Apollo gateway', 0.65, a?.ofApollo)];
}
