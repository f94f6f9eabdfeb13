import { setImmediate as turn } from 'node:timers/promises';
import type { Provider } from '../../../account/collect/provider.js';

/** The same provider, each call of which takes some turns of the event loop, so that others come in between. */
export function slowProvider(provider: Provider): Provider {
  return {
    ...provider,
    call: async (operation, input, at) => {
      for (let turns = 0; turns < 3; turns += 1) await turn();
      return provider.call(operation, input, at);
    },
  };
}
