import { Writable } from 'node:stream';

/** A stream that is no terminal, as a process has it whose output goes to a file. */
export function noTerminal(): NodeJS.WriteStream {
  const stream = new Writable({ write: (_chunk, _encoding, done) => done() });
  return Object.assign(stream, { isTTY: false }) as unknown as NodeJS.WriteStream;
}
