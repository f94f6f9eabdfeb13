import type { Listener } from './http/listener.js';

/** A process whose parts are joined, whatever its role. */
export interface Running {
  readonly server: Listener;
  /** Waits, once it is served at this address, for what it needs before it can answer. */
  prepare(url: URL): Promise<Prepared>;
  close(): Promise<void>;
}

/** The lines to print once it is ready, or why it never will be. */
export type Prepared =
  | { readonly kind: 'ready'; readonly lines: readonly string[] }
  | { readonly kind: 'failed'; readonly message: string };
