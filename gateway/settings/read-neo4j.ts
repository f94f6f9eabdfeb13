import type { Environment } from '../config.js';

/** Where the shared store is, and as whom. */
export interface Neo4jSettings {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
}

const SCHEMES: readonly string[] = ['bolt:', 'bolt+s:', 'neo4j:', 'neo4j+s:'];

/** Null without NEO4J_URI. A password is never in a message. */
export function readNeo4j(environment: Environment, problems: string[]): Neo4jSettings | null {
  const uri = environment['NEO4J_URI']?.trim() ?? '';
  const user = environment['NEO4J_USER']?.trim() ?? '';
  const password = environment['NEO4J_PASSWORD'] ?? '';
  if (uri === '') {
    const alone = user !== '' || password !== '';
    if (alone) problems.push('NEO4J_URI must be set with NEO4J_USER and NEO4J_PASSWORD');
    return null;
  }
  if (!isAddress(uri)) {
    const forms =
      'bolt://<host>:<port> or neo4j://<host>:<port>, or the same with +s, without a user';
    problems.push(`NEO4J_URI must be ${forms}`);
  }
  if (user === '') problems.push('NEO4J_USER must be set with NEO4J_URI');
  if (password === '') problems.push('NEO4J_PASSWORD must be set with NEO4J_URI');
  return { uri, user, password };
}

/** One with a user in it may have a password in it too: it is refused, and not shown. */
function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  return SCHEMES.includes(protocol) && hostname !== '' && username === '' && password === '';
}
