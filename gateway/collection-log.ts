import { MultiBar, type SingleBar } from 'cli-progress';
import type { Progress } from '../account/collect/progress.js';
import type { CollectionResult } from '../account/collect/stages.js';
import type { Logger } from './log.js';

/** Where a collection shows itself to whoever started the process. */
export interface CollectionLog {
  progress(step: Progress): void;
  collected(result: CollectionResult): void;
}

const MOST_NAMED = 10;

/** A bar on a terminal; lines in the log otherwise. The report is logged either way. */
export function collectionLog(logger: Logger, terminal: NodeJS.WriteStream): CollectionLog {
  const show = terminal.isTTY ? bars(terminal) : lines(logger);
  return { progress: show, collected: (result) => logResult(result, logger) };
}

function bars(stream: NodeJS.WriteStream): (step: Progress) => void {
  const open = new Map<string, SingleBar>();
  let lines: MultiBar | null = null;
  return (step) => {
    lines ??= newBars(stream);
    const { account, servicesDone, servicesTotal, resourcesFound } = step;
    const shown = { account, found: resourcesFound };
    const bar = open.get(account) ?? lines.create(servicesTotal, 0, shown);
    open.set(account, bar);
    bar.update(servicesDone, shown);
    if (step.running) return;
    open.delete(account);
    if (open.size > 0) return;
    lines.stop();
    lines = null;
  };
}

/** One line for each account that is being collected. */
function newBars(stream: NodeJS.WriteStream): MultiBar {
  const format = 'collecting {account} {bar} {value}/{total} services, {found} resources';
  return new MultiBar({ format, stream, hideCursor: true, clearOnComplete: true });
}

function lines(logger: Logger): (step: Progress) => void {
  const last = new Map<string, number>();
  return (step) => {
    if (last.get(step.account) === step.servicesDone && step.running) return;
    last.set(step.account, step.servicesDone);
    const { account, running, servicesDone, servicesTotal, resourcesFound } = step;
    logger.info({ account, running, servicesDone, servicesTotal, resourcesFound }, 'collecting');
  };
}

function logResult(result: CollectionResult, logger: Logger): void {
  if (result.kind === 'failed') {
    logger.error({ account: result.account, reason: result.reason.message }, 'collection failed');
    return;
  }
  const { report } = result;
  const { account, scopes, calls, nodes, edges, changes } = report;
  const unused = {
    incomplete: counted(report.incomplete.map(({ message }) => message)),
    unreadAnswers: counted(report.unreadAnswers.map(({ source }) => source)),
    unmappedFields: counted(
      report.unmappedFields.map(({ operation, field }) => `${operation} ${field}`),
    ),
    externalReferences: counted(report.externalReferences.map(({ id }) => id)),
    schemaDeviations: counted(
      report.schemaDeviations.map(({ type, attribute }) => `${type}.${attribute}`),
    ),
  };
  const version = result.version?.seq ?? 0;
  logger.info({ account, version, scopes, calls, nodes, edges, changes, unused }, 'collected');
}

/** How many, and the first of them: the whole list is in the account's report. */
function counted(items: readonly string[]): object | number {
  return items.length === 0 ? 0 : { count: items.length, first: items.slice(0, MOST_NAMED) };
}
