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
import { type AnswerIndex, answerKey, indexAnswers } from './answer-index.js';
import { operationFile } from './operation-file.js';
import { readAnswer, unreadable } from './read-answer.js';

const GLOBAL_REGION = 'us-east-1';
const REGION_NAME = /^[a-z]{2}(-[a-z]+)+-\d$/;

/**
 * A directory of provider answers as a provider (layout: the README of this folder). The directory is listed anew by each
 * `identity()`, files are read when they are asked for.
 */
export function openExport(directory: string): Provider {
  return new Export(resolve(directory));
}

class Export implements Provider {
  readonly name = 'export';
  readonly globalRegion = GLOBAL_REGION;
  readonly #directory: string;
  readonly #read = new Set<string>();
  #index: AnswerIndex = { regions: [], files: new Map(), all: [] };
  #known: ReadonlySet<Region> = new Set();

  constructor(directory: string) {
    this.#directory = directory;
  }

  async identity(): Promise<Answer<AccountId>> {
    this.#read.clear();
    const listed = await this.#list();
    if (listed !== null) return listed;
    const answer = await this.#answer('sts:GetCallerIdentity', {}, GLOBAL_REGION);
    if (answer.kind === 'unreadable') return { kind: 'unreadable', reason: answer.reason };
    const account = (answer.value as { readonly Account?: unknown }).Account;
    if (typeof account === 'string' && /^\d{12}$/.test(account)) {
      return { kind: 'answer', value: account, source: answer.source };
    }
    return unreadable('wrongShape', answer.source, 'Account must be 12 digits');
  }

  async regions(): Promise<Answer<readonly Region[]>> {
    const listed = await listedRegions(join(this.#directory, 'describe-regions.json'));
    const directories = this.#index.regions;
    const known =
      listed.kind === 'answer'
        ? listed.value
        : directories.filter((name) => REGION_NAME.test(name));
    this.#known = new Set(known);
    const value = [...new Set([...known, ...directories])].toSorted();
    if (listed.kind === 'answer' || listed.reason.code === 'notReadable') {
      return { kind: 'answer', value, source: 'describe-regions.json' };
    }
    return { kind: 'unreadable', reason: listed.reason, partial: value };
  }

  async call(operation: Operation, input: OperationInput, at: CallPlace): Promise<Answer<unknown>> {
    if (!this.#known.has(at.region)) {
      const source = join(at.region, `${operationFile(operation)}.json`);
      return unreadable('unknownRegion', source, `the provider lists no region "${at.region}"`);
    }
    return this.#answer(operation, input, at.region);
  }

  async unread(): Promise<readonly UnreadAnswer[]> {
    return this.#index.all
      .filter((file) => !this.#read.has(file))
      .map((source) => ({
        region: source.includes('/') ? (source.split('/')[0] ?? null) : null,
        source,
      }));
  }

  async accountName(): Promise<string | null> {
    const answer = await this.#answer('iam:ListAccountAliases', {}, GLOBAL_REGION);
    if (answer.kind === 'unreadable') return null;
    const aliases = (answer.value as { readonly AccountAliases?: unknown }).AccountAliases;
    const first: unknown = Array.isArray(aliases) ? aliases[0] : undefined;
    return typeof first === 'string' ? first : null;
  }

  async #list(): Promise<Answer<never> | null> {
    try {
      this.#index = await indexAnswers(this.#directory);
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
    const files = this.#index.files.get(answerKey(region, operation, args)) ?? [];
    const [first, ...others] = files;
    if (first === undefined) return notThere(region, operation, args);
    for (const file of files) this.#read.add(file);
    const answer = await readAnswer(join(this.#directory, first), first);
    for (const other of others) {
      const again = await readAnswer(join(this.#directory, other), other);
      if (!sameAnswer(answer, again)) {
        return unreadable('contradiction', first, `${other} answers the same call differently`);
      }
    }
    return answer;
  }
}

function notThere(region: Region, operation: Operation, args: readonly string[]): Answer<never> {
  const path = [region, operationFile(operation), ...args.map(encodeURIComponent)].join('/');
  return unreadable('notThere', args.length === 0 ? `${path}.json` : path, 'no such file');
}

function sameAnswer(one: Answer<unknown>, other: Answer<unknown>): boolean {
  return (
    one.kind === 'answer' && other.kind === 'answer' && isDeepStrictEqual(one.value, other.value)
  );
}

async function listedRegions(path: string): Promise<Answer<readonly Region[]>> {
  const source = 'describe-regions.json';
  const answer = await readAnswer(path, source);
  if (answer.kind === 'unreadable') return { kind: 'unreadable', reason: answer.reason };
  const regions = (answer.value as { readonly Regions?: unknown }).Regions;
  if (!Array.isArray(regions)) return unreadable('wrongShape', source, 'Regions must be a list');
  const names: readonly unknown[] = regions.map(
    (region: { RegionName?: unknown }) => region?.RegionName,
  );
  const value = names.filter((name): name is string => typeof name === 'string' && name !== '');
  if (value.length === regions.length) return { kind: 'answer', value, source };
  return unreadable('wrongShape', source, 'each region must have a RegionName');
}
