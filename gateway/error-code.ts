/** The code of what the operating system refused, for a message to whoever set it up. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'error';
}
