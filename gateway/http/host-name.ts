/** Which names a request may call this server by. */
export type AllowedHosts = 'any' | 'loopback';

const LOOPBACK = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(:\d{1,5})?$/i;

/** Whether a `Host` header is one of the allowed names: a page of another site can point its own name at this machine. */
export function isAllowedHost(host: string | undefined, allowed: AllowedHosts): boolean {
  return allowed === 'any' || (host !== undefined && LOOPBACK.test(host));
}
