import { RequestError } from '../../account/request-error.js';

/** Whole seconds, 0 or more. */
export function checkMaxAge(maxAge: number): void {
  if (maxAge >= 0) return;
  throw new RequestError('BAD_INPUT', `maxAge must be 0 or more seconds, got ${maxAge}`, 'maxAge');
}
