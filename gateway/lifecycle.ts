import type { AddressInfo } from 'node:net';

/** Where a server is in its life. It goes through these in order and never back. */
export type Phase =
  | { readonly kind: 'new' }
  | { readonly kind: 'serving'; readonly address: AddressInfo }
  | { readonly kind: 'draining'; readonly done: Promise<void> }
  | { readonly kind: 'closed' };

/** Counts what is being answered, and tells when nothing is. */
export interface InFlight {
  enter(): void;
  leave(): void;
  /** Resolves when nothing is in flight, or after so many milliseconds. */
  idle(deadline: number): Promise<void>;
}

export function createInFlight(): InFlight {
  let count = 0;
  const waiting = new Set<() => void>();
  return {
    enter: () => void (count += 1),
    leave() {
      count -= 1;
      if (count === 0) for (const resolve of waiting) resolve();
    },
    async idle(deadline) {
      if (count === 0) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, deadline);
        waiting.add(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    },
  };
}
