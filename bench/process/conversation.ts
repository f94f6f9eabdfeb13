import type { ChildProcess } from 'node:child_process';

/** Resolves to a process's next message. Rejects when it ends before. */
export function nextMessage<Message>(child: ChildProcess): Promise<Message> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`The process ended with code ${code}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as Message);
    });
  });
}

/** Asks a process that answers each message with one. */
export function asked<Message>(child: ChildProcess, question: string): Promise<Message> {
  const answer = nextMessage<Message>(child);
  child.send(question);
  return answer;
}

/** Ends a process that ends when nobody is connected any more. */
export function disconnected(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.disconnect();
  });
}
