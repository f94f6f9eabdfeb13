/** A promise and its key. */
export interface Deferred<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
}

export function deferred<T>(): Deferred<T> {
  let key: ((value: T) => void) | undefined;
  const promise = new Promise<T>((resolve) => {
    key = resolve;
  });
  return { promise, resolve: (value) => key?.(value) };
}
