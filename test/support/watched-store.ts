import type { GraphStore } from '../../account/graph/store.js';

export type StoreCall = keyof GraphStore;

/** A store that says before each of its calls which one it is, and goes on when what is told has ended. */
export function watchedStore(
  store: GraphStore,
  before: (call: StoreCall, given: readonly unknown[]) => Promise<void> | void,
): GraphStore {
  return new Proxy(store, {
    get: (target, name: StoreCall) => {
      const call = target[name] as (...given: readonly unknown[]) => Promise<unknown>;
      return async (...given: readonly unknown[]) => {
        await before(name, given);
        return call.apply(target, given as unknown[]);
      };
    },
  });
}
