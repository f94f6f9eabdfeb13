import { connect } from 'node:net';

export interface LoadOptions {
  readonly connections: number;
  readonly milliseconds: number;
}

/**
 * Posts the same body over so many kept connections, each with one question under way, for so long. Resolves to the number
 * of answers; rejects when one is not 200 or has no length.
 */
export async function load(
  url: URL,
  body: string,
  { connections, milliseconds }: LoadOptions,
): Promise<number> {
  const request = requestOf(url, body);
  const end = performance.now() + milliseconds;
  const counts = await Promise.all(
    Array.from({ length: connections }, () => asking(url, request, end)),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

function requestOf(url: URL, body: string): Buffer {
  const head = [
    `POST ${url.pathname} HTTP/1.1`,
    `host: ${url.host}`,
    'content-type: application/json',
    'accept: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/** One connection until `end`, on the clock of `performance.now`. */
function asking(url: URL, request: Buffer, end: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(url.port), url.hostname, () => socket.write(request));
    const reader = answerReader();
    let answers = 0;
    socket.setNoDelay(true);
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      const read = reader(chunk);
      if (read === 'more') return;
      if (read !== 'whole') {
        socket.destroy(new Error(read));
        return;
      }
      answers += 1;
      if (performance.now() < end) socket.write(request);
      else socket.end(() => resolve(answers));
    });
  });
}

/** Takes an answer chunk by chunk and says when it is whole, or what is wrong with it. */
function answerReader(): (chunk: Buffer) => 'more' | 'whole' | `wrong: ${string}` {
  let left: number | null = null;
  let begun = Buffer.alloc(0);
  return (chunk) => {
    if (left === null) {
      begun = Buffer.concat([begun, chunk]);
      const headEnd = begun.indexOf('\r\n\r\n');
      if (headEnd < 0) return 'more';
      const head = begun.toString('latin1', 0, headEnd);
      const length = /^content-length: *(\d+)/im.exec(head)?.[1];
      if (!head.startsWith('HTTP/1.1 200') || length === undefined) return `wrong: ${head}`;
      left = Number(length) - (begun.length - headEnd - 4);
      begun = Buffer.alloc(0);
    } else left -= chunk.length;
    if (left > 0) return 'more';
    left = null;
    return 'whole';
  };
}
