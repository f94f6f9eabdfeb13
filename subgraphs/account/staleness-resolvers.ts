import type { AccountDirectory } from '../../account/account-directory.js';
import { RequestError } from '../../account/request-error.js';
import { MAX_AGES } from '../../account/staleness-policy.js';
import { checkId } from '../kit/check-id.js';
import type { SubgraphContext } from '../kit/context.js';
import { unknownAccount } from '../kit/root-fields.js';
import type { Resolver } from '../kit/service-definition.js';
import { known } from './read-filter.js';

interface PolicyArguments {
  readonly account: string;
  readonly maxAge: number;
  readonly service?: string | null;
}

/** `setStalenessPolicy`: how old what is known may be. */
export function setStalenessPolicy(directory: AccountDirectory): Resolver {
  return (_root, { account, maxAge, service }: PolicyArguments, context: SubgraphContext) => {
    checkId(account, 'account');
    if (!context.pins.accounts().includes(account)) throw unknownAccount(account);
    const { least, most } = MAX_AGES;
    if (maxAge < least || maxAge > most) {
      const message = `maxAge must be from ${least} to ${most} seconds, got ${maxAge}`;
      throw new RequestError('BAD_INPUT', message, 'maxAge');
    }
    const named = service ?? null;
    if (named !== null) known([named], 'service', new Set(directory.services()));
    return directory.setStalenessPolicy(account, named, maxAge);
  };
}
