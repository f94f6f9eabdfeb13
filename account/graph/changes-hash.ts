import { type Hash, createHash } from 'node:crypto';
import type { Change } from './change.js';
import { compareChanges } from './compare-changes.js';
import { type ChangeText, changeText } from './record-text.js';

/** SHA-256 of the changes of one version, given in the order of the log; none of them is held. */
export class ChangesHash {
  readonly #hash: Hash = createHash('sha256');

  /** of changes in any order */
  static of(changes: readonly Change[]): string {
    const hash = new ChangesHash();
    for (const change of changes.toSorted(compareChanges)) hash.take(changeText(change));
    return hash.digest();
  }

  take([record, id, before, after]: ChangeText): void {
    // the text of a record is JSON without line breaks and never empty: no two lists of changes give one text
    this.#hash.update(`${record}\n${JSON.stringify(id)}\n${before ?? ''}\n${after ?? ''}\n`);
  }

  /** hex; once */
  digest(): string {
    return this.#hash.digest('hex');
  }
}
