/** Runs calls, at most so many at once: those of the smallest rank first, of one rank in the order they came. */
export type CallQueue = <T>(rank: number, call: () => Promise<T>) => Promise<T>;

export function callQueue(atOnce: number): CallQueue {
  const waiting = new Map<number, (() => void)[]>();
  let running = 0;
  const next = () => {
    if (running >= atOnce || waiting.size === 0) return;
    const rank = Math.min(...waiting.keys());
    const starts = waiting.get(rank) ?? [];
    const start = starts.shift();
    if (starts.length === 0) waiting.delete(rank);
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
      const starts = waiting.get(rank);
      if (starts === undefined) waiting.set(rank, [start]);
      else starts.push(start);
      next();
    });
}
