import type { GraphMemory } from '../../account/graph-memory.js';
import type { Accounts } from '../../account/accounts.js';
import type { Environment } from '../../gateway/config.js';
import type { BeforeFetch } from './around-fetches.js';

/** The parts that a topology has, joined. */
export interface Wired {
  /** of whoever collects; `first` as any process sees it */
  readonly accounts: Pick<Accounts, 'collectAll' | 'refresh' | 'first'>;
  listen(): Promise<string>;
  becomeReady(): void | Promise<void>;
  /** everything that the store holds of these accounts, as text */
  stored(): Promise<string>;
  close(): Promise<void>;
}

/** What every process of a topology gets. */
export interface Shared {
  /** DATA_DIR is the installation's own: with the same one, a topology finds again what it stored */
  readonly settings: Environment & { readonly DATA_DIR: string };
  readonly memory: GraphMemory | null;
  readonly beforeFetch: BeforeFetch | null;
  /** takes one line of JSON of any process's log */
  log(line: string): void;
}

export type Topology = (shared: Shared) => Promise<Wired>;
