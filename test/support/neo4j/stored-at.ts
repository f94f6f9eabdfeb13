import neo4j from 'neo4j-driver';

/** Every property of what a database holds of a place (`place-store.ts`), as text. */
export async function storedAt(
  server: { readonly uri: string; readonly user: string; readonly password: string },
  place: string,
): Promise<string> {
  const driver = neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password));
  const within = `any(name IN [n.account, n.id, n.key] WHERE name STARTS WITH $within)`;
  const query = `MATCH (n) WHERE ${within} RETURN labels(n) AS kind, properties(n) AS held
    UNION ALL MATCH (n)-[e]->() WHERE ${within} RETURN type(e) AS kind, properties(e) AS held`;
  try {
    const { records } = await driver.executeQuery(query, { within: `${place}/` });
    return records.map((record) => JSON.stringify(record.toObject())).join('\n');
  } finally {
    await driver.close();
  }
}
