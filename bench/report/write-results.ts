import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { dirname } from 'node:path';

/** Writes figures as JSON, with where and when they were taken. */
export async function writeResults(file: string, figures: object): Promise<void> {
  const machine = { node: process.version, cores: cpus().length, model: cpus()[0]?.model ?? '' };
  const text = JSON.stringify({ time: new Date().toISOString(), machine, ...figures }, null, 2);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${text}\n`);
}
