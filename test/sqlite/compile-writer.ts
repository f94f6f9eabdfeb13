import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { transformSync } from '@swc/core';

const writer = 'test/sqlite/kill-writer';

/** Compiles the writer and what it imports into the directory, since a compiled program starts in a tenth of the time. */
export function compileWriter(root: string, directory: string): string {
  const sources = ['account/graph', 'account/graph/snapshot', 'sqlite'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name)),
  );
  for (const source of [...sources, `${writer}.ts`]) {
    const target = join(directory, source.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, compile(join(root, source)));
  }
  writeFileSync(join(directory, 'package.json'), '{ "type": "module" }');
  symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'));
  return join(directory, `${writer}.js`);
}

function compile(file: string): string {
  return transformSync(readFileSync(file, 'utf8'), {
    filename: file,
    configFile: false,
    swcrc: false,
    jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
    module: { type: 'es6' },
  }).code;
}
