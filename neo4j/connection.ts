import neo4j, { type Driver, type QueryResult, type Session, type Transaction } from 'neo4j-driver';

import { StoreError } from '../account/graph/store-error.js';
import type { Deadline } from './deadline.js';
import type { Neo4jSettings } from './settings.js';
import { mayRetry, storeFailure } from './store-failure.js';

export type Parameters = Readonly<Record<string, unknown>>;
/** `LOCK` reads under locks, for which it must be let write. */
type Mode = 'READ' | 'LOCK' | 'WRITE';
type Work<Result> = (session: Session, deadline: Deadline) => Promise<Result>;

/** Reads give up on a server that is away; a write goes on until its deadline, since it may have been done. */
const awayMilliseconds = 2000;
const firstPause = 10;
const longestPause = 500;
const poolSize = 50;

/** A driver and how many calls use it; those that are late may never end. */
interface Line {
  readonly driver: Driver;
  calls: number;
  late: number;
}

/**
 * Runs work on the server: each call within its deadline, again where the server says that this may help, and rejecting with
 * a StoreError. Work must bear being done twice, also after it was committed: an answer to a commit may be lost.
 */
export class Connection {
  readonly #settings: Neo4jSettings;
  /** shared by every session: what was written is seen by what is read next */
  readonly #bookmarks = neo4j.bookmarkManager();
  #line: Line;
  #isOpen = true;

  constructor(settings: Neo4jSettings) {
    this.#settings = settings;
    this.#line = newLine(settings);
  }

  /** One statement, in a transaction of its own. */
  async query(text: string, parameters: Parameters, deadline: Deadline): Promise<QueryResult> {
    return this.#run('READ', deadline, async (session) =>
      session.run(text, parameters, { timeout: timeoutOf(deadline) }),
    );
  }

  async read<Result>(
    deadline: Deadline,
    work: (transaction: Transaction) => Promise<Result>,
  ): Promise<Result> {
    return this.#run('READ', deadline, inTransaction(work));
  }

  /**
   * Reads under locks, and rolled back. The server ends each try after `longest` milliseconds, waiting for the locks
   * included.
   */
  async lock<Result>(
    deadline: Deadline,
    work: (transaction: Transaction) => Promise<Result>,
    longest: number,
  ): Promise<Result> {
    const rolledBack = async (transaction: Transaction): Promise<Result> => {
      const result = await work(transaction);
      await transaction.rollback();
      return result;
    };
    return this.#run('LOCK', deadline, inTransaction(rolledBack, longest));
  }

  /** Committed unless the work rolled it back. */
  async write<Result>(
    deadline: Deadline,
    work: (transaction: Transaction) => Promise<Result>,
  ): Promise<Result> {
    return this.#run('WRITE', deadline, inTransaction(work));
  }

  /** Asks who answers, once. */
  async serverAgent(deadline: Deadline): Promise<string> {
    try {
      const info = await deadline.race(this.#line.driver.getServerInfo());
      return info.agent ?? '';
    } catch (error) {
      throw storeFailure(error, this.#settings.uri);
    }
  }

  /** Does not wait for calls that never end. */
  async close(deadline: Deadline): Promise<void> {
    this.#isOpen = false;
    await deadline.race(this.#line.driver.close()).catch(() => undefined);
  }

  async #run<Result>(mode: Mode, deadline: Deadline, work: Work<Result>): Promise<Result> {
    const begun = performance.now();
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.#once(mode, deadline, work);
      } catch (error) {
        const failure = storeFailure(error, this.#settings.uri);
        const pause = Math.min(firstPause * 2 ** attempt, longestPause);
        const isAway = failure.kind === 'unreachable' && mode !== 'WRITE';
        const waits = isAway ? awayMilliseconds - (performance.now() - begun) : deadline.left;
        if (!this.#isOpen || !mayRetry(error) || waits <= pause) throw failure;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }

  async #once<Result>(mode: Mode, deadline: Deadline, work: Work<Result>): Promise<Result> {
    if (!this.#isOpen) throw new StoreError('fault', 'The store is closed');
    // what waited in a queue for as long as it may is not begun
    if (deadline.left === 0) throw deadline.late();
    const line = this.#line;
    line.calls += 1;
    const done = this.#inSession(line, mode, (session) => work(session, deadline));
    try {
      return await deadline.race(done);
    } catch (error) {
      if (error instanceof StoreError && error.kind === 'late') this.#leave(line, done);
      throw error;
    }
  }

  async #inSession<Result>(
    line: Line,
    mode: Mode,
    work: (session: Session) => Promise<Result>,
  ): Promise<Result> {
    const session = line.driver.session({
      defaultAccessMode: mode === 'READ' ? 'READ' : 'WRITE',
      bookmarkManager: this.#bookmarks,
    });
    try {
      return await work(session);
    } finally {
      await session.close().catch(() => undefined);
      line.calls -= 1;
      this.#closeLeft(line);
    }
  }

  /** The connections of a server that does not answer may never answer: later calls get new ones. */
  #leave(line: Line, done: Promise<unknown>): void {
    line.late += 1;
    const ended = (): void => {
      line.late -= 1;
    };
    done.then(ended, ended);
    if (this.#line === line && this.#isOpen) this.#line = newLine(this.#settings);
    this.#closeLeft(line);
  }

  #closeLeft(line: Line): void {
    if (line === this.#line || line.calls > line.late) return;
    line.driver.close().catch(() => undefined);
  }
}

function inTransaction<Result>(
  work: (transaction: Transaction) => Promise<Result>,
  longest = Infinity,
): Work<Result> {
  return async (session, deadline) => {
    // not awaited: the first statement is sent together with it
    const timeout = Math.min(timeoutOf(deadline), Math.ceil(longest));
    const transaction: Transaction = session.beginTransaction({ timeout });
    try {
      const result = await work(transaction);
      if (transaction.isOpen()) await transaction.commit();
      return result;
    } catch (error) {
      if (transaction.isOpen()) await transaction.rollback().catch(() => undefined);
      throw error;
    }
  };
}

/** The server itself ends what nobody waits for any more. */
function timeoutOf(deadline: Deadline): number {
  return Math.max(1, Math.ceil(deadline.left));
}

function newLine({ uri, user, password, deadline = 10_000 }: Neo4jSettings): Line {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
    disableLosslessIntegers: true,
    maxConnectionPoolSize: poolSize,
    connectionTimeout: deadline,
    // the call itself is over before
    connectionAcquisitionTimeout: deadline + 1000,
    telemetryDisabled: true,
    notificationFilter: { minimumSeverityLevel: 'OFF' },
  });
  return { driver, calls: 0, late: 0 };
}
