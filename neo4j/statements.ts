import { versionStatements } from './version-statements.js';

const node = (name: string): string =>
  ['id', 'type', 'service', 'region', 'name', 'external', 'attributes']
    .map((property) => `${name}.${property}`)
    .join(', ');
const edge = 'startNode(e).id, type(e), endNode(e).id, e.service, e.attributes';
const version = 'v.seq, v.time, v.actor, v.source, v.changeCount';
/** Changes that the log has of it. */
const logged = 'CASE WHEN v.folded IS NULL THEN coalesce(v.netCount, v.changeCount) ELSE 0 END';
/** A plan is kept that was made while the database was empty, when a scan looks as cheap. */
const seek = (name: string): string => `USING INDEX SEEK ${name}:Resource(account, id)`;
const ends = `MATCH (f:Resource {account: $account, id: r.from}) ${seek('f')}
  MATCH (t:Resource {account: $account, id: r.to}) ${seek('t')}`;

/**
 * Every statement of the store. A composite index is used only when every one of its properties is named, hence
 * \`IS NOT NULL\`; in its order only when ORDER BY names them all.
 */
export const statements = Object.freeze({
  ...versionStatements,
  heads: `MATCH (a:GraphAccount) WHERE a.revision > 0 RETURN a.id, a.seq, a.revision, a.records`,
  /** The write lock comes first: what is read before it may be overtaken. */
  guard: `MERGE (a:GraphAccount {id: $account})
    ON CREATE SET a.seq = 0, a.revision = 0, a.records = 0
    SET a.lock = $id
    WITH a
    OPTIONAL MATCH (b:GraphBatch {account: $account, id: $id})
    RETURN a.seq, a.time, b.seq, b.appended, a.staging, a.hash`,
  /** Takes the write lock until the transaction ends, and writes nothing. */
  lock: `UNWIND $accounts AS id
    MATCH (a:GraphAccount {id: id})
    SET a.lock = a.lock
    WITH a
    RETURN a.id, a.seq`,
  /** The same without the lock. */
  seqs: `MATCH (a:GraphAccount) WHERE a.id IN $accounts RETURN a.id, a.seq`,
  putAccount: `MATCH (a:GraphAccount {id: $account})
    SET a.seq = $seq, a.revision = a.revision + 1, a.records = a.records + $added,
        a.time = coalesce($time, a.time), a.hash = coalesce($hash, a.hash)
    REMOVE a.staging, a.staged`,
  addBatch: `CREATE (:GraphBatch {account: $account, id: $id, seq: $seq, appended: $appended})`,
  /** Versions from before changes were counted have none: their number stands for it, which rises as well. */
  addVersion: `MATCH (a:GraphAccount {id: $account})
    SET a.changes = coalesce(a.changes, $seq - 1) + $changeCount
    CREATE (:GraphVersion {account: $account, seq: $seq, time: $time, actor: $actor,
      source: $source, changeCount: $changeCount, changeTotal: a.changes, hash: $hash,
      changesHash: $changesHash})`,
  putFreshness: `UNWIND $rows AS r
    MERGE (f:GraphFreshness {account: $account, service: r.service, region: r.region})
    SET f += r.rest`,

  createNodes: `UNWIND $rows AS r CREATE (n:Resource:$(r.labels)) SET n = r.properties RETURN count(*)`,
  updateNodes: `UNWIND $rows AS r
    MATCH (n:Resource {account: $account, id: r.id}) ${seek('n')} SET n = r.properties RETURN count(*)`,
  relabelNodes: `UNWIND $rows AS r
    MATCH (n:Resource {account: $account, id: r.id}) ${seek('n')} REMOVE n:$(r.before) SET n:$(r.labels)
    RETURN count(*)`,
  deleteNodes: `UNWIND $rows AS r
    MATCH (n:Resource {account: $account, id: r.id}) ${seek('n')} DELETE n RETURN count(*)`,
  createEdges: `UNWIND $rows AS r ${ends} CREATE (f)-[e:$(r.kind)]->(t) SET e = r.properties RETURN count(*)`,
  updateEdges: `UNWIND $rows AS r ${ends}
    MATCH (f)-[e]->(t) WHERE type(e) = r.kind SET e = r.properties RETURN count(*)`,
  deleteEdges: `UNWIND $rows AS r ${ends}
    MATCH (f)-[e]->(t) WHERE type(e) = r.kind DELETE e RETURN count(*)`,
  addChanges: `UNWIND $rows AS r
    CREATE (:GraphChange {account: $account, seq: $seq, place: r[0], record: r[1], id: r[2],
      before: r[3], after: r[4]})
    RETURN count(*)`,

  beginStaging: `MATCH (a:GraphAccount {id: $account}) SET a.staging = $staging, a.staged = 0`,
  /** Locks, and gives how many parts are there; nothing once another writer has begun anew. */
  stagedParts: `MATCH (a:GraphAccount {id: $account})
    SET a.lock = $staging
    WITH a WHERE a.staging = $staging
    RETURN a.staged`,
  countStaged: `MATCH (a:GraphAccount {id: $account}) SET a.staged = $parts`,
  clearNodes: `MATCH (n:Resource) ${seek('n')} WHERE n.account = $account AND n.id IS NOT NULL
    WITH n LIMIT $limit DETACH DELETE n RETURN count(*)`,
  clearChanges: `MATCH (c:GraphChange)
    WHERE c.account = $account AND c.seq >= 0 AND c.place >= 0
    WITH c LIMIT $limit DELETE c RETURN count(*)`,

  nodes: `UNWIND $ids AS id MATCH (n:Resource {account: $account, id: id}) ${seek('n')}
    RETURN ${node('n')}`,
  edges: `UNWIND $rows AS r ${ends} MATCH (f)-[e]->(t) WHERE type(e) = r.kind RETURN ${edge}`,
  edgesAt: `UNWIND $ids AS id
    MATCH (n:Resource {account: $account, id: id})-[e]-() ${seek('n')} RETURN ${edge}`,

  accountsOf: `MATCH (n:Resource) USING INDEX n:Resource(id)
    WHERE n.id IN $ids AND n.account IN $accounts RETURN DISTINCT n.account`,
  around: `UNWIND $accounts AS account
    UNWIND $ids AS id
    MATCH (c:Resource {account: account, id: id}) ${seek('c')}
    OPTIONAL MATCH (c)-[]-(o)
    WITH collect(DISTINCT c) + collect(DISTINCT o) AS found
    UNWIND found AS n
    WITH DISTINCT n
    RETURN n.account, ${node('n')}`,
  edgesAround: `UNWIND $accounts AS account
    UNWIND $ids AS id
    MATCH (n:Resource {account: account, id: id})-[e]-() ${seek('n')}
    WITH DISTINCT account, e
    RETURN account, ${edge}`,

  /** Lists of columns, since a row for each costs three times as much; few enough to stay below 60 KB. */
  headNodes: `MATCH (n:Resource) ${seek('n')} WHERE n.account = $account AND n.id IS NOT NULL
    WITH n ORDER BY n.account, n.id
    WITH collect(n) AS found
    UNWIND range(0, size(found) - 1, 50) AS first
    WITH found[first..first + 50] AS l
    RETURN [x IN l | id(x)], [x IN l | x.id], [x IN l | x.type], [x IN l | x.service],
      [x IN l | x.region], [x IN l | x.name], [x IN l | x.external], [x IN l | x.attributes]`,
  /** The ends by the numbers that headNodes gives: they hold while the account stays at its version. */
  headEdges: `MATCH (n:Resource)-[e]->(m) ${seek('n')} WHERE n.account = $account AND n.id IS NOT NULL
    WITH collect(e) AS found
    UNWIND range(0, size(found) - 1, 200) AS first
    WITH found[first..first + 200] AS l
    RETURN [x IN l | id(startNode(x))], [x IN l | type(x)], [x IN l | id(endNode(x))],
      [x IN l | x.service], [x IN l | x.attributes]`,

  head: `MATCH (a:GraphAccount {id: $account}) WHERE a.revision > 0
    OPTIONAL MATCH (v:GraphVersion {account: $account, seq: a.seq})
    RETURN a.seq, a.records, ${version}, coalesce(a.folds, 0)`,
  version: `MATCH (v:GraphVersion {account: $account, seq: $seq}) RETURN ${version}, ${logged},
    v.folded IS NOT NULL`,
  versions: `MATCH (v:GraphVersion) WHERE v.account = $account AND v.seq > $after
    RETURN ${version}, ${logged} ORDER BY v.account, v.seq LIMIT $limit`,
  changes: `MATCH (c:GraphChange) USING INDEX SEEK c:GraphChange(account, seq, place)
    WHERE c.account = $account AND c.seq > $after AND c.seq <= $last AND c.place >= 0
    WITH c ORDER BY c.account, c.seq, c.place
    WITH collect(c) AS found
    UNWIND range(0, size(found) - 1, 25) AS first
    WITH found[first..first + 25] AS l
    RETURN [x IN l | x.seq], [x IN l | x.record], [x IN l | x.id], [x IN l | x.before],
      [x IN l | x.after]`,
  /** From where a version can be reached: changes up to it and up to those in memory, and every checkpoint. */
  bases: `MATCH (a:GraphAccount {id: $account})
    RETURN coalesce(a.changes, a.seq),
      COLLECT { MATCH (v:GraphVersion) WHERE v.account = $account AND v.seq IN $seqs
        RETURN [v.seq, coalesce(v.changeTotal, v.seq)] },
      COLLECT { MATCH (c:GraphCheckpoint) WHERE c.account = $account AND c.seq >= 0
        RETURN [c.seq, c.records, c.changes, c.chunks, c.digest, c.writing] }`,
  sinceCheckpoint: `MATCH (a:GraphAccount {id: $account})
    OPTIONAL MATCH (c:GraphCheckpoint) WHERE c.account = $account AND c.seq >= 0
    WITH a, coalesce(max(c.seq), 0) AS seq, coalesce(max(c.changes), 0) AS changes
    RETURN seq, coalesce(a.changes, a.seq) - changes, a.records`,
  chunks: `MATCH (c:GraphCheckpointChunk)
    WHERE c.account = $account AND c.writing = $writing AND c.place >= 0
    RETURN c.data ORDER BY c.account, c.writing, c.place`,
  addChunks: `UNWIND $rows AS r
    MERGE (c:GraphCheckpointChunk {account: $account, writing: $writing, place: r[0]})
    SET c.data = r[1]`,
  /** What its chunks are is said last, when they are all there, no other process was first and the version is not folded. */
  addCheckpoint: `MATCH (a:GraphAccount {id: $account}) SET a.lock = $writing
    WITH a
    MATCH (v:GraphVersion {account: $account, seq: $seq})
    WHERE v.folded IS NULL AND $chunks = COUNT { MATCH (c:GraphCheckpointChunk)
        WHERE c.account = $account AND c.writing = $writing AND c.place >= 0 }
      AND NOT EXISTS { MATCH (o:GraphCheckpoint)
        WHERE o.account = $account AND o.seq > $newest AND o.writing <> $writing }
    MERGE (c:GraphCheckpoint {account: $account, seq: $seq})
    SET c.writing = $writing, c.records = $records, c.changes = coalesce(v.changeTotal, v.seq), c.chunks = $chunks,
      c.digest = $digest
    RETURN c.seq`,
  /** Chunks of no checkpoint: with one just written, no other that is being written will become one. */
  deleteLeftChunks: `MATCH (a:GraphAccount {id: $account}) SET a.lock = a.lock
    WITH COLLECT { MATCH (c:GraphCheckpoint) WHERE c.account = $account AND c.seq >= 0
      RETURN c.writing } AS kept
    MATCH (c:GraphCheckpointChunk)
    WHERE c.account = $account AND c.writing IS NOT NULL AND c.place >= 0 AND NOT c.writing IN kept
    WITH c LIMIT $limit DELETE c RETURN count(*)`,
  freshness: `MATCH (f:GraphFreshness)
    WHERE f.account = $account AND f.service IS NOT NULL AND f.region IS NOT NULL
    RETURN f.service AS service, f.region AS region, f.used AS used, f.asOf AS asOf,
      f.complete AS complete, f.error AS error`,

  document: `MATCH (d:GraphDocument {key: $key}) RETURN d.revision, d.value`,
  /** \`writes\`: the last few that were made, so that one whose answer was lost is known when it comes again. */
  putDocument: `MERGE (d:GraphDocument {key: $key})
    ON CREATE SET d.revision = 0, d.writes = []
    SET d.lock = $write
    WITH d, $write IN d.writes AS again, d.revision = $expected AS fits
    FOREACH (_ IN CASE WHEN fits AND NOT again THEN [1] ELSE [] END |
      SET d.revision = d.revision + 1, d.value = $value, d.writes = d.writes[-15..] + [$write])
    RETURN again OR fits`,
  takeLeases: `UNWIND $keys AS key
    MERGE (l:GraphLease {key: key})
    SET l.lock = true
    WITH l WHERE l.holder IS NULL OR l.holder = $holder OR l.until <= $now
    SET l.holder = $holder, l.until = $until
    RETURN l.key`,
  releaseLeases: `UNWIND $keys AS key
    MATCH (l:GraphLease {key: key})
    SET l.lock = true
    WITH l WHERE l.holder = $holder
    REMOVE l.holder, l.until`,
});
