import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { SAMPLE_EXPORT } from './run-gateway.js';

/** An export in a temporary directory, whose answers a test changes. */
export interface EditableExport {
  readonly directory: string;
  /** Changes one answer, which is given parsed, as whatever the caller knows it to be. */
  edit(file: string, change: (answer: never) => void): Promise<void>;
  /** Writes a file, whatever was there. */
  write(file: string, text: string): Promise<void>;
  delete(file: string): Promise<void>;
  /** Puts a file back as the copy was made. */
  restore(file: string): Promise<void>;
  remove(): Promise<void>;
}

export function copyOfSample(): Promise<EditableExport> {
  return editable(SAMPLE_EXPORT);
}

/** An export of these answers, path → answer. */
export async function exportOf(answers: Readonly<Record<string, object>>): Promise<EditableExport> {
  const made = await editable(null);
  for (const [file, answer] of Object.entries(answers)) {
    await made.write(file, JSON.stringify(answer));
  }
  return made;
}

async function editable(original: string | null): Promise<EditableExport> {
  const directory = await mkdtemp(join(tmpdir(), 'account-graph-export-'));
  if (original !== null) await cp(original, directory, { recursive: true });
  const write = async (file: string, text: string) => {
    await mkdir(dirname(join(directory, file)), { recursive: true });
    await writeFile(join(directory, file), text);
  };
  return {
    directory,
    write,
    edit: async (file, change) => {
      const answer: unknown = JSON.parse(await readFile(join(directory, file), 'utf8'));
      change(answer as never);
      await write(file, JSON.stringify(answer));
    },
    delete: (file) => rm(join(directory, file)),
    restore: async (file) => {
      if (original === null) throw new Error('There is nothing to restore it from');
      await cp(join(original, file), join(directory, file));
    },
    remove: () => rm(directory, { recursive: true }),
  };
}
