import type { Logger } from './log.js';

/** How a process ends: once. */
export interface Ending {
  /** whether it has begun to */
  readonly begun: boolean;
  /** Closes what there is to close; what cannot be closed is logged. Never rejects. */
  end(): Promise<void>;
}

export interface EndingOptions {
  readonly close: () => Promise<void>;
  readonly logger: Pick<Logger, 'error'>;
  /** ends the process at once */
  readonly exit: (code: number) => void;
  /** milliseconds that closing may take; then the process ends all the same */
  readonly limit: number;
}

export function createEnding({ close, logger, exit, limit }: EndingOptions): Ending {
  let ended: Promise<void> | null = null;
  const late = () => {
    logger.error({ limit }, 'it did not end in time');
    exit(1);
  };
  const end = async (): Promise<void> => {
    const timer = setTimeout(late, limit).unref();
    try {
      await close();
    } catch (error) {
      logger.error({ err: error }, 'not everything could be closed');
    }
    clearTimeout(timer);
  };
  return {
    get begun() {
      return ended !== null;
    },
    end: () => (ended ??= end()),
  };
}
