import neo4j, { type Driver } from 'neo4j-driver';
import { neo4jSettings } from './neo4j-settings.js';

/** The driver as its documentation sets it up, with numbers as JavaScript has them. */
export function bareDriver(): Driver {
  const { uri, user, password } = neo4jSettings();
  return neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true });
}
