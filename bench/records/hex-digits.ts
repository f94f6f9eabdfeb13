import { createHash } from 'node:crypto';

/** As many hexadecimal digits as the provider's ids have (17, or `digits`), the same for the same words. */
export function hexDigits(word: string, index: number, digits = 17): string {
  return createHash('sha256').update(`${word} ${index}`).digest('hex').slice(0, digits);
}
