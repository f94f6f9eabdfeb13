import { SharedRead } from './shared-read.js';
import type { AccountHead, GraphStore } from './store.js';

/** How far the accounts of a store are, for a process that holds none of their graphs. */
export class SharedHeads {
  readonly #shared: SharedRead<readonly AccountHead[]>;

  constructor(store: Pick<GraphStore, 'heads'>) {
    this.#shared = new SharedRead(() => store.heads());
  }

  /** As the store has them after this call; calls that wait together share one read. */
  read(): Promise<readonly AccountHead[]> {
    return this.#shared.read();
  }
}
