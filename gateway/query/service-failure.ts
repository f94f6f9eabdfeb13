/** How a service can fail to answer: `late` in its time; `refused` without being asked, because it failed too often. */
export type FailureKind = 'failed' | 'late' | 'refused';

/** A service did not answer. The message is for the log only. */
export class ServiceFailure extends Error {
  readonly kind: FailureKind;

  constructor(kind: FailureKind, message: string, cause?: unknown) {
    super(message, { cause });
    this.kind = kind;
  }
}
