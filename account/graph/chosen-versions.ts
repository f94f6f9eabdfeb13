import { RequestError } from '../request-error.js';
import type { Head } from './heads.js';
import { HEADER, type ResolvedDescriptor, type ResolvedPins } from './pin-request.js';
import type { PinSource } from './pin-source.js';
import type { AccountId } from './record.js';
import { checkVersion } from './unknown-version.js';

/** Which version of each account a request asks for: the header's, else that of its cursors, else the head. */
export class ChosenVersions {
  readonly #source: PinSource;
  readonly #header: ResolvedPins;
  readonly #cursors: ReadonlyMap<AccountId, number>;
  /** what a bare `seq:` says, where there are several accounts that it could be of */
  readonly bare: number | null;
  /** the one account that a bare `seq:` is of, once one has been read */
  only: AccountId | null = null;

  constructor(source: PinSource, header: ResolvedPins, cursors: ReadonlyMap<AccountId, number>) {
    this.#source = source;
    this.#header = header;
    this.#cursors = cursors;
    const { every } = header;
    this.bare = every?.kind === 'seq' && source.heads.size > 1 ? every.seq : null;
  }

  /** Whether nothing but heads can be meant. */
  get areHeads(): boolean {
    const { every, by } = this.#header;
    return every === null && by.size === 0 && this.#cursors.size === 0;
  }

  /** Throws BAD_INPUT for a second account of a bare `seq:`, UNKNOWN_VERSION for a time or label that the account lacks. */
  of(account: AccountId): Extract<ResolvedDescriptor, { kind: 'latest' | 'seq' }> {
    const { every, by } = this.#header;
    if (every?.kind === 'seq') this.#takeOnly(account, every.seq);
    const descriptor = by.get(account) ?? every;
    if (descriptor?.kind === 'unavailable') throw descriptor.error;
    if (descriptor !== null) return descriptor;
    const seq = this.#cursors.get(account);
    return seq === undefined ? { kind: 'latest' } : { kind: 'seq', seq };
  }

  #takeOnly(account: AccountId, seq: number): void {
    if (this.only !== null && this.only !== account) {
      const message = `${HEADER} must name the account (<account>=seq:${seq}) when a request reads two, got a bare seq:${seq}`;
      throw new RequestError('BAD_INPUT', message, HEADER);
    }
    this.only = account;
  }

  isLatest(account: AccountId): boolean {
    const named = this.#header.by.get(account) ?? this.#header.every;
    return named === null ? !this.#cursors.has(account) : named.kind === 'latest';
  }

  argumentOf(account: AccountId): string {
    return this.#cursors.has(account) && this.#header.every === null ? 'after' : HEADER;
  }

  /** The version at which only what is asked for is read of an account; null: it is read whole, or not at all. */
  farSeq(head: Head): number | null {
    if (head.view !== null) return null;
    if (this.bare !== null && this.only !== head.account) return null;
    const named = this.#header.by.get(head.account) ?? this.#header.every;
    if (named?.kind === 'unavailable') throw named.error;
    const seq = named?.kind === 'seq' ? named.seq : this.#cursors.get(head.account);
    if (named?.kind === 'latest' || seq === undefined || seq === head.seq) return head.seq;
    return this.#source.far?.isTooLarge(head) === true ? seq : null;
  }

  /** The same; throws UNKNOWN_VERSION when there is no such version. */
  farSeqThere(head: Head): number | null {
    const seq = this.farSeq(head);
    if (seq !== null) checkVersion(head, seq, this.argumentOf(head.account));
    return seq;
  }
}
