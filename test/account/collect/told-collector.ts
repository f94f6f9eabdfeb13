import { setImmediate as turn } from 'node:timers/promises';
import { systemClock } from '../../../account/clock.js';
import type { Provider } from '../../../account/collect/provider.js';
import type { CollectionResult } from '../../../account/collect/stages.js';
import { openSqliteGraphStore } from '../../../sqlite/sqlite-graph-store.js';
import { NO_FAULTS, faultyProvider } from './faulty-provider.js';
import { slowProvider } from './slow-provider.js';
import { townAccounts } from './town-accounts.js';
import { townNumber } from './town-number.js';

/** What the program is told: collect this town, after so many turns of its event loop. */
export interface Told {
  readonly town: number;
  readonly pause: number;
}

/** A scope that was read, from its first call to the end of all calls, in microseconds since the machine's own start. */
export interface Reading {
  readonly scope: string;
  readonly from: number;
  readonly until: number;
}

/** What the program answers. */
export interface Round {
  /** null: it collected */
  readonly failure: string | null;
  /** somebody else was reading a scope, which it therefore left out */
  readonly leftOut: boolean;
  readonly readings: readonly Reading[];
}

// A program: collects towns into the file, one for each message that it is sent, until nobody is connected any more.
const [file = ''] = process.argv.slice(2);
const store = openSqliteGraphStore(file);
const begun = new Map<string, number>();
let readings: Reading[] = [];
let town = 1;
const now = () => slowProvider(faultyProvider(townNumber(town), NO_FAULTS));
const provider: Provider = {
  ...now(),
  call: (operation, input, at) => {
    const [service = ''] = operation.split(':');
    const scope = service === 'people' ? service : `${service} ${at.region}`;
    if (!begun.has(scope)) begun.set(scope, microseconds());
    return now().call(operation, input, at);
  },
};
const accounts = townAccounts(store, provider, systemClock, {
  progress: ({ running }) => void (running || endReadings()),
});
process.on('message', (told: Told) => {
  void collected(told).then((round) => process.send?.(round));
});
process.on('disconnect', () => void store.close().then(() => process.exit()));

async function collected(told: Told): Promise<Round> {
  ({ town } = told);
  readings = [];
  for (let turns = 0; turns < told.pause; turns += 1) await turn();
  const [result] = await accounts.collectAll({ maxAge: 0 });
  return { failure: failureOf(result), leftOut: leftOut(result), readings };
}

function endReadings(): void {
  const until = microseconds();
  for (const [scope, from] of begun) readings.push({ scope, from, until });
  begun.clear();
}

/** One clock for all processes of the machine, which nobody sets. */
function microseconds(): number {
  return Number(process.hrtime.bigint() / 1000n);
}

function failureOf(result: CollectionResult | undefined): string | null {
  if (result === undefined) return 'nothing was collected';
  return result.kind === 'failed' && result.reason.code !== 'leased' ? result.reason.message : null;
}

function leftOut(result: CollectionResult | undefined): boolean {
  if (result?.kind === 'failed') return result.reason.code === 'leased';
  return result?.report.incomplete.some(({ code }) => code === 'leased') ?? false;
}
