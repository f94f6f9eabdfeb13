import type { Clock } from '../clock.js';
import type { Answer, Provider, Reason } from './provider.js';

export interface BoundedProvider extends Provider {
  /** Ends the wait for the deadline: nothing is asked any more. */
  end(): void;
}

/**
 * The same provider, never waited for beyond the deadline: what it has not answered by then, and what is asked of it
 * afterwards or after the end, is `late`. The provider's own promise is left to itself.
 */
export function byDeadline(provider: Provider, deadline: number, clock: Clock): BoundedProvider {
  const ended = new AbortController();
  const waiting = new Set<() => void>();
  void clock.wait(Math.max(0, deadline - clock.now()), ended.signal).then(() => {
    for (const giveUp of waiting) giveUp();
  });
  const bounded = <T>(ask: () => Promise<T>, late: () => T): Promise<T> => {
    if (ended.signal.aborted || clock.now() >= deadline) return Promise.resolve(late());
    return new Promise((resolve, reject) => {
      const giveUp = () => resolve(late());
      waiting.add(giveUp);
      const done = () => waiting.delete(giveUp);
      ask().then(resolve, reject).finally(done);
    });
  };
  const answered = <T>(source: string, ask: () => Promise<Answer<T>>) =>
    bounded<Answer<T>>(ask, () => ({ kind: 'unreadable', reason: lateReason(source) }));
  return {
    name: provider.name,
    source: provider.source,
    get globalRegion() {
      return provider.globalRegion;
    },
    identity: () => answered(`${provider.source} identity`, () => provider.identity()),
    regions: (account) => answered(`${provider.source} regions`, () => provider.regions(account)),
    call: (operation, input, at) => {
      const source = [at.region, operation, ...Object.values(input)].join(' ');
      return answered(source, () => provider.call(operation, input, at));
    },
    unread: () =>
      bounded<Awaited<ReturnType<Provider['unread']>>>(
        () => provider.unread(),
        () => [],
      ),
    accountName: (account) =>
      bounded<string | null>(
        () => provider.accountName(account),
        () => null,
      ),
    end: () => ended.abort(),
  };
}

function lateReason(source: string): Reason {
  return { code: 'late', source, message: `${source}: no answer before the deadline` };
}
