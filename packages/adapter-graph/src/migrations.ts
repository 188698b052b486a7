/**
 * The steps of the schema, oldest first. A step's place in the list is its version: append, never change one that was released.
 *
 * - `store`: what is true of all. `analyser` is the oldest version of the analyser that terms may be of.
 * - `memory`: one row a record. `terms` is its forward index (`" token:frequency token:frequency "`), which scores it
 *   and says what to take out of `word`; `analyser` is the version
 *   that they are of. They stand before `body`, so that scoring does not read the body's pages. `age`
 *   is `updated_at` with its sign turned, so that a list of the newest goes up an index as a list by id does; a column
 *   that SQLite derives would not do, since an index does not cover it. Few records have another scope than `user`, and
 *   only those scopes are asked for as shared.
 * - `word`: the inverted index. Only which record holds which token, and who may see it; each word begins with the
 *   tenant's number. `secure-delete` takes a deletion out of the index at once instead of noting it for later.
 * - `match_key`: of active records only, which is what an insert asks for.
 * - `record_key`: the keys of persons (`p…`) and labels (`l…`). Only labels have an index by age, which costs a write as
 *   much as the table itself: a person's memories are few enough to be sorted.
 * - `link`: edges from a memory to another's id, whether that exists or not. `relation`: edges between two entities.
 *   Those that hidden content makes are marked, so that an ordinary search does not even look at them.
 *
 * @param analyser the version of the analyser that a new store begins with
 */
export function migrationsOf(analyser: number): readonly string[] {
  return [records(analyser)];
}

function records(analyser: number): string {
  return `
  CREATE TABLE store (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    feed TEXT NOT NULL,
    position INTEGER NOT NULL,
    dropped_horizon INTEGER NOT NULL,
    analyser INTEGER NOT NULL
  ) STRICT;
  INSERT INTO store VALUES (1, lower(hex(randomblob(16))), 0, 0, ${String(analyser)});
  CREATE TABLE tenant (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    documents INTEGER NOT NULL,
    open_tokens INTEGER NOT NULL,
    full_tokens INTEGER NOT NULL,
    horizon INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE memory (
    document INTEGER PRIMARY KEY,
    tenant INTEGER NOT NULL,
    memory_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    position INTEGER NOT NULL,
    state TEXT NOT NULL,
    state_changed_at REAL,
    state_reason TEXT,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    scope TEXT NOT NULL,
    type TEXT NOT NULL,
    sensitivity TEXT,
    hidden INTEGER NOT NULL,
    created_at REAL NOT NULL,
    updated_at REAL NOT NULL,
    age REAL NOT NULL,
    expires_at REAL,
    valid_from REAL,
    valid_to REAL,
    match_keys TEXT NOT NULL,
    person_keys TEXT NOT NULL,
    label_keys TEXT NOT NULL,
    thread TEXT,
    place INTEGER,
    write_ids TEXT NOT NULL,
    open_length INTEGER NOT NULL,
    full_length INTEGER NOT NULL,
    analyser INTEGER NOT NULL,
    terms TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX memory_by_id ON memory (tenant, memory_id);
  CREATE INDEX memory_by_age ON memory (tenant, age, memory_id);
  CREATE INDEX memory_by_subject ON memory (tenant, subject_id, subject_kind, memory_id);
  CREATE INDEX memory_by_subject_age ON memory (tenant, subject_id, subject_kind, age, memory_id);
  CREATE INDEX memory_by_scope ON memory (tenant, scope, memory_id) WHERE scope <> 'user';
  CREATE INDEX memory_by_scope_age ON memory (tenant, scope, age, memory_id) WHERE scope <> 'user';
  CREATE UNIQUE INDEX memory_by_position ON memory (tenant, position);
  CREATE TABLE match_key (
    tenant INTEGER NOT NULL,
    key TEXT NOT NULL,
    memory_id TEXT NOT NULL,
    PRIMARY KEY (tenant, key, memory_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE record_key (
    tenant INTEGER NOT NULL,
    key TEXT NOT NULL,
    memory_id TEXT NOT NULL,
    age REAL NOT NULL,
    document INTEGER NOT NULL,
    PRIMARY KEY (tenant, key, memory_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX record_key_by_age ON record_key (tenant, key, age, memory_id, document) WHERE key < 'p';
  CREATE TABLE tombstone (
    tenant INTEGER NOT NULL,
    memory_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    position INTEGER NOT NULL,
    write_id TEXT NOT NULL,
    purged_at REAL NOT NULL,
    thread TEXT,
    place INTEGER,
    PRIMARY KEY (tenant, memory_id)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX tombstone_by_position ON tombstone (tenant, position);
  CREATE INDEX tombstone_by_age ON tombstone (purged_at);
  CREATE TABLE entity (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant INTEGER NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (tenant, name)
  ) STRICT;
  CREATE TABLE relation (
    document INTEGER PRIMARY KEY,
    tenant INTEGER NOT NULL,
    subject INTEGER NOT NULL,
    relation TEXT,
    object INTEGER NOT NULL,
    hidden INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX relation_by_subject ON relation (tenant, subject, hidden, document);
  CREATE INDEX relation_by_object ON relation (tenant, object, hidden, document);
  CREATE TABLE link (
    document INTEGER NOT NULL,
    place INTEGER NOT NULL,
    tenant INTEGER NOT NULL,
    target TEXT NOT NULL,
    kind TEXT NOT NULL,
    relation TEXT,
    edge_type TEXT,
    hidden INTEGER NOT NULL,
    PRIMARY KEY (document, place)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX link_by_target ON link (tenant, target, hidden, document);
  CREATE VIRTUAL TABLE word USING fts5 (tokens, content = '', detail = none, columnsize = 0, tokenize = 'ascii');
  INSERT INTO word (word, rank) VALUES ('secure-delete', 1);
  CREATE VIRTUAL TABLE word_frequency USING fts5vocab (word, row);
  `;
}
