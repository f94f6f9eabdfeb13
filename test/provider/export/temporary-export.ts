import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const SAMPLE_EXPORT = join(
  dirname(fileURLToPath(import.meta.url)),
  '../../../examples/sample-account/export',
);

/** Path beneath the export → its text, or a value written as JSON. */
export type Files = { readonly [path: string]: unknown };

export interface TemporaryExport {
  readonly directory: string;
  write(files: Files): Promise<void>;
  remove(path: string): Promise<void>;
  /** takes away the directory and what is beside it */
  end(): Promise<void>;
}

/** A directory of answers for one test, made of these files or copied from another. */
export async function temporaryExport(from: Files | string): Promise<TemporaryExport> {
  const outer = await mkdtemp(join(tmpdir(), 'export-'));
  const directory = join(outer, 'export');
  const write = async (files: Files) => {
    for (const [path, content] of Object.entries(files)) {
      const file = join(directory, path);
      await mkdir(dirname(file), { recursive: true });
      const raw = typeof content === 'string' || content instanceof Uint8Array;
      await writeFile(file, raw ? content : JSON.stringify(content));
    }
  };
  if (typeof from === 'string') await cp(from, directory, { recursive: true });
  else {
    await mkdir(directory);
    await write(from);
  }
  return {
    directory,
    write,
    remove: (path) => rm(join(directory, path), { recursive: true }),
    end: () => rm(outer, { recursive: true, force: true }),
  };
}
