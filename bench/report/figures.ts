import type { ClusterFigure } from '../cluster/measure-cluster.js';
import type { CollectionFigures } from '../collection/measure-collection.js';
import type { FederationFigure } from '../federation/measure-federation.js';
import type { SnapshotFigures } from '../snapshot/measure-snapshot.js';
import type { StartFigures } from '../start/measure-start.js';
import type { StoreFigures } from '../store/measure-store.js';

/** What was measured; a part that was not is left out. */
export interface Figures {
  readonly start?: StartFigures;
  readonly snapshot?: SnapshotFigures;
  readonly federation?: readonly FederationFigure[];
  readonly store?: StoreFigures;
  readonly collection?: CollectionFigures;
  readonly cluster?: readonly ClusterFigure[];
}
