import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import './installed.mjs';

// What the tests need besides npm's packages, made where it is missing: Neo4j's jars (Java 17, Maven) and moto (Python 3.11).
const root = dirname(dirname(fileURLToPath(import.meta.url)));

function run(...args) {
  execFileSync(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
}

run(join('scripts', 'neo4j.mjs'), '--install');
run(join('node_modules', 'tsx', 'dist', 'cli.mjs'), join('test', 'support', 'moto', 'set-up.ts'));
