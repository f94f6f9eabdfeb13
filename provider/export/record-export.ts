import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Field, newFieldUse } from '../../account/collect/field.js';
import type { Listing, Scope } from '../../account/collect/listing.js';
import type {
  Answer,
  CallPlace,
  Operation,
  OperationInput,
  Provider,
  Reason,
} from '../../account/collect/provider.js';
import type { NodeRecord } from '../../account/graph/record.js';
import { answerPath } from './answer-path.js';
import { hideSecrets } from './hide-secrets.js';

export interface ExportRecorder {
  /** passes every call on and remembers what was answered */
  readonly provider: Provider;
  /** The listing, writing each answer that it maps: the layout is that of this folder's README. */
  recorded(listing: Listing): Listing;
  /** Writes an answer that no listing maps. */
  write(file: string, value: unknown): void;
  /** Waits until all is written: how many answers, and why others could not be. */
  finish(): Promise<{ readonly written: number; readonly failed: readonly Reason[] }>;
}

/**
 * Writes what a collection reads, with a fingerprint in each secret's place, into a directory that is there. An answer
 * that could not be read or mapped is not written, nor one whose secrets cannot be told from the rest. Nobody but the
 * owner may read the files.
 */
export function recordExport(provider: Provider, directory: string): ExportRecorder {
  const answers = new Map<string, unknown>();
  const writing: Promise<Reason | null>[] = [];
  const write = (file: string, value: unknown): void => {
    writing.push(writeAnswer(directory, file, value));
  };
  const fail = (file: string, why: string): void => {
    writing.push(Promise.resolve(notWritten(file, why)));
  };
  return {
    provider: remembering(provider, answers),
    recorded: (listing) => ({
      ...listing,
      map: (answer, at, item) => {
        const mapped = listing.map(answer, at, item);
        const input = (item === null ? null : listing.perItem?.input(item)) ?? {};
        const key = keyOf(listing.operation, input, at.region);
        // pages that were cut off are mapped and are no answer
        if (!answers.has(key)) return mapped;
        const value = hideSecrets(answers.get(key) ?? {}, hidingOf(listing, at, item));
        answers.delete(key);
        const file = answerPath(at.region, listing.operation, Object.values(input));
        if (value === null) fail(file, 'its secrets cannot be told from the rest');
        else write(file, value);
        return mapped;
      },
    }),
    write,
    finish: async () => {
      const outcomes = await Promise.all(writing);
      const failed = outcomes.filter((reason) => reason !== null);
      return { written: outcomes.length - failed.length, failed };
    },
  };
}

function remembering(provider: Provider, answers: Map<string, unknown>): Provider {
  return {
    name: provider.name,
    source: provider.source,
    get globalRegion() {
      return provider.globalRegion;
    },
    identity: () => provider.identity(),
    regions: () => provider.regions(),
    unread: () => provider.unread(),
    accountName: () => provider.accountName(),
    call: async (operation: Operation, input: OperationInput, at: CallPlace) => {
      const answer: Answer<unknown> = await provider.call(operation, input, at);
      if (answer.kind === 'answer') answers.set(keyOf(operation, input, at.region), answer.value);
      return answer;
    },
  };
}

function keyOf(operation: Operation, input: OperationInput, region: string): string {
  return JSON.stringify([operation, region, ...Object.values(input)]);
}

function hidingOf(
  listing: Listing,
  at: Scope,
  item: NodeRecord | null,
): Parameters<typeof hideSecrets>[1] {
  return {
    fingerprint: at.fingerprint,
    map: (value, fingerprint) =>
      listing.map(new Field(value, '', newFieldUse()), { ...at, fingerprint }, item),
  };
}

async function writeAnswer(
  directory: string,
  file: string,
  value: unknown,
): Promise<Reason | null> {
  if (file.split('/').some((name) => ['', '.', '..'].includes(name))) {
    return notWritten(file, 'is no path of a file');
  }
  try {
    const path = join(directory, file);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(path, `${JSON.stringify(value, null, 1)}\n`, { mode: 0o600, flag: 'wx' });
    return null;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'error';
    return notWritten(file, `the file cannot be written (${code})`);
  }
}

function notWritten(source: string, message: string): Reason {
  return { code: 'notWritten', source, message: `${source}: ${message}` };
}
