import type { AccountId } from '../../account/graph/record.js';

/** Thrown when credentials that were renewed are those of another account than the one that is read. */
export class OtherAccount extends Error {
  constructor(expected: AccountId, got: AccountId) {
    super(`the credentials are now those of account ${got}, expected ${expected}`);
  }
}
