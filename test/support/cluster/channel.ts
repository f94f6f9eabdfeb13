import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** What one end of a channel does when the other calls it, by name. */
export type Handlers = Readonly<Record<string, (argument: never) => unknown>>;

/** One end of a connection over which two processes call each other. */
export interface Channel {
  /** Rejects with the message of what the handler threw, and when the connection ends first. */
  call<Result>(name: string, argument?: unknown): Promise<Result>;
  /** A call that nobody waits for. */
  tell(name: string, argument: unknown): void;
  /** resolves when the connection is over, whoever ended it */
  readonly ended: Promise<void>;
  end(): void;
}

interface Message {
  readonly call?: string;
  /** of a call that is answered, and of its answer */
  readonly id?: number;
  readonly argument?: unknown;
  readonly result?: unknown;
  readonly error?: string;
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** Each call and each answer is a line of JSON. */
export function openChannel(socket: Socket, handlers: Handlers): Channel {
  const waiting = new Map<number, Waiting>();
  let calls = 0;
  const send = (message: Message) => void socket.write(`${JSON.stringify(message)}\n`);
  const answer = async ({ call = '', id, argument }: Message): Promise<void> => {
    try {
      const handler = handlers[call];
      if (handler === undefined) throw new Error(`There is no ${call} to call`);
      const result = await handler(argument as never);
      if (id !== undefined) send({ id, result });
    } catch (error) {
      if (id !== undefined) send({ id, error: (error as Error).message });
    }
  };
  const settle = ({ id = -1, result, error }: Message): void => {
    const caller = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) caller?.resolve(result);
    else caller?.reject(new Error(error));
  };
  createInterface({ input: socket }).on('line', (line) => {
    const message = JSON.parse(line) as Message;
    if (message.call === undefined) settle(message);
    else void answer(message);
  });
  // an end of the other process without a farewell is an end too
  socket.on('error', () => socket.destroy());
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  void ended.then(() => {
    for (const { reject } of waiting.values()) reject(new Error('The other process has gone'));
  });
  return {
    ended,
    call: <Result>(name: string, argument?: unknown) =>
      new Promise<Result>((resolve, reject) => {
        const id = (calls += 1);
        waiting.set(id, { resolve: (result) => resolve(result as Result), reject });
        send({ call: name, id, argument });
      }),
    tell: (name, argument) => send({ call: name, argument }),
    end: () => void socket.end(),
  };
}
