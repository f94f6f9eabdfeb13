import type { Accounts } from '../../account/accounts.js';
import type { Environment } from '../../gateway/config.js';
import type { Surroundings } from '../../gateway/wire-parts.js';

/** The parts that a topology has, joined. */
export interface Wired {
  /** of whoever collects */
  readonly accounts: Accounts;
  listen(): Promise<string>;
  becomeReady(): void;
  close(): Promise<void>;
}

/** How a topology is made from settings that every process of it shares. */
export type Topology = (settings: Environment, surroundings: Surroundings) => Promise<Wired>;
