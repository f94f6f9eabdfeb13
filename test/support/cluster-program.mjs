import { runCluster } from '../../scripts/run-cluster.mjs';

// A cluster as `npm run cluster` runs one: `node cluster-program.mjs <sqlite or neo4j> <program> <names> …`.
const [store, program, ...groups] = process.argv.slice(2);

await runCluster({
  program: [program],
  groups: groups.map((names) => names.split(',')),
  embedded: store === 'sqlite',
});
