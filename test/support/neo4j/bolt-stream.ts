/** One message with its chunks as they came, or a piece of the handshake. */
export interface BoltFrame {
  readonly bytes: Buffer;
  /** what the message is; null in the handshake and for the empty message that keeps a line alive */
  readonly signature: number | null;
}

export type BoltSide = 'client' | 'server';

/** What the server answers to say that it lists its versions, of which the client then chooses one. */
const manifest = 0x0000_01ff;

/** Cuts what one side of a Bolt connection sends into frames, none of which is lost or changed. */
export class BoltStream {
  readonly #side: BoltSide;
  #rest: Buffer = Buffer.alloc(0);
  #phase: 'greeting' | 'manifest' | 'messages' = 'greeting';

  constructor(side: BoltSide) {
    this.#side = side;
  }

  push(data: Buffer): readonly BoltFrame[] {
    this.#rest = Buffer.concat([this.#rest, data]);
    const frames: BoltFrame[] = [];
    for (let size = this.#frameSize(); size !== null; size = this.#frameSize()) {
      const bytes = this.#rest.subarray(0, size);
      this.#rest = this.#rest.subarray(size);
      const isMessage = this.#phase === 'messages';
      frames.push({ bytes, signature: isMessage ? signatureOf(bytes) : null });
      if (!isMessage) this.#leaveHandshake(bytes);
    }
    return frames;
  }

  /** The server lists its versions: before its messages the client sends which one it chose. */
  expectChoice(): void {
    this.#phase = 'manifest';
  }

  #leaveHandshake(bytes: Buffer): void {
    const lists = this.#side === 'server' && this.#phase === 'greeting' && isManifest(bytes);
    this.#phase = lists ? 'manifest' : 'messages';
  }

  /** Null until the frame is there wholly. */
  #frameSize(): number | null {
    if (this.#phase === 'messages') return messageSize(this.#rest);
    const size = this.#handshakeSize();
    return size !== null && size <= this.#rest.length ? size : null;
  }

  #handshakeSize(): number | null {
    if (this.#phase === 'greeting') return this.#side === 'client' ? 20 : 4;
    if (this.#side === 'client') return afterVarint(this.#rest, 4)?.end ?? null;
    const count = afterVarint(this.#rest, 0);
    return count && (afterVarint(this.#rest, count.end + 4 * count.value)?.end ?? null);
  }
}

export function isManifest(greeting: Buffer): boolean {
  return greeting.length === 4 && greeting.readUInt32BE() === manifest;
}

/** Chunks, each led by its size of two bytes, up to an empty one. */
function messageSize(bytes: Buffer): number | null {
  for (let at = 0; at + 2 <= bytes.length;) {
    const size = bytes.readUInt16BE(at);
    at += 2 + size;
    if (size === 0) return at;
  }
  return null;
}

/** A message is a structure: a marker, then what it is. */
function signatureOf(message: Buffer): number | null {
  const first = message.readUInt16BE(0);
  if (first === 0) return null;
  // a first chunk of one byte has the signature behind the size of the second
  return message[first === 1 ? 5 : 3] ?? null;
}

/** Seven bits a byte, the lowest first; null while bytes are missing. */
function afterVarint(bytes: Buffer, from: number): { value: number; end: number } | null {
  let value = 0;
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    value += (byte & 0x7f) * 2 ** (7 * (at - from));
    if (byte < 0x80) return { value, end: at + 1 };
  }
  return null;
}
