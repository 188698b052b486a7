import type { SQLInputValue } from "node:sqlite";
import { columnOf, filterConditions, sqlDialect } from "@mgp/adapter-kit";
import type { Filter } from "@mgp/core";
import type { Values } from "@mgp/sqlite";

/** What `toRecord` reads, of a row `m` of `memory`. */
const RECORD = `m.memory_id, m.revision, m.state, m.state_changed_at, m.state_reason, m.subject_kind, m.subject_id,
  m.scope, m.type, m.created_at, m.updated_at, m.expires_at, m.match_keys, m.person_keys, m.write_ids, m.body`;

/** What a search needs to score and order a row. */
const CANDIDATE = "m.document, m.memory_id, m.updated_at, m.length, m.terms";

/** By the tenant's name, in one statement each: for the connection that also writes. */
export const points = {
  get: `SELECT ${RECORD} FROM tenant t JOIN memory m ON m.tenant = t.number WHERE t.name = ? AND m.memory_id = ?`,
  lastWrite: `SELECT m.revision, m.write_ids FROM tenant t JOIN memory m ON m.tenant = t.number
    WHERE t.name = ? AND m.memory_id = ?`,
  lastPurge: `SELECT b.revision, b.write_id FROM tenant t JOIN tombstone b ON b.tenant = t.number
    WHERE t.name = ? AND b.memory_id = ?`,
  health: "SELECT position FROM store",
};

/** All but the first take the tenant's number. */
export const writes = {
  tenant: "SELECT number FROM tenant WHERE name = ?",
  addTenant: `INSERT INTO tenant (name, documents, tokens, horizon) SELECT ?, 0, 0, dropped_horizon FROM store
    RETURNING number`,
  count: "UPDATE tenant SET documents = documents + ?, tokens = tokens + ? WHERE number = ?",
  nextPosition: "UPDATE store SET position = position + 1 RETURNING position",
  record: `SELECT m.document, m.length, m.terms, ${RECORD} FROM memory m WHERE m.tenant = ? AND m.memory_id = ?`,
  firstMatch: "SELECT memory_id FROM match_key WHERE tenant = ? AND key = ? ORDER BY memory_id LIMIT 1",
  tombstone: "SELECT revision FROM tombstone WHERE tenant = ? AND memory_id = ?",
  dropTombstone: "DELETE FROM tombstone WHERE tenant = ? AND memory_id = ?",
  bury: "INSERT INTO tombstone (tenant, memory_id, revision, position, write_id, purged_at) VALUES (?, ?, ?, ?, ?, ?)",
  insert: `INSERT INTO memory (tenant, memory_id, revision, position, length, terms, state, state_changed_at,
    state_reason, subject_kind, subject_id, scope, type, created_at, updated_at, expires_at, match_keys, person_keys,
    write_ids, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING document`,
  update: `UPDATE memory SET revision = ?, position = ?, length = ?, terms = ?, state = ?, state_changed_at = ?,
    state_reason = ?, subject_kind = ?, subject_id = ?, scope = ?, type = ?, created_at = ?, updated_at = ?,
    expires_at = ?, match_keys = ?, person_keys = ?, write_ids = ?, body = ? WHERE tenant = ? AND memory_id = ?`,
  remove: "DELETE FROM memory WHERE tenant = ? AND memory_id = ?",
  addMatchKey: "INSERT OR IGNORE INTO match_key (tenant, key, memory_id) VALUES (?, ?, ?)",
  dropMatchKey: "DELETE FROM match_key WHERE tenant = ? AND key = ? AND memory_id = ?",
  addPersonKey: "INSERT OR IGNORE INTO person_key (tenant, key, memory_id) VALUES (?, ?, ?)",
  dropPersonKey: "DELETE FROM person_key WHERE tenant = ? AND key = ? AND memory_id = ?",
  /** The words carry the tenant's number. */
  addWords: "INSERT INTO word (rowid, tokens) VALUES (?, ?)",
  dropWords: "INSERT INTO word (word, rowid, tokens) VALUES ('delete', ?, ?)",
};

export const edges = {
  addLink: `INSERT INTO link (document, place, tenant, target, kind, relation, edge_type)
    VALUES (?, ?, ?, ?, ?, ?, ?)`,
  dropLinksFrom: "DELETE FROM link WHERE document = ? AND tenant = ?",
  dropLinksTo: "DELETE FROM link WHERE tenant = ? AND target = ?",
  entity: "SELECT number FROM entity WHERE tenant = ? AND name = ?",
  addEntity: "INSERT INTO entity (tenant, name) VALUES (?, ?) RETURNING number",
  addRelation: "INSERT INTO relation (document, tenant, subject, relation, object) VALUES (?, ?, ?, ?, ?)",
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
  tenant: "SELECT number, documents, tokens, horizon FROM tenant WHERE name = ?",
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
  record: `SELECT ${RECORD} FROM memory m WHERE m.tenant = ? AND m.document = ?`,
};

/** SQL text with the values for its question marks. */
export interface Condition {
  readonly sql: string;
  readonly values: Values;
}

/** What a filter says of a row `m` of `memory`, behind an AND. */
function conditionOf(filter: Filter): Condition {
  const values: SQLInputValue[] = [];
  const bind = (value: string | number): string => {
    values.push(value);
    return "?";
  };
  const conditions = filterConditions(
    filter,
    sqlDialect({
      row: "m.",
      bind,
      oneOf: (field, words) => `m.${columnOf(field)} IN (SELECT value FROM json_each(${bind(JSON.stringify(words))}))`,
      holds: (_, key) => `EXISTS (SELECT 1 FROM person_key p
        WHERE p.tenant = m.tenant AND p.key = ${bind(key)} AND p.memory_id = m.memory_id)`,
    }),
  );
  return { sql: conditions.map((condition) => ` AND ${condition}`).join(""), values };
}

/** Where rows of a tenant by ascending id come from: the narrowest index that the filter has. `i` has the ids. */
function sourceOf(tenant: number, filter: Filter): Condition & { readonly isNarrow: boolean } {
  if (filter.personKey !== undefined)
    return {
      sql: "person_key i WHERE i.tenant = ? AND i.key = ?",
      values: [tenant, filter.personKey],
      isNarrow: true,
    };
  if (filter.subject !== undefined)
    return {
      sql: "memory i INDEXED BY memory_by_subject WHERE i.tenant = ? AND i.subject_id = ? AND i.subject_kind = ?",
      values: [tenant, filter.subject.id, filter.subject.kind],
      isNarrow: true,
    };
  return { sql: "memory i INDEXED BY memory_by_id WHERE i.tenant = ?", values: [tenant], isNarrow: false };
}

/** The id that so many others of the source stand before. */
export function boundOf(tenant: number, filter: Filter, after: string, examined: number): Condition {
  const source = sourceOf(tenant, filter);
  return {
    sql: `SELECT i.memory_id FROM ${source.sql} AND i.memory_id > ? ORDER BY i.memory_id LIMIT 1 OFFSET ?`,
    values: [...source.values, after, examined - 1],
  };
}

/** Records behind an id, up to and with another. */
export function listOf(
  tenant: number,
  filter: Filter,
  range: { readonly after: string; readonly upTo: string | undefined; readonly limit: number },
): Condition {
  const source = sourceOf(tenant, filter);
  const condition = conditionOf(filter);
  const upTo = range.upTo === undefined ? "" : " AND i.memory_id <= ?";
  return {
    sql: `SELECT ${RECORD} FROM (SELECT i.tenant, i.memory_id FROM ${source.sql} AND i.memory_id > ?${upTo}) i
      CROSS JOIN memory m ON m.tenant = i.tenant AND m.memory_id = i.memory_id WHERE true${condition.sql}
      ORDER BY i.memory_id LIMIT ?`,
    values: [
      ...source.values,
      range.after,
      ...(range.upTo === undefined ? [] : [range.upTo]),
      ...condition.values,
      range.limit,
    ],
  };
}

export function countOf(tenant: number, filter: Filter): Condition {
  const source = sourceOf(tenant, filter);
  const condition = conditionOf(filter);
  return {
    sql: `SELECT count(*) AS count FROM (SELECT i.tenant, i.memory_id FROM ${source.sql}) i
      CROSS JOIN memory m ON m.tenant = i.tenant AND m.memory_id = i.memory_id WHERE true${condition.sql}`,
    values: [...source.values, ...condition.values],
  };
}

/** How many rows the filter's narrow index has, up to a bound; `undefined` without such an index. */
export function extentOf(tenant: number, filter: Filter, bound: number): Condition | undefined {
  const source = sourceOf(tenant, filter);
  if (!source.isNarrow) return undefined;
  return {
    sql: `SELECT count(*) AS size FROM (SELECT 1 FROM ${source.sql} LIMIT ?)`,
    values: [...source.values, bound],
  };
}

/** Every row of the filter's narrow index that matches, to be scored. */
export function candidatesWithin(tenant: number, filter: Filter): Condition {
  const source = sourceOf(tenant, filter);
  const condition = conditionOf(filter);
  return {
    sql: `SELECT ${CANDIDATE} FROM (SELECT i.tenant, i.memory_id FROM ${source.sql}) i
      CROSS JOIN memory m ON m.tenant = i.tenant AND m.memory_id = i.memory_id WHERE true${condition.sql}`,
    values: [...source.values, ...condition.values],
  };
}

/** Every row that matches the full-text query and the filter. */
export function candidatesHolding(tenant: number, filter: Filter, match: string): Condition {
  const condition = conditionOf(filter);
  return {
    sql: `SELECT ${CANDIDATE} FROM word CROSS JOIN memory m ON m.document = word.rowid
      WHERE word MATCH ? AND m.tenant = ?${condition.sql} ORDER BY word.rowid DESC`,
    values: [match, tenant, ...condition.values],
  };
}

/** The ways from one memory to its neighbours, each newest first. */
const NEIGHBOURS = {
  linksFrom: `SELECT m.document FROM link l CROSS JOIN memory m ON m.tenant = l.tenant AND m.memory_id = l.target
    WHERE l.tenant = ? AND l.document = ?`,
  linksTo: "SELECT l.document FROM link l WHERE l.tenant = ? AND l.target = ?",
  subjectOf: "SELECT r.document FROM relation r WHERE r.tenant = ? AND r.subject = ?",
  objectOf: "SELECT r.document FROM relation r WHERE r.tenant = ? AND r.object = ?",
};

/** Neighbours over one kind of edge that match the filter; `value` is the document, memory id or entity to start from. */
export function neighboursOf(
  tenant: number,
  way: keyof typeof NEIGHBOURS,
  value: number | string,
  filter: Filter,
  bounds: { readonly examined: number; readonly kept: number },
): Condition {
  const condition = conditionOf(filter);
  return {
    sql: `SELECT ${CANDIDATE} FROM (SELECT DISTINCT document FROM (${NEIGHBOURS[way]}) ORDER BY document DESC LIMIT ?) n
      CROSS JOIN memory m ON m.document = n.document WHERE m.tenant = ?${condition.sql}
      ORDER BY m.document DESC LIMIT ?`,
    values: [tenant, value, bounds.examined, tenant, ...condition.values, bounds.kept],
  };
}
