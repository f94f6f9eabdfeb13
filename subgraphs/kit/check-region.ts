import { RequestError } from '../../account/request-error.js';

const REGION = /^[a-z0-9-]{1,40}$/;

/** A region's name is 1 to 40 small letters, digits and hyphens. */
export function checkRegion(region: string, argument: string): void {
  if (REGION.test(region)) return;
  throw new RequestError(
    'BAD_INPUT',
    `${argument} must be a region name, got ${JSON.stringify(region.slice(0, 60))}`,
    argument,
  );
}
