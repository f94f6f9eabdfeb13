/** Members of the service for identities that hold a policy document, URL-encoded. */
const DOCUMENTS = new Set(['PolicyDocument', 'AssumeRolePolicyDocument', 'Document']);

/**
 * A value as the provider's command line prints it: times as text, bytes in base64, policy documents decoded
 * (`withDocuments`), nothing that is undefined.
 */
export function exportForm(value: unknown, withDocuments: boolean): unknown {
  if (value instanceof Date) return timeText(value);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map((item) => exportForm(item, withDocuments));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(
    members.map(([name, member]) => [
      name,
      withDocuments && DOCUMENTS.has(name) ? decoded(member) : exportForm(member, withDocuments),
    ]),
  );
}

/** Seconds, or microseconds where there are any, with the zone as an offset. */
function timeText(time: Date): string {
  const [seconds = '', fraction = '000Z'] = time.toISOString().split('.');
  return fraction === '000Z' ? `${seconds}+00:00` : `${seconds}.${fraction.slice(0, 3)}000+00:00`;
}

/** What cannot be decoded stays as it came: whoever reads it says that it is no document. */
function decoded(document: unknown): unknown {
  if (typeof document !== 'string') return document;
  try {
    return JSON.parse(decodeURIComponent(document)) as unknown;
  } catch {
    return document;
  }
}
