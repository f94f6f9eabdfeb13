import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { transformSync } from '@swc/core';

/** Compiles a program and what it imports into the directory: a compiled one starts in a tenth of the time. */
export function compileProgram(root: string, program: string, directory: string): string {
  const waiting = [join(root, program)];
  const done = new Set<string>();
  for (let source = waiting.pop(); source !== undefined; source = waiting.pop()) {
    if (done.has(source)) continue;
    done.add(source);
    const code = compile(source);
    const target = join(directory, relative(root, source).replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, code);
    for (const [, path = ''] of code.matchAll(/(?:from|import)\s*\(?["'](\.[^"']+)\.js["']/g)) {
      waiting.push(`${resolve(dirname(source), path)}.ts`);
    }
  }
  writeFileSync(join(directory, 'package.json'), '{ "type": "module" }');
  const modules = join(directory, 'node_modules');
  if (!existsSync(modules)) symlinkSync(join(root, 'node_modules'), modules);
  return join(directory, program.replace(/\.ts$/, '.js'));
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
