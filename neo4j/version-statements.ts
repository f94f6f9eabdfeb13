const version = 'v.seq, v.time, v.actor, v.source, v.changeCount';
/** The index over names alone looks as good to the planner while there are few. */
const labelsAt = `(l:GraphLabel) USING INDEX SEEK l:GraphLabel(account, seq, label)
        WHERE l.account = $account AND l.seq = v.seq AND l.label IS NOT NULL`;

/** What is asked of past versions, and of attempts. The rules of `statements.ts` hold here too. */
export const versionStatements = Object.freeze({
  entries: `MATCH (v:GraphVersion) WHERE v.account = $account AND v.seq < $before
    WITH v ORDER BY v.account DESC, v.seq DESC LIMIT $limit
    RETURN ${version}, v.hash, v.changesHash, v.folded IS NOT NULL,
      COLLECT { MATCH ${labelsAt} RETURN l.label }`,
  versionsIn: `MATCH (v:GraphVersion) WHERE v.account = $account AND v.seq IN $seqs RETURN ${version}`,
  labels: `MATCH (l:GraphLabel) WHERE l.account = $account AND l.label IS NOT NULL
    RETURN l.label, l.seq`,
  /** The write lock comes first. */
  labelGuard: `MATCH (a:GraphAccount {id: $account})
    SET a.lock = $label
    WITH a
    OPTIONAL MATCH (l:GraphLabel {account: $account, label: $label})
    OPTIONAL MATCH (v:GraphVersion {account: $account, seq: $seq})
    RETURN a.seq, l.seq, v.seq, v.folded IS NOT NULL`,
  addLabel: `CREATE (:GraphLabel {account: $account, label: $label, seq: $seq})`,
  history: `MATCH (c:GraphChange) USING INDEX SEEK c:GraphChange(account, id, seq)
    WHERE c.account = $account AND c.id = $id AND c.seq < $before
    WITH c ORDER BY c.account DESC, c.id DESC, c.seq DESC LIMIT $limit
    MATCH (v:GraphVersion {account: $account, seq: c.seq})
    RETURN ${version}, c.record, c.id, c.before, c.after`,

  folded: `MATCH (v:GraphVersion)
    WHERE v.account = $account AND v.seq IN $seqs AND v.folded IS NOT NULL RETURN v.seq`,
  folds: `MATCH (a:GraphAccount {id: $account}) RETURN coalesce(a.folds, 0)`,
  keptAfter: `MATCH (v:GraphVersion)
    WHERE v.account = $account AND v.seq > $seq AND v.folded IS NULL
    RETURN v.seq ORDER BY v.account, v.seq LIMIT 1`,
  /** The write lock, and what this fold did already, when the answer to its commit was lost. */
  foldGuard: `MATCH (a:GraphAccount {id: $account})
    SET a.lock = $fold
    WITH a
    OPTIONAL MATCH (v:GraphVersion) WHERE v.account = $account AND v.seq IN $seqs AND v.folded = $fold
    RETURN collect(v.seq)`,
  foldVersions: `MATCH (v:GraphVersion)
    WHERE v.account = $account AND v.seq >= $first AND v.seq <= $last
    RETURN v.seq, v.folded IS NOT NULL,
      EXISTS { MATCH ${labelsAt} },
      CASE WHEN v.folded IS NULL THEN coalesce(v.netCount, v.changeCount) ELSE 0 END
    ORDER BY v.account, v.seq`,
  deleteChanges: `MATCH (c:GraphChange) USING INDEX SEEK c:GraphChange(account, seq, place)
    WHERE c.account = $account AND c.seq >= $first AND c.seq <= $last AND c.place >= 0
    DELETE c`,
  /** Of folded versions, from which the log does not lead on. */
  deleteCheckpoints: `MATCH (c:GraphCheckpoint) WHERE c.account = $account AND c.seq IN $folded
    OPTIONAL MATCH (p:GraphCheckpointChunk)
    WHERE p.account = $account AND p.writing = c.writing AND p.place >= 0
    DELETE p, c`,
  fold: `MATCH (a:GraphAccount {id: $account})
    SET a.folds = coalesce(a.folds, 0) + 1
    WITH a
    MATCH (i:GraphVersion {account: $account, seq: $into})
    SET i.netCount = $count
    WITH i
    UNWIND $folded AS seq
    MATCH (v:GraphVersion {account: $account, seq: seq})
    SET v.folded = $fold`,

  putAttempt: `MERGE (a:GraphAccount {id: $account})
    ON CREATE SET a.seq = 0, a.revision = 0, a.records = 0
    SET a.lock = $id
    MERGE (t:GraphAttempt {account: $account, id: $id})
    ON CREATE SET a.attempts = coalesce(a.attempts, 0) + 1
    SET t.place = coalesce(t.place, a.attempts), t.value = $value`,
  attemptCount: 'MATCH (a:GraphAccount {id: $account}) RETURN coalesce(a.attempts, 0)',
  attempts: `MATCH (t:GraphAttempt) WHERE t.account = $account AND t.place < $before
    RETURN t.place, t.value ORDER BY t.account DESC, t.place DESC LIMIT $limit`,
});
