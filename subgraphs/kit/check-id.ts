import { RequestError } from '../../account/request-error.js';

const LONGEST = 2048;

/** An id is 1 to 2,048 characters without control characters or white space at its ends. */
export function checkId(id: string, argument: string): void {
  const holds = id.length > 0 && id.length <= LONGEST && id.trim() === id && !hasControl(id);
  if (holds) return;
  throw new RequestError(
    'BAD_INPUT',
    `${argument} must be 1 to ${LONGEST} characters without control characters or surrounding white space, got ${JSON.stringify(id.slice(0, 60))}`,
    argument,
  );
}

function hasControl(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 32 || code === 127) return true;
  }
  return false;
}
