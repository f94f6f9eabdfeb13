/** What a page's `before` says; beyond every place when it is null. Throws a TypeError for what no page gave as `next`. */
export function attemptPlace(before: string | null): number {
  if (before === null) return Number.MAX_SAFE_INTEGER;
  if (/^\d{1,15}$/.test(before)) return Number(before);
  throw new TypeError(`Attempts are read before what a page gave as next, got ${before}`);
}
