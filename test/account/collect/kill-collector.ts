import { writeSync } from 'node:fs';
import { systemClock } from '../../../account/clock.js';
import { openSqliteGraphStore } from '../../../sqlite/sqlite-graph-store.js';
import { NO_FAULTS, faultyProvider } from './faulty-provider.js';
import { slowProvider } from './slow-provider.js';
import { townAccounts } from './town-accounts.js';
import { townNumber } from './town-number.js';

/**
 * A program: collects one town after the other, from a number on, into the file until it is killed, and prints the number
 * of each once it is collected.
 */
const [file = '', first = '1', leaseTime = '500'] = process.argv.slice(2);
const store = openSqliteGraphStore(file);
for (let number = Number(first); ; number += 1) {
  const provider = slowProvider(faultyProvider(townNumber(number), NO_FAULTS));
  const accounts = townAccounts(store, provider, systemClock, { leaseTime: Number(leaseTime) });
  writeSync(process.stdout.fd, `begun ${number}\n`);
  let isWhole = false;
  while (!isWhole) {
    const [result] = await accounts.collectAll({ maxAge: 0 });
    if (result?.kind === 'failed') throw new Error(result.reason.message);
    isWhole = result?.report.incomplete.length === 0;
  }
  writeSync(process.stdout.fd, `collected ${number}\n`);
}
