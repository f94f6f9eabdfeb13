/**
 * Whether a page of this origin may open a WebSocket here: browsers let any page open one to any server. The server's own
 * pages may, and who sends no origin is no page.
 */
export function isAllowedOrigin(
  origin: string | undefined,
  host: string | undefined,
  allowed: readonly string[],
): boolean {
  if (origin === undefined || allowed.includes(origin)) return true;
  try {
    return new URL(origin).host === host?.toLowerCase();
  } catch {
    return false;
  }
}
