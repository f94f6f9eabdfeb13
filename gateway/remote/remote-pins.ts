import type { PinRequest, Settled } from '../../account/graph/open-pins.js';
import type { Pins } from '../../account/graph/pins.js';
import type { AccountId } from '../../account/graph/record.js';
import type { AskedReading, DoneReading } from './fetch-body.js';

/** What a request's fetches in other processes are told, and what they have read so far. */
export class RemotePins implements Pick<Pins, 'versions'> {
  readonly #asked: Pick<AskedReading, 'header' | 'cursors' | 'heads'>;
  readonly #pinned = new Map<AccountId, number>();
  readonly #noted = new Map<AccountId, number>();
  #settled: Settled = { only: null, externals: {} };

  constructor(
    { header, cursors }: PinRequest,
    heads: readonly { readonly account: AccountId; readonly seq: number }[],
  ) {
    const seqs = Object.fromEntries(heads.map(({ account, seq }) => [account, seq]));
    this.#asked = { header: header ?? null, cursors, heads: seqs };
  }

  /** For the next fetch. */
  asked(): Pick<AskedReading, 'header' | 'cursors' | 'heads' | 'settled'> {
    return { ...this.#asked, settled: this.#settled };
  }

  /**
   * Takes in what a fetch read. False when another fetch of the request decided something otherwise meanwhile: then this
   * one's answer would not fit the rest, and it is asked again.
   */
  take({ settled, pinned, noted }: DoneReading): boolean {
    if (!fits(this.#settled, settled)) return false;
    this.#settled = joined(this.#settled, settled);
    for (const [account, seq] of Object.entries(pinned)) this.#pinned.set(account, seq);
    for (const [account, seq] of Object.entries(noted)) this.#noted.set(account, seq);
    return true;
  }

  versions(): ReadonlyMap<AccountId, number> {
    return new Map([...this.#noted, ...this.#pinned]);
  }
}

function fits(known: Settled, { only, externals }: Settled): boolean {
  if (known.only !== null && only !== null && known.only !== only) return false;
  return Object.entries(externals).every(
    ([id, account]) => (known.externals[id] ?? account) === account,
  );
}

function joined(known: Settled, settled: Settled): Settled {
  const { only, externals } = settled;
  if (only === known.only && Object.keys(externals).length === 0) return known;
  return { only: known.only ?? only, externals: { ...known.externals, ...externals } };
}
