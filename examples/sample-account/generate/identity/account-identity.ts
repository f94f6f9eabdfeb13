import { company } from '../company.js';
import { derive } from '../derive.js';
import type { Ledger } from '../ledger.js';
import { refer } from '../references.js';

/** Whose account it is, and who asked. */
export function accountIdentity(ledger: Ledger): void {
  const user = refer.user('services/continuous-delivery');
  ledger.list(company.home, 'iam-list-account-aliases', company.alias);
  ledger.answer(company.home, ['sts-get-caller-identity'], {
    Account: company.account,
    Arn: user.id,
    UserId: derive.identityId('AIDA', user.id),
  });
}
