/** Goes on with a value at once where it is there: a promise for each record would cost more than the record. */
export function whenRead<T, Result>(
  value: T | Promise<T>,
  goOn: (value: T) => Result,
): Result | Promise<Awaited<Result>> {
  return value instanceof Promise ? (value.then(goOn) as Promise<Awaited<Result>>) : goOn(value);
}
