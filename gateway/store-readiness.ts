import type { Readiness } from './server.js';

/** Ready only while the store answers: `read` is a read of it that ends by itself. */
export async function storeReadiness(
  readiness: Readiness,
  read: () => Promise<unknown>,
): Promise<Readiness> {
  if (readiness.kind === 'waiting') return readiness;
  try {
    await read();
    return readiness;
  } catch {
    return { kind: 'waiting', reason: 'the store does not answer' };
  }
}
