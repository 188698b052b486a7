/** Its number; a database of another one is made again. */
export const SCHEMA_VERSION = 5;

/**
 * `pending` holds the files that may not be on disk durably; everything else here can be made again from the files.
 * Numbers of documents are never used twice; those above `flushed` have their words in memory and in `words`, not yet
 * in `posting`. `record_key` finds records by their person and label keys, and active ones, without an age, by their
 * match keys.
 */
export const SCHEMA = `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
  CREATE TABLE pending (position INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, text TEXT NOT NULL);
  CREATE TABLE tenant (
    tenant INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, documents INTEGER NOT NULL,
    open_tokens INTEGER NOT NULL, full_tokens INTEGER NOT NULL, horizon INTEGER NOT NULL
  );
  CREATE TABLE record (
    document INTEGER PRIMARY KEY, tenant INTEGER NOT NULL, memory_id TEXT NOT NULL, revision INTEGER NOT NULL,
    state TEXT NOT NULL, state_changed_at INTEGER, subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL, scope TEXT NOT NULL, type TEXT NOT NULL,
    sensitivity TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, expires_at INTEGER, valid_from INTEGER, valid_to INTEGER, position INTEGER NOT NULL,
    match_keys TEXT NOT NULL, person_keys TEXT NOT NULL, label_keys TEXT NOT NULL,
    analyser INTEGER NOT NULL
  );
  CREATE UNIQUE INDEX record_id ON record (tenant, memory_id);
  CREATE INDEX record_position ON record (tenant, position);
  CREATE INDEX record_recency ON record (tenant, updated_at DESC, memory_id);
  CREATE INDEX record_subject ON record (tenant, subject_kind, subject_id, memory_id);
  CREATE INDEX record_subject_recency ON record (tenant, subject_kind, subject_id, updated_at DESC, memory_id);
  CREATE INDEX record_scope ON record (tenant, scope, memory_id);
  CREATE INDEX record_scope_recency ON record (tenant, scope, updated_at DESC, memory_id);
  CREATE TABLE record_key (
    tenant INTEGER, field TEXT, key TEXT, memory_id TEXT, updated_at INTEGER,
    PRIMARY KEY (tenant, field, key, memory_id)
  ) WITHOUT ROWID;
  CREATE INDEX record_key_recency ON record_key (tenant, field, key, updated_at DESC, memory_id)
    WHERE updated_at IS NOT NULL;
  CREATE TABLE words (
    document INTEGER PRIMARY KEY, tokens TEXT NOT NULL, open_length INTEGER NOT NULL, full_length INTEGER NOT NULL
  );
  CREATE TABLE tombstone (
    tenant INTEGER, memory_id TEXT, revision INTEGER NOT NULL, write_id TEXT NOT NULL, position INTEGER NOT NULL,
    purged_at INTEGER NOT NULL, PRIMARY KEY (tenant, memory_id)
  ) WITHOUT ROWID;
  CREATE INDEX tombstone_position ON tombstone (tenant, position);
  CREATE INDEX tombstone_age ON tombstone (purged_at);
  CREATE TABLE term (
    tenant INTEGER, token TEXT, documents INTEGER NOT NULL, PRIMARY KEY (tenant, token)
  ) WITHOUT ROWID;
  CREATE TABLE posting (
    tenant INTEGER, token TEXT, chunk INTEGER, data BLOB NOT NULL, PRIMARY KEY (tenant, token, chunk)
  ) WITHOUT ROWID;
`;
