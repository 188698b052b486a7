import type { SearchedContent } from "@mgp/core";

/** What `placesOf` gives, in this order: where the record stands in the indexes. */
const PLACES = columns("subject_kind subject_id scope updated_at age");

/** What `valuesOf` gives, in this order. */
const FIELDS = columns(
  `state state_changed_at state_reason type sensitivity hidden created_at expires_at
  valid_from valid_to match_keys person_keys label_keys thread place write_ids body`,
);

/** What `toRecord` reads, of a row `m` of `memory`. */
export const RECORD: string = ["memory_id", "revision", ...PLACES.filter((column) => column !== "age"), ...FIELDS]
  .map((column) => `m.${column}`)
  .join(", ");

/** What a search needs to score and order a row. */
export const CANDIDATE: Readonly<Record<SearchedContent, string>> = {
  open: "m.document, m.memory_id, m.updated_at, m.hidden, m.open_length AS length, m.terms",
  full: "m.document, m.memory_id, m.updated_at, m.hidden, m.full_length AS length, m.terms",
};

/** By the tenant's name, in one statement each: for the connection that also writes. */
export const points = {
  get: `SELECT ${RECORD} FROM tenant t JOIN memory m ON m.tenant = t.number WHERE t.name = ? AND m.memory_id = ?`,
  lastWrite: `SELECT m.revision, m.write_ids FROM tenant t JOIN memory m ON m.tenant = t.number
    WHERE t.name = ? AND m.memory_id = ?`,
  lastPurge: `SELECT b.revision, b.write_id FROM tenant t JOIN tombstone b ON b.tenant = t.number
    WHERE t.name = ? AND b.memory_id = ?`,
  health: "SELECT position FROM store",
  analyser: "SELECT analyser FROM store",
};

/** All but the first take the tenant's number. */
export const writes = {
  tenant: "SELECT number FROM tenant WHERE name = ?",
  addTenant: `INSERT INTO tenant (name, documents, open_tokens, full_tokens, horizon) SELECT ?, 0, 0, 0, dropped_horizon FROM store
    RETURNING number`,
  count: `UPDATE tenant SET documents = documents + ?, open_tokens = open_tokens + ?, full_tokens = full_tokens + ?
    WHERE number = ?`,
  nextPosition: "UPDATE store SET position = position + 1 RETURNING position, analyser",
  record: `SELECT m.document, m.open_length, m.full_length, m.analyser, m.terms, ${RECORD} FROM memory m WHERE m.tenant = ? AND m.memory_id = ?`,
  firstMatch: "SELECT memory_id FROM match_key WHERE tenant = ? AND key = ? ORDER BY memory_id LIMIT 1",
  tombstone: "SELECT revision FROM tombstone WHERE tenant = ? AND memory_id = ?",
  dropTombstone: "DELETE FROM tombstone WHERE tenant = ? AND memory_id = ?",
  putTombstone: `INSERT INTO tombstone (tenant, memory_id, revision, position, write_id, purged_at, thread, place)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  insert: `INSERT INTO memory (tenant, memory_id, revision, position, open_length, full_length, analyser, terms, ${[...PLACES, ...FIELDS].join(", ")})
    VALUES (?, ?, ?, ?, ?, ?, ?, ?${", ?".repeat(PLACES.length + FIELDS.length)}) RETURNING document`,
  update: `UPDATE memory SET ${settersOf([...PLACES, ...FIELDS])} WHERE document = ?`,
  /** Where the places are as they were: SQLite writes an index anew where its columns are set, even to what they were. */
  updateInPlace: `UPDATE memory SET ${settersOf(FIELDS)} WHERE document = ?`,
  remove: "DELETE FROM memory WHERE tenant = ? AND memory_id = ?",
  addMatchKey: "INSERT OR IGNORE INTO match_key (tenant, key, memory_id) VALUES (?, ?, ?)",
  dropMatchKey: "DELETE FROM match_key WHERE tenant = ? AND key = ? AND memory_id = ?",
  addKey: "INSERT OR IGNORE INTO record_key (tenant, key, memory_id, age, document) VALUES (?, ?, ?, ?, ?)",
  moveKey: "UPDATE record_key SET age = ? WHERE tenant = ? AND key = ? AND memory_id = ?",
  dropKey: "DELETE FROM record_key WHERE tenant = ? AND key = ? AND memory_id = ?",
  /** The words carry the tenant's number. */
  addWords: "INSERT INTO word (rowid, tokens) VALUES (?, ?)",
  dropWords: "INSERT INTO word (word, rowid, tokens) VALUES ('delete', ?, ?)",
};

/** What makes words anew. */
export const analysis = {
  /** version */
  progress: `SELECT count(*) AS total, count(*) FILTER (WHERE analyser >= ?) AS done FROM memory`,
  /** the document before, version, how many */
  old: "SELECT document FROM memory WHERE document > ? AND analyser < ? ORDER BY document LIMIT ?",
  record: `SELECT m.tenant, m.document, m.open_length, m.full_length, m.analyser, m.terms, ${RECORD} FROM memory m WHERE m.document = ?`,
  revision: "SELECT revision FROM memory WHERE document = ?",
  update:
    "UPDATE memory SET position = ?, open_length = ?, full_length = ?, analyser = ?, terms = ? WHERE document = ?",
  keep: "UPDATE store SET analyser = ?",
};

export const edges = {
  addLink: `INSERT INTO link (document, place, tenant, target, kind, relation, edge_type, hidden)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  dropLinksFrom: "DELETE FROM link WHERE document = ? AND tenant = ?",
  dropLinksTo: "DELETE FROM link WHERE tenant = ? AND target = ?",
  entity: "SELECT number FROM entity WHERE tenant = ? AND name = ?",
  addEntity: "INSERT INTO entity (tenant, name) VALUES (?, ?) RETURNING number",
  addRelation: "INSERT INTO relation (document, tenant, subject, relation, object, hidden) VALUES (?, ?, ?, ?, ?, ?)",
  relation: "SELECT subject, object FROM relation WHERE document = ? AND tenant = ?",
  dropRelation: "DELETE FROM relation WHERE document = ? AND tenant = ?",
  dropLoneEntity: `DELETE FROM entity WHERE number = ?1 AND tenant = ?2
    AND NOT EXISTS (SELECT 1 FROM relation WHERE tenant = ?2 AND subject = ?1)
    AND NOT EXISTS (SELECT 1 FROM relation WHERE tenant = ?2 AND object = ?1)`,
};

export const upkeep = {
  oldTombstones: "SELECT tenant, memory_id, position FROM tombstone WHERE purged_at < ? ORDER BY purged_at LIMIT ?",
  dropTombstone: "DELETE FROM tombstone WHERE tenant = ? AND memory_id = ?",
  raiseHorizon: "UPDATE tenant SET horizon = max(horizon, ?) WHERE number = ?",
  noteDropped: "UPDATE store SET dropped_horizon = max(dropped_horizon, (SELECT horizon FROM tenant WHERE number = ?))",
  dropEmptyTenant: "DELETE FROM tenant WHERE number = ?",
  isEmpty: `SELECT NOT EXISTS (SELECT 1 FROM memory WHERE tenant = ?1)
    AND NOT EXISTS (SELECT 1 FROM tombstone WHERE tenant = ?1) AS empty`,
  /** Joins some of the inverted index's segments, at most this many pages. */
  mergeWords: "INSERT INTO word (word, rank) VALUES ('merge', 500)",
};

/** For the reading connections. */
export const reads = {
  tenant: "SELECT number, documents, open_tokens, full_tokens, horizon FROM tenant WHERE name = ?",
  store: "SELECT feed, position, dropped_horizon FROM store",
  changedRecords: `SELECT m.position, ${RECORD} FROM memory m WHERE m.tenant = ? AND m.position > ?
    ORDER BY m.position LIMIT ?`,
  changedTombstones: `SELECT position, memory_id, revision FROM tombstone WHERE tenant = ? AND position > ?
    ORDER BY position LIMIT ?`,
  tenants: `SELECT t.name FROM tenant t WHERE t.name > ? AND (EXISTS (SELECT 1 FROM memory WHERE tenant = t.number)
    OR EXISTS (SELECT 1 FROM tombstone WHERE tenant = t.number)) ORDER BY t.name LIMIT ?`,
  heldElsewhere: `SELECT EXISTS (SELECT 1 FROM tenant t CROSS JOIN memory m ON m.tenant = t.number
    WHERE t.name <> ? AND m.memory_id = ?) AS held`,
  /** Counts up to a bound, which a look at the whole of a common word's list does not have. */
  documentsUpTo: "SELECT count(*) AS documents FROM (SELECT rowid FROM word WHERE word MATCH ? LIMIT ?)",
  documents: "SELECT doc AS documents FROM word_frequency WHERE term = ?",
  record: `SELECT ${RECORD} FROM memory m WHERE m.document = ?`,
};

function columns(names: string): readonly string[] {
  return names.split(/\s+/u);
}

function settersOf(named: readonly string[]): string {
  return ["revision", "position", "open_length", "full_length", "analyser", "terms", ...named]
    .map((column) => `${column} = ?`)
    .join(", ");
}
