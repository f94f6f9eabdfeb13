/** How large what goes between two processes may be, in bytes. Both sides keep to it: neither is surprised. */
export const FETCH_LIMITS = Object.freeze({
  /** a fetch: representations of everything that one request may read */
  bodyBytes: 8_388_608,
  /** an answer: as many fields as a question may cost (`limits.ts`: 250,000), each of 64 bytes with its name */
  answerBytes: 16_777_216,
});
