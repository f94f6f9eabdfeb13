import type { FormattedExecutionResult } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Payload } from './stages.js';

/** Characters of payloads that are kept for those who will be sent the same. */
const KEPT = 8_388_608;

/** Answers each event once for all who are sent the same. One with an error is answered anew for whoever comes later. */
export class SharedPayloads {
  readonly #kept = new LRUCache<string, Payload>({
    maxSize: KEPT,
    sizeCalculation: ({ text }, key) => text.length + key.length,
  });
  readonly #answering = new Map<string, Promise<Payload>>();

  /** `key`: of what is asked and of the event. */
  async of(key: string, answer: () => Promise<FormattedExecutionResult>): Promise<Payload> {
    const known = this.#kept.get(key) ?? this.#answering.get(key);
    if (known !== undefined) return known;
    const answering = this.#answer(key, answer);
    this.#answering.set(key, answering);
    try {
      return await answering;
    } finally {
      this.#answering.delete(key);
    }
  }

  async #answer(key: string, answer: () => Promise<FormattedExecutionResult>): Promise<Payload> {
    const result = await answer();
    const { data, errors } = result;
    const isNull = errors === undefined && Object.values(data ?? {}).every((one) => one === null);
    const payload = Object.freeze({ text: JSON.stringify(result), isNull });
    if (errors === undefined) this.#kept.set(key, payload);
    return payload;
  }
}
