import type { Role } from '../config.js';

/**
 * SUBGRAPHS: not set, this process does everything; `name, …`: it serves these subgraphs; `name=url, …`: it is a gateway
 * over every subgraph at these addresses.
 */
export function readRole(
  text: string | undefined,
  services: readonly string[],
  problems: string[],
): Role {
  const parts =
    (text?.trim() ?? '') === '' ? [] : (text ?? '').split(',').map((part) => part.trim());
  if (parts.length === 0) return { kind: 'whole' };
  const addressed = parts.filter((part) => part.includes('='));
  if (addressed.length > 0 && addressed.length < parts.length) {
    problems.push('SUBGRAPHS must be a list of names or a list of <name>=<url>, not both');
    return { kind: 'whole' };
  }
  const names = parts.map((part) => part.split('=', 1)[0] ?? '');
  checkNames(names, services, problems);
  if (addressed.length === 0) return { kind: 'subgraphs', names };
  const missing = services.filter((service) => !names.includes(service));
  if (missing.length > 0) {
    problems.push(
      `SUBGRAPHS must give the address of every subgraph; missing: ${missing.join(', ')}`,
    );
  }
  return { kind: 'gateway', addresses: readAddresses(parts, problems) };
}

function checkNames(
  names: readonly string[],
  services: readonly string[],
  problems: string[],
): void {
  for (const name of names.filter((each) => !services.includes(each))) {
    problems.push(`SUBGRAPHS must name some of ${services.join(', ')}, got "${name}"`);
  }
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  for (const name of twice)
    problems.push(`SUBGRAPHS must name each subgraph once, got "${name}" twice`);
}

function readAddresses(parts: readonly string[], problems: string[]): ReadonlyMap<string, URL> {
  const addresses = new Map<string, URL>();
  for (const part of parts) {
    const name = part.split('=', 1)[0] ?? '';
    const address = part.slice(name.length + 1);
    if (isAddress(address)) addresses.set(name, new URL(address));
    else
      problems.push(
        `SUBGRAPHS must give http://<host>:<port>/<name>, got "${address}" for ${name}`,
      );
  }
  return addresses;
}

function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  const http = protocol === 'http:' || protocol === 'https:';
  return http && `${username}${password}${search}${hash}` === '';
}
