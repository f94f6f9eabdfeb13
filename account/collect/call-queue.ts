/** Runs calls, at most so many at once: those of the smallest rank first, of one rank in the order they came. */
export type CallQueue = <T>(rank: number, call: () => Promise<T>) => Promise<T>;

/** The calls of one rank; those begun are only counted, as taking the first of very many is slow. */
interface Waiting {
  readonly starts: (() => void)[];
  begun: number;
}

export function callQueue(atOnce: number): CallQueue {
  const waiting = new Map<number, Waiting>();
  let running = 0;
  const next = () => {
    if (running >= atOnce || waiting.size === 0) return;
    const rank = Math.min(...waiting.keys());
    const own = waiting.get(rank);
    const start = own?.starts[own.begun++];
    if (own?.begun === own?.starts.length) waiting.delete(rank);
    start?.();
  };
  return (rank, call) =>
    new Promise((resolve, reject) => {
      const start = () => {
        running += 1;
        call()
          .then(resolve, reject)
          .finally(() => {
            running -= 1;
            next();
          });
      };
      const own = waiting.get(rank);
      if (own === undefined) waiting.set(rank, { starts: [start], begun: 0 });
      else own.starts.push(start);
      next();
    });
}
