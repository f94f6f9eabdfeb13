import Sequencer from '@jest/test-sequencer';

/** The slowest first, so that no worker is left with one of them alone at the end. Each waits for servers most of its time. */
const SLOW = [
  'neo4j/bolt-faults',
  'neo4j/neo4j-graph-store',
  'neo4j/kill',
  'neo4j/gateway',
  'live/faults',
  'neo4j/server-failures',
  'aws/export-live',
  'live/collected-equals-seed',
  'abuse/fuzz',
  'stories/process',
  'collect/killed-collector',
  'stories/cluster-with-own-neo4j',
  'stories/several-accounts',
];

function place({ path }) {
  const at = SLOW.findIndex((name) => path.endsWith(`/${name}.test.ts`));
  return at === -1 ? SLOW.length : at;
}

export default class SlowFirst extends Sequencer {
  sort(tests) {
    const others = super.sort.call(this, tests);
    return others.toSorted((one, other) => place(one) - place(other));
  }
}
