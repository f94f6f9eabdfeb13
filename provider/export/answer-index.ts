import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Region } from '../../account/collect/provider.js';
import { operationKey } from './operation-file.js';

/** One file of an export that may answer a call. */
export interface AnswerFile {
  /** relative to the export, with `/` between its parts */
  readonly file: string;
  /** where its content is */
  readonly path: string;
  /** why it is not to be read; null: it may be */
  readonly refused: string | null;
}

/** Which files of an export's directory answer which call. */
export interface AnswerIndex {
  /** the directories beneath the export that hold something, ordered */
  readonly regions: readonly Region[];
  readonly answers: ReadonlyMap<string, readonly AnswerFile[]>;
  /** directories, by the call that a file of their name would answer, and links to directories by their region and operation */
  readonly directories: ReadonlyMap<string, AnswerFile>;
  /** every file that may be an answer, ordered */
  readonly all: readonly string[];
}

/** The key of a call's answer. Arguments in the order of the operation's input. */
export function answerKey(region: Region, operation: string, args: readonly string[]): string {
  return JSON.stringify([region, operationKey(operation), ...args]);
}

/** Lists the export. Throws what the file system throws when a directory of it cannot be read. */
export async function indexAnswers(directory: string): Promise<AnswerIndex> {
  const root = await realpath(directory);
  const top = (await readdir(root, { withFileTypes: true })).filter(({ name }) => !isHidden(name));
  const found = await Promise.all(top.map((entry) => entriesOf(entry, root, [entry.name])));
  const files = found.flat();
  const answers = new Map<string, AnswerFile[]>();
  const directories = new Map<string, AnswerFile>();
  for (const { kind, parts, ...file } of files) {
    const key = keyOf(parts);
    if (kind === 'directory') directories.set(key, file);
    else if (parts.length > 1) answers.set(key, [...(answers.get(key) ?? []), file]);
  }
  const regions = files.flatMap(({ kind, parts, refused }) =>
    parts.length > 1 || (kind === 'directory' && refused !== null) ? (parts[0] ?? []) : [],
  );
  const all = files.filter(isAnswer).map(({ file }) => file);
  return { regions: [...new Set(regions)].toSorted(), answers, directories, all: all.toSorted() };
}

interface Entry extends AnswerFile {
  readonly kind: 'file' | 'directory';
  readonly parts: readonly string[];
}

/** Notes of the system and of editors, at the places where regions and operations stand. */
function isHidden(name: string): boolean {
  return name.startsWith('.');
}

function isAnswer({ kind, parts, refused, file }: Entry): boolean {
  if (kind === 'directory') return refused !== null;
  return parts.length > 1 || (file.endsWith('.json') && file !== 'describe-regions.json');
}

async function entriesOf(
  entry: Dirent,
  root: string,
  parts: readonly string[],
): Promise<readonly Entry[]> {
  const path = join(root, ...parts);
  const at = { parts, file: parts.join('/'), path };
  if (entry.isDirectory()) {
    const inside = await readdir(path, { withFileTypes: true });
    const shown = inside.filter(({ name }) => parts.length > 1 || !isHidden(name));
    const beneath = await Promise.all(
      shown.map((one) => entriesOf(one, root, [...parts, one.name])),
    );
    return [{ ...at, kind: 'directory', refused: null }, ...beneath.flat()];
  }
  if (entry.isSymbolicLink()) return [{ ...at, ...(await linkTarget(path, root)) }];
  return [{ ...at, kind: 'file', refused: entry.isFile() ? null : 'is not a regular file' }];
}

/** An export is what is inside its directory: a link may name another file of it, and nothing else. */
async function linkTarget(
  link: string,
  root: string,
): Promise<Pick<Entry, 'path' | 'kind' | 'refused'>> {
  try {
    const path = await realpath(link);
    const target = await stat(path);
    const kind = target.isDirectory() ? 'directory' : 'file';
    const isInside = path.startsWith(root.endsWith(sep) ? root : root + sep);
    if (!isInside) return { path, kind, refused: 'is a link that leads out of the export' };
    if (kind === 'directory') return { path, kind, refused: 'is a link to a directory' };
    return { path, kind, refused: target.isFile() ? null : 'is not a regular file' };
  } catch {
    return { path: link, kind: 'file', refused: 'is a link that leads nowhere' };
  }
}

/** `<region>/<operation>/<argument>…`: the last part may end in `.json`. */
function keyOf(parts: readonly string[]): string {
  const [region = '', operation = '', ...args] = parts;
  return answerKey(region, withoutEnding(operation), args.map(decoded));
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
