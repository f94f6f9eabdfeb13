/**
 * The schema, one entry per schema version. An entry that was released is never edited: add one.
 * Tables of large rows keep their row id, since without it whole rows would stand in the inner pages.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE account (
    id TEXT NOT NULL PRIMARY KEY,
    seq INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE node (
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    service TEXT NOT NULL,
    region TEXT,
    name TEXT,
    external INTEGER NOT NULL,
    attributes TEXT NOT NULL,
    UNIQUE (account, id)
  ) STRICT;

  CREATE TABLE edge (
    account TEXT NOT NULL,
    from_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    to_id TEXT NOT NULL,
    service TEXT NOT NULL,
    attributes TEXT NOT NULL,
    PRIMARY KEY (account, from_id, kind, to_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX edge_by_end ON edge (account, to_id);

  CREATE TABLE version (
    account TEXT NOT NULL,
    seq INTEGER NOT NULL,
    time TEXT NOT NULL,
    actor TEXT,
    source TEXT NOT NULL,
    change_count INTEGER NOT NULL,
    PRIMARY KEY (account, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE change (
    account TEXT NOT NULL,
    seq INTEGER NOT NULL,
    place INTEGER NOT NULL,
    record TEXT NOT NULL,
    id TEXT NOT NULL,
    before TEXT,
    after TEXT
  ) STRICT;
  CREATE UNIQUE INDEX change_by_version ON change (account, seq, place);
  CREATE INDEX change_by_record ON change (account, id, seq);

  CREATE TABLE batch (
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    appended INTEGER NOT NULL,
    PRIMARY KEY (account, id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE freshness (
    account TEXT NOT NULL,
    service TEXT NOT NULL,
    -- '' for the service's global part
    region TEXT NOT NULL,
    used INTEGER NOT NULL,
    as_of TEXT,
    complete INTEGER NOT NULL,
    error TEXT,
    PRIMARY KEY (account, service, region)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE document (
    key TEXT NOT NULL PRIMARY KEY,
    revision INTEGER NOT NULL,
    value TEXT NOT NULL
  ) STRICT;
  `,
  `
  ALTER TABLE account ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
  ALTER TABLE account ADD COLUMN records INTEGER NOT NULL DEFAULT 0;
  UPDATE account SET records =
    (SELECT count(*) FROM node WHERE node.account = account.id)
    + (SELECT count(*) FROM edge WHERE edge.account = account.id);

  CREATE TABLE lease (
    key TEXT NOT NULL PRIMARY KEY,
    holder TEXT NOT NULL,
    -- the clock's milliseconds
    until INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- of the version and all before it
  ALTER TABLE version ADD COLUMN change_total INTEGER NOT NULL DEFAULT 0;
  UPDATE version SET change_total = running.total
    FROM (
      SELECT account, seq, sum(change_count) OVER (PARTITION BY account ORDER BY seq) AS total
      FROM version
    ) AS running
    WHERE running.account = version.account AND running.seq = version.seq;

  CREATE TABLE checkpoint (
    account TEXT NOT NULL,
    seq INTEGER NOT NULL,
    records INTEGER NOT NULL,
    change_total INTEGER NOT NULL,
    chunks INTEGER NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (account, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE checkpoint_chunk (
    account TEXT NOT NULL,
    seq INTEGER NOT NULL,
    place INTEGER NOT NULL,
    data BLOB NOT NULL,
    UNIQUE (account, seq, place)
  ) STRICT;
  `,
  `
  ALTER TABLE version ADD COLUMN hash TEXT;
  ALTER TABLE version ADD COLUMN changes_hash TEXT;
  ALTER TABLE version ADD COLUMN folded INTEGER NOT NULL DEFAULT 0;
  -- changes that the log has of it once versions were folded into it; otherwise change_count
  ALTER TABLE version ADD COLUMN net_count INTEGER;

  CREATE TABLE label (
    account TEXT NOT NULL,
    label TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (account, label)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX label_by_version ON label (account, seq, label);

  CREATE TABLE attempt (
    -- in the order in which they were first recorded
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    value TEXT NOT NULL,
    UNIQUE (account, id)
  ) STRICT;
  CREATE INDEX attempt_by_place ON attempt (account, place);
  `,
];
