import neo4j, { type Driver } from 'neo4j-driver';
import { BareCsr } from '../snapshot/bare-csr.js';

/** The least that a loaded graph is: what was read, in arrays, and who neighbours whom. */
export interface BareGraph {
  readonly nodes: readonly (readonly unknown[])[];
  readonly edges: readonly (readonly unknown[])[];
  readonly csr: BareCsr;
}

/** Everything that the store reads of a record; lists of columns, as many in a record as reads fastest. */
const NODES = `MATCH (n:Resource) WHERE n.account = $account AND n.id IS NOT NULL
  WITH collect(n) AS found UNWIND range(0, size(found) - 1, 50) AS i WITH found[i..i + 50] AS c
  RETURN [x IN c | id(x)], [x IN c | x.id], [x IN c | x.type], [x IN c | x.service],
    [x IN c | x.region], [x IN c | x.name], [x IN c | x.external], [x IN c | x.attributes]`;
const EDGES = `MATCH (n:Resource)-[r]->(m) WHERE n.account = $account AND n.id IS NOT NULL
  WITH collect(r) AS found UNWIND range(0, size(found) - 1, 200) AS i WITH found[i..i + 200] AS c
  RETURN [x IN c | id(startNode(x))], [x IN c | id(endNode(x))], [x IN c | type(x)],
    [x IN c | x.service], [x IN c | x.attributes]`;

/** Both queries at once in two sessions, all records in one fetch, each column put behind the one before. */
export async function bareLoad(driver: Driver, account: string): Promise<BareGraph> {
  const [nodes, edges] = await Promise.all([
    columns(driver, NODES, account, 8),
    columns(driver, EDGES, account, 5),
  ]);
  const [numbers, ids] = nodes as [number[], string[]];
  const [froms, tos] = edges as [number[], number[]];
  const slots = new Map(numbers.map((number, slot) => [number, slot]));
  const slot = (number: number | undefined) => slots.get(number ?? -1) ?? -1;
  const ends = froms.map((from, at) => [slot(from), slot(tos[at])] as const);
  return { nodes, edges, csr: new BareCsr(ids, ends) };
}

/** By the driver's own callback and its records' raw fields: nothing is made of a record. */
function columns(
  driver: Driver,
  query: string,
  account: string,
  count: number,
): Promise<readonly (readonly unknown[])[]> {
  const session = driver.session({ defaultAccessMode: neo4j.session.READ, fetchSize: -1 });
  const all: unknown[][] = Array.from({ length: count }, () => []);
  return new Promise((resolve, reject) => {
    session.run(query, { account }).subscribe({
      onNext: (record) => {
        const { _fields: fields } = record as unknown as { readonly _fields: unknown[][] };
        for (const [at, values] of fields.entries()) {
          const column = all[at];
          if (column !== undefined) for (const value of values) column.push(value);
        }
      },
      onCompleted: () => resolve(session.close().then(() => all)),
      onError: reject,
    });
  });
}
