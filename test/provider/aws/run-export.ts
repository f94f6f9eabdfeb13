import { runScript } from '../../support/run-script.js';

/** Runs the command with these settings alone, in a place without credentials of its own. */
export function runExport(
  args: readonly string[],
  settings: { readonly [name: string]: string },
): ReturnType<typeof runScript> {
  return runScript('export.ts', args, settings);
}
