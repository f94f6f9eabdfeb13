import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Region } from '../../account/collect/provider.js';
import { operationKey } from './operation-file.js';

/** Which files of an export's directory answer which call. */
export interface AnswerIndex {
  /** the directories beneath the export, ordered */
  readonly regions: readonly Region[];
  /** region, operation key and arguments joined by line breaks → files, relative to the export */
  readonly files: ReadonlyMap<string, readonly string[]>;
  /** every JSON answer, relative to the export */
  readonly all: readonly string[];
}

export function answerKey(region: Region, operation: string, args: readonly string[]): string {
  return [region, operationKey(operation), ...args].join('\n');
}

/** Lists the export. Throws what the file system throws when the directory itself cannot be read. */
export async function indexAnswers(directory: string): Promise<AnswerIndex> {
  const top = await readdir(directory, { withFileTypes: true });
  const regions = top
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
  const all = top.filter((entry) => isTopAnswer(entry.name)).map((entry) => entry.name);
  const files = new Map<string, string[]>();
  for (const region of regions) {
    for (const path of await filesBeneath(join(directory, region))) {
      const file = relative(directory, path);
      all.push(file);
      const key = keyOf(file);
      files.set(key, [...(files.get(key) ?? []), file]);
    }
  }
  return { regions, files, all: all.toSorted() };
}

function isTopAnswer(name: string): boolean {
  return name.endsWith('.json') && name !== 'describe-regions.json';
}

async function filesBeneath(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .toSorted();
}

function keyOf(file: string): string {
  const [region = '', operation = '', ...args] = file.split(sep);
  const last = args.length - 1;
  const bare = args.map((arg, at) => decoded(at === last ? withoutEnding(arg) : arg));
  return answerKey(region, withoutEnding(operation), bare);
}

function withoutEnding(name: string): string {
  return name.endsWith('.json') ? name.slice(0, -'.json'.length) : name;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
