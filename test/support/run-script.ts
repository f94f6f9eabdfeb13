import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from '../../gateway/project-root.js';

/** Runs `scripts/<name>` with these settings alone, in a place without credentials of its own. */
export async function runScript(
  name: string,
  args: readonly string[],
  settings: { readonly [name: string]: string },
): Promise<{ readonly code: number | null; readonly said: string }> {
  const root = projectRoot();
  const command = spawn(
    process.execPath,
    ['--no-warnings', '--import', 'tsx', join(root, 'scripts', name), ...args],
    {
      cwd: root,
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
