import type { CheckpointEvent, CheckpointOptions } from '../account/graph/checkpoint.js';
import type { Logger } from './log.js';

/** What becomes of a store's checkpoints, in the log. */
export function checkpointLog(logger: Logger): CheckpointOptions {
  return { onEvent: (event) => logEvent(event, logger) };
}

function logEvent(event: CheckpointEvent, logger: Logger): void {
  const { kind, ...what } = event;
  if (kind === 'written') logger.debug(what, 'a checkpoint was written');
  else if (kind === 'failed')
    logger.warn(what, 'a checkpoint could not be written: a later change tries again');
  else logger.error(what, 'a checkpoint is damaged: versions near it are read from the log');
}
