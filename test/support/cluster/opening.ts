import type { GraphMemory } from '../../../account/graph-memory.js';
import type { Environment } from '../../../gateway/config.js';

/** What a process is told to serve. */
export interface Opening {
  readonly settings: Environment;
  readonly names: readonly string[];
  /** null: what the settings say */
  readonly memory: GraphMemory | null;
  /** each fetch waits until the test's process lets it go on */
  readonly isHeld: boolean;
}
