import { account, batchOf, read, send, type WriterOptions } from './writer.js';
import { nextChanges } from './next-changes.js';

/** Milliseconds between two writes. */
const thinking = 60;

/** Writes version after version until it is told to end, whatever happens to the server. */
export class Worker {
  readonly options: WriterOptions;
  /** each of its writes is made under a lease, as a collector's are */
  readonly #leases: boolean;
  #acknowledged = 0;
  #ends = false;
  #told: () => void = () => undefined;
  readonly #ended: Promise<void>;

  constructor(options: WriterOptions, { leases }: { readonly leases: boolean }) {
    this.options = options;
    this.#leases = leases;
    this.#ended = this.#work();
  }

  /** Resolves when so many more writes are acknowledged; rejects when that takes longer than `patience` milliseconds. */
  async acknowledges(count: number, patience: number): Promise<void> {
    const aim = this.#acknowledged + count;
    await new Promise<void>((resolve, reject) => {
      const late = new Error(`${this.options.name} does not go on`);
      const timer = setTimeout(() => reject(late), patience);
      this.#told = () => {
        if (this.#acknowledged < aim) return;
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async end(): Promise<void> {
    this.#ends = true;
    await this.#ended;
  }

  async #work(): Promise<void> {
    for (let turn = 0; !this.#ends; turn += 1) {
      const id = `${this.options.name}-${turn}`;
      const wrote = this.#leases ? await this.#underLease(id) : await this.#write(id);
      if (!wrote) continue;
      this.#acknowledged += 1;
      this.#told();
      // longer than a write takes: whoever lost against it is next
      await new Promise((resolve) => setTimeout(resolve, thinking));
    }
  }

  async #underLease(id: string): Promise<boolean> {
    const { name, store, journal, deadline } = this.options;
    const now = Date.now();
    const request = { keys: [account], holder: name, now, until: now + 30_000 };
    const taken = await journal.ask(`${name}: takeLeases`, deadline, () =>
      store.takeLeases(request),
    );
    if (taken?.value.length !== 1) return false;
    const wrote = await this.#write(id);
    await journal.ask(`${name}: releaseLeases`, deadline, () =>
      store.releaseLeases(name, [account]),
    );
    return wrote;
  }

  /** Goes on asking for a batch until it is answered; a conflict begins again. */
  async #write(id: string): Promise<boolean> {
    for (let attempt = 0; !this.#ends; attempt += 1) {
      const head = await read(this.options);
      if (head === null) continue;
      const seq = head.value?.version.seq ?? 0;
      const changes = nextChanges(head.value, 2 + (seq % 30), seq + 1);
      const batch = batchOf(`${id}-${attempt}`, seq, changes);
      let answer = await send(this.options, batch);
      while (answer === null && !this.#ends) answer = await send(this.options, batch);
      if (answer?.value.kind === 'appended') return true;
    }
    return false;
  }
}
