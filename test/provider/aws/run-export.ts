import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Runs the command with these settings alone, in a place without credentials of its own. */
export async function runExport(
  args: readonly string[],
  settings: { readonly [name: string]: string },
): Promise<{ readonly code: number | null; readonly said: string }> {
  const command = spawn(
    process.execPath,
    ['--no-warnings', '--import', 'tsx', join(ROOT, 'scripts', 'export.ts'), ...args],
    {
      cwd: ROOT,
      env: {
        PATH: process.env['PATH'],
        HOME: '/nonexistent',
        AWS_EC2_METADATA_DISABLED: 'true',
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  for (const stream of [command.stdout, command.stderr]) {
    stream.on('data', (text: Buffer) => (said += text.toString()));
  }
  const [code] = (await once(command, 'close')) as [number | null];
  return { code, said };
}
