/** Why a store could not do what was asked. */
export type StoreErrorKind =
  /** nobody answers there, or no longer */
  | 'unreachable'
  /** it does not know who asks, or does not let them */
  | 'denied'
  /** not done within the call's deadline; a write may have been done all the same */
  | 'late'
  | 'readOnly'
  /** no room left on its disk */
  | 'full'
  /** a server, or data, of a version this program does not know */
  | 'version'
  /** anything else: a fault of the store or of ours */
  | 'fault';

/**
 * What the calls of a store reject with. The message is one line, names the setting where one is to be changed, and holds no
 * secret. After `unreachable` and `late` a write may be there or not: the same batch id again tells.
 */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly kind: StoreErrorKind;

  constructor(kind: StoreErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
