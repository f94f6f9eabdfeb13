import type { AwsClient, Handle } from './aws-client.js';

/** An answer that is not what its operation gives, or not all of it. */
export class NotTheAnswer extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The line to the provider failed. */
export class NoConnection extends Error {
  /** the system's own code, for example ECONNRESET */
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

interface Response {
  readonly statusCode: number;
  body: unknown;
}

/** 256 MiB: more than any page holds */
const LARGEST_BODY = 2 ** 28;

/**
 * Reads each body whole before the library does, which takes half a document for a shorter one: what is cut off or of
 * another kind throws `NotTheAnswer`, a line that fails `NoConnection`. `rootOf`: the root element of a command's answer;
 * null: JSON.
 */
export function checkBodies(
  client: AwsClient,
  rootOf: (commandName: string) => string | null,
): void {
  const checked =
    (next: Handle, { commandName = '' }: { readonly commandName?: string }): Handle =>
    async (args) => {
      const handled = await overTheLine(() => next(args));
      const response = handled.response as Response;
      const bytes = await overTheLine(() => readWhole(response));
      check(response.statusCode, bytes, rootOf(commandName));
      response.body = new Uint8Array(bytes);
      return handled;
    };
  client.middlewareStack.add(checked, {
    step: 'deserialize',
    priority: 'low',
    name: 'checkBodies',
  });
}

async function overTheLine<T>(pass: () => Promise<T>): Promise<T> {
  try {
    return await pass();
  } catch (error) {
    if (error instanceof NotTheAnswer) throw error;
    const { code, name } = error as NodeJS.ErrnoException;
    throw new NoConnection(code ?? name);
  }
}

async function readWhole({ body, statusCode }: Response): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of body as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > LARGEST_BODY) throw new NotTheAnswer(statusCode, 'is larger than any answer');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** What refuses a call is read too, but for its code: of it only pages of other programs are kept from the library. */
function check(status: number, bytes: Buffer, root: string | null): void {
  const text = bytes.toString('utf8').trim();
  if (status >= 300) {
    const isOdd = /^<(!doctype )?html/i.test(text) || (text !== '' && !/^[<{]/.test(text));
    if (isOdd) throw new NotTheAnswer(status, `is an error page (status ${status})`);
    return;
  }
  if (root === null) return checkJson(status, text);
  const opened = /^(?:<\?xml[^>]*\?>\s*)?<([\w:.-]+)(?:\s[^>]*?)?(\/?)>/.exec(text);
  const [start, name, closed] = opened ?? [];
  // some who speak the provider's language name every answer by its operation
  if (name !== root && name?.endsWith('Response') !== true) {
    throw new NotTheAnswer(status, `is no ${root}`);
  }
  const isWhole = closed === '/' ? start === text : text.endsWith(`</${name}>`);
  if (!isWhole) throw new NotTheAnswer(status, `is cut off: ${root} does not end`);
}

function checkJson(status: number, text: string): void {
  if (!text.startsWith('{')) throw new NotTheAnswer(status, 'is no JSON object');
  try {
    JSON.parse(text);
  } catch {
    throw new NotTheAnswer(status, 'is not whole JSON');
  }
}
