import { runCluster } from '../../scripts/run-cluster.mjs';

// A small cluster over SQLite, as `npm run cluster` runs one: `node cluster-program.mjs <program> <names> …`.
const [program, ...groups] = process.argv.slice(2);

await runCluster({
  program: [program],
  groups: groups.map((names) => names.split(',')),
  embedded: true,
});
