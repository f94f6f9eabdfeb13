import { types } from 'node:util';

const own = Function.prototype[Symbol.hasInstance];

/**
 * The test runner gives every file an `Error` of its own, which errors of Node's sockets are no instances of. The
 * provider's library asks just that and would lose their codes; here they count, as they do outside of tests.
 */
export function acceptNativeErrors(): void {
  Object.defineProperty(Error, Symbol.hasInstance, {
    configurable: true,
    value(this: unknown, value: unknown): boolean {
      return own.call(this, value) || (this === Error && types.isNativeError(value));
    },
  });
}
