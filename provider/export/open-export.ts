import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type {
  Answer,
  CallPlace,
  Operation,
  OperationInput,
  Provider,
  Region,
  UnreadAnswer,
} from '../../account/collect/provider.js';
import type { AccountId } from '../../account/graph/record.js';
import { FIRST_PARTITION, partitionOf } from '../../account/collect/partition.js';
import { type AnswerFile, type AnswerIndex, answerKey, indexAnswers } from './answer-index.js';
import { answerPath } from './answer-path.js';
import { listedRegions } from './listed-regions.js';
import { readAnswer, unreadable } from './read-answer.js';

const REGIONS_FILE = 'describe-regions.json';
const REGION_NAME = /^[a-z]{2}(-[a-z]+)+-\d$/;
/** 256 MiB: half of what the runtime can hold as one text */
const LARGEST_FILE = 2 ** 28;

/**
 * A directory of provider answers as a provider (layout: the README of this folder). The directory is listed anew by each
 * `identity()`, files are read when they are asked for; nothing outside the directory is read. `largestFile`: in bytes,
 * 256 MiB; a larger one is unreadable.
 */
export function openExport(
  directory: string,
  { largestFile = LARGEST_FILE }: { readonly largestFile?: number } = {},
): Provider {
  return new Export(resolve(directory), largestFile);
}

class Export implements Provider {
  readonly name = 'export';
  readonly source: string;
  readonly #directory: string;
  readonly #largestFile: number;
  readonly #read = new Set<string>();
  #index: AnswerIndex = { regions: [], answers: new Map(), directories: new Map(), all: [] };
  #known: ReadonlySet<Region> = new Set();
  #globalRegion = FIRST_PARTITION.globalRegion;

  constructor(directory: string, largestFile: number) {
    this.source = `export:${directory}`;
    this.#directory = directory;
    this.#largestFile = largestFile;
  }

  /** Known once the directory was listed. */
  get globalRegion(): Region {
    return this.#globalRegion;
  }

  /** The global region's answer, else another region's: an identity is the same anywhere. */
  async identity(): Promise<Answer<AccountId>> {
    const listed = await this.#list();
    if (listed !== null) return listed;
    const regions = [...new Set([this.#globalRegion, ...this.#index.regions])];
    const given = await Promise.all(
      regions.map((region) => this.#answer('sts:GetCallerIdentity', {}, region)),
    );
    const [first = given[0]] = given.filter((answer) => !isNotThere(answer));
    const other = given.find((answer) => !isNotThere(answer) && !sameAccount(answer, first));
    if (first === undefined || first.kind === 'unreadable') return first as Answer<never>;
    if (other !== undefined) {
      const source = other.kind === 'answer' ? other.source : other.reason.source;
      return unreadable('contradiction', first.source, `${source} does not name the same account`);
    }
    const account = accountOf(first);
    if (typeof account === 'string' && /^\d{12}$/.test(account)) {
      return { kind: 'answer', value: account, source: first.source };
    }
    return unreadable('wrongShape', first.source, 'Account must be 12 digits');
  }

  /** Those the export lists and those it has directories of; without a list, what is named like a region is known. */
  async regions(): Promise<Answer<readonly Region[]>> {
    const path = join(this.#directory, REGIONS_FILE);
    const file = { file: REGIONS_FILE, path, refused: null };
    const listed = listedRegions(await readAnswer(file, this.#largestFile));
    const directories = this.#index.regions;
    const known =
      listed.kind === 'answer'
        ? listed.value
        : directories.filter((name) => REGION_NAME.test(name));
    this.#known = new Set([...known, this.#globalRegion]);
    const value = [...new Set([...known, ...directories])].toSorted();
    if (listed.kind === 'answer' || listed.reason.code === 'notThere') {
      return { kind: 'answer', value, source: REGIONS_FILE };
    }
    return { kind: 'unreadable', reason: listed.reason, partial: value };
  }

  async call(operation: Operation, input: OperationInput, at: CallPlace): Promise<Answer<unknown>> {
    if (this.#known.has(at.region)) return this.#answer(operation, input, at.region);
    const source = answerPath(at.region, operation, Object.values(input));
    return unreadable('unknownRegion', source, `the provider lists no region "${at.region}"`);
  }

  async unread(): Promise<readonly UnreadAnswer[]> {
    return this.#index.all
      .filter((file) => !this.#read.has(file))
      .map((source) => ({ region: regionOf(source), source }));
  }

  async accountName(): Promise<string | null> {
    const answer = await this.#answer('iam:ListAccountAliases', {}, this.#globalRegion);
    if (answer.kind === 'unreadable') return null;
    const aliases = (answer.value as { readonly AccountAliases?: unknown }).AccountAliases;
    const first: unknown = Array.isArray(aliases) ? aliases[0] : undefined;
    return typeof first === 'string' ? first : null;
  }

  async #list(): Promise<Answer<never> | null> {
    try {
      this.#index = await indexAnswers(this.#directory);
      this.#globalRegion = globalRegionOf(this.#index.regions);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'error';
      return unreadable('notReadable', this.#directory, `the directory cannot be listed (${code})`);
    }
    if (this.#index.all.length > 0) return null;
    return unreadable('notThere', this.#directory, 'the directory holds no answer files');
  }

  async #answer(
    operation: Operation,
    input: OperationInput,
    region: Region,
  ): Promise<Answer<unknown>> {
    const args = Object.values(input);
    const [first, ...others] = this.#filesOf(region, operation, args);
    if (first === undefined) return this.#noFile(region, operation, args);
    for (const { file } of [first, ...others]) this.#read.add(file);
    const answer = await readAnswer(first, this.#largestFile);
    for (const other of others) {
      const again = await readAnswer(other, this.#largestFile);
      if (again.kind === 'unreadable' && answer.kind === 'answer') return again;
      if (answer.kind === 'unreadable' || sameAnswer(answer, again)) continue;
      return unreadable(
        'contradiction',
        first.file,
        `${other.file} answers the same call differently`,
      );
    }
    return answer;
  }

  /** The last argument's file may end in `.json`, which an argument may too. */
  #filesOf(region: Region, operation: Operation, args: readonly string[]): readonly AnswerFile[] {
    const { answers } = this.#index;
    const exact = answers.get(answerKey(region, operation, args)) ?? [];
    const last = args.at(-1);
    if (last === undefined) return exact;
    const ending = [...args.slice(0, -1), `${last}.json`];
    return [...exact, ...(answers.get(answerKey(region, operation, ending)) ?? [])];
  }

  #noFile(region: Region, operation: Operation, args: readonly string[]): Answer<never> {
    const { directories } = this.#index;
    const own = directories.get(answerKey(region, operation, args));
    const above = [
      directories.get(answerKey(region, '', [])),
      directories.get(answerKey(region, operation, [])),
    ];
    const source = answerPath(region, operation, args);
    const refused = above.find(
      (directory) => directory !== undefined && directory.refused !== null,
    );
    if (refused !== undefined) {
      return unreadable('notReadable', source, `${refused.file} ${refused.refused ?? ''}`);
    }
    if (own === undefined) return unreadable('notThere', source, 'no such file');
    return unreadable('notReadable', own.file, 'is a directory, not a file');
  }
}

/** Of the first partition that has a directory: one that has none of the first's regions is of another. */
function globalRegionOf(directories: readonly string[]): Region {
  const partitions = directories.flatMap((name) => partitionOf(name) ?? []);
  const isFirst = partitions.some(({ name }) => name === FIRST_PARTITION.name);
  return ((isFirst ? null : partitions[0]) ?? FIRST_PARTITION).globalRegion;
}

function regionOf(source: string): Region | null {
  return source.includes('/') ? (source.split('/')[0] ?? null) : null;
}

function isNotThere(answer: Answer<unknown>): boolean {
  return answer.kind === 'unreadable' && answer.reason.code === 'notThere';
}

function accountOf(answer: Answer<unknown> | undefined): unknown {
  if (answer?.kind !== 'answer') return undefined;
  return (answer.value as { readonly Account?: unknown }).Account;
}

function sameAccount(one: Answer<unknown>, other: Answer<unknown> | undefined): boolean {
  return accountOf(one) === accountOf(other);
}

function sameAnswer(one: Answer<unknown>, other: Answer<unknown>): boolean {
  return (
    one.kind === 'answer' && other.kind === 'answer' && isDeepStrictEqual(one.value, other.value)
  );
}
