/**
 * The schema, one entry per schema version. An entry that was released is never edited: add one. Each statement may be run
 * again. Labels of ours begin with Graph, so that no type of resource is taken for one of them.
 */
export const migrations: readonly (readonly string[])[] = [
  [
    'CREATE CONSTRAINT graph_schema IF NOT EXISTS FOR (n:GraphSchema) REQUIRE n.name IS UNIQUE',
    'CREATE CONSTRAINT graph_account IF NOT EXISTS FOR (n:GraphAccount) REQUIRE n.id IS UNIQUE',
    'CREATE CONSTRAINT resource IF NOT EXISTS FOR (n:Resource) REQUIRE (n.account, n.id) IS UNIQUE',
    'CREATE INDEX resource_id IF NOT EXISTS FOR (n:Resource) ON (n.id)',
    'CREATE CONSTRAINT graph_version IF NOT EXISTS FOR (n:GraphVersion) REQUIRE (n.account, n.seq) IS UNIQUE',
    'CREATE INDEX graph_change IF NOT EXISTS FOR (n:GraphChange) ON (n.account, n.seq, n.place)',
    'CREATE INDEX graph_change_of IF NOT EXISTS FOR (n:GraphChange) ON (n.account, n.id, n.seq)',
    'CREATE CONSTRAINT graph_batch IF NOT EXISTS FOR (n:GraphBatch) REQUIRE (n.account, n.id) IS UNIQUE',
    'CREATE CONSTRAINT graph_freshness IF NOT EXISTS FOR (n:GraphFreshness) REQUIRE (n.account, n.service, n.region) IS UNIQUE',
    'CREATE CONSTRAINT graph_document IF NOT EXISTS FOR (n:GraphDocument) REQUIRE n.key IS UNIQUE',
    'CREATE CONSTRAINT graph_lease IF NOT EXISTS FOR (n:GraphLease) REQUIRE n.key IS UNIQUE',
    'CALL db.awaitIndexes(300)',
  ],
  [
    'CREATE CONSTRAINT graph_checkpoint IF NOT EXISTS FOR (n:GraphCheckpoint) REQUIRE (n.account, n.seq) IS UNIQUE',
    'CREATE CONSTRAINT graph_checkpoint_chunk IF NOT EXISTS FOR (n:GraphCheckpointChunk) REQUIRE (n.account, n.writing, n.place) IS UNIQUE',
    'CALL db.awaitIndexes(300)',
  ],
  [
    'CREATE CONSTRAINT graph_label IF NOT EXISTS FOR (n:GraphLabel) REQUIRE (n.account, n.label) IS UNIQUE',
    'CREATE INDEX graph_label_of IF NOT EXISTS FOR (n:GraphLabel) ON (n.account, n.seq, n.label)',
    'CREATE CONSTRAINT graph_attempt IF NOT EXISTS FOR (n:GraphAttempt) REQUIRE (n.account, n.id) IS UNIQUE',
    'CREATE INDEX graph_attempt_of IF NOT EXISTS FOR (n:GraphAttempt) ON (n.account, n.place)',
    'CALL db.awaitIndexes(300)',
  ],
];
