import type { Outbox } from './outbox.js';
import type { Events } from './stages.js';

/** Sends what a subscription has, one event after another, each once its client has taken enough of what was before. */
export async function sendEvents(
  events: Events,
  outbox: Outbox,
  operation: string,
  isEnded: () => boolean,
): Promise<void> {
  for (;;) {
    await outbox.ready();
    const pending = isEnded() ? null : await events.next();
    if (pending === null) return;
    await outbox.inTurn(async () => {
      const payload = isEnded() ? null : await pending();
      if (payload !== null && !isEnded()) await outbox.sendNext(operation, payload);
    });
  }
}
