import type { Field } from '../../account/collect/field.js';

/** Whether a listed association still holds: the provider shows ended and failed ones for a while. */
export function isAssociated(association: Field, stateName: string): boolean {
  const state = association.object(stateName)?.text('State');
  return state !== 'disassociated' && state !== 'failed';
}
