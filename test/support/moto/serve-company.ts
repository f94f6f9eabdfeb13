import { BusyTime } from './busy-time.js';
import { startPassThrough } from './pass-through.js';
import { seedAccounts } from './seed/seed-accounts.js';
import { seedFleet } from './seed/seed-fleet.js';
import { startMoto } from './start-moto.js';

/** Together about 1,100 resources, in the proportions of a company's account. */
const SIZE = { first: 32, second: 8 };
const FLEET = 52;

// A provider with a company-sized account, in a process of its own. Its first message is its address; it answers every
// message with the milliseconds in which it had something to answer so far, and ends when nobody is connected any more.
const moto = await startMoto();
const { own } = await seedAccounts(moto.url, SIZE);
await seedFleet(own, FLEET);
const busy = new BusyTime();
const proxy = await startPassThrough(moto.url, busy);
process.on('message', () => process.send?.(busy.milliseconds()));
process.on('disconnect', () => {
  void Promise.all([proxy.stop(), moto.stop()]).then(() => process.exit());
});
process.send?.(proxy.url);
