import { measureFederation } from './federation/measure-federation.js';
const figures = await measureFederation({ rounds: Number(process.argv[2] ?? 7), connections: 16, warmUp: 2000, settle: 300, cell: 1500 });
for (const f of figures) process.stdout.write(JSON.stringify({ ...f, ask: f.ask.name }) + '\n');
