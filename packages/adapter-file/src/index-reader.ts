import { isNarrow } from "@mgp/adapter-kit";
import type { Filter, Match, MemoryKey } from "@mgp/core";
import { type Connection, numberIn, type Row, textIn } from "@mgp/sqlite";
import { type Condition, conditionOf } from "./filter-sql.ts";

/** The most rows that one call of `list` looks at; a page may be short and go on behind its cursor. */
const MOST_EXAMINED = 10_000;

/** What a decision about a write needs to know of the record that stands there. */
export interface Standing {
  readonly memoryId: string;
  readonly revision: number;
  readonly state: string;
}

/** A tenant, by the number that the index gives it. */
export interface IndexedTenant {
  readonly tenant: number;
  readonly horizon: number;
  readonly documents: number;
  /** Of all documents. */
  readonly tokens: number;
}

/** A row of the index as a search ranks it. */
export interface IndexedRow {
  readonly document: number;
  readonly memoryId: string;
  readonly updatedAt: number;
}

/** One change of a tenant: a record, or with a revision the tombstone of one. */
export interface IndexedChange {
  readonly memoryId: string;
  readonly position: number;
  readonly purgedAs?: number;
}

export interface IndexedTombstone {
  readonly tenant: number;
  readonly name: string;
  readonly memoryId: string;
  readonly position: number;
}

export interface Listing {
  readonly memoryIds: readonly string[];
  /** The id behind which to go on; absent: nothing is left. */
  readonly last?: string;
}

/** Everything that is asked of the index but its words. */
export class IndexReader {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Of the last change of the store. */
  get position(): number {
    return this.#metaOf("position");
  }

  /** Of a tenant that is not known. */
  get horizon(): number {
    return this.#metaOf("horizon");
  }

  tenantOf(name: string): IndexedTenant | undefined {
    const row = this.#connection.get("SELECT tenant, horizon, documents, tokens FROM tenant WHERE name = ?", [name]);
    if (row === undefined) return undefined;
    return {
      tenant: numberIn(row, "tenant"),
      horizon: numberIn(row, "horizon"),
      documents: numberIn(row, "documents"),
      tokens: numberIn(row, "tokens"),
    };
  }

  find(tenant: number, memoryId: string): Standing | undefined {
    const row = this.#connection.get(
      "SELECT memory_id, revision, state FROM record WHERE tenant = ? AND memory_id = ?",
      [tenant, memoryId],
    );
    if (row === undefined) return undefined;
    return { memoryId: textIn(row, "memory_id"), revision: numberIn(row, "revision"), state: textIn(row, "state") };
  }

  /** What turns an insert into a hit, besides its own id. */
  match(tenant: number, unless: Match): { readonly memoryId: string; readonly by: "preferred" | "key" } | undefined {
    const preferred = unless.memoryId === undefined ? undefined : this.find(tenant, unless.memoryId);
    if (preferred?.state === "active") return { memoryId: preferred.memoryId, by: "preferred" };
    if (unless.keys.length === 0) return undefined;
    const marks = unless.keys.map(() => "?").join(", ");
    const row = this.#connection.get(
      `SELECT memory_id FROM active_match WHERE tenant = ? AND key IN (${marks}) ORDER BY memory_id LIMIT 1`,
      [tenant, ...unless.keys],
    );
    return row === undefined ? undefined : { memoryId: textIn(row, "memory_id"), by: "key" };
  }

  tokensOf(tenant: number, memoryId: string): string {
    const row = this.#connection.get(
      "SELECT tokens FROM record JOIN words USING (document) WHERE tenant = ? AND memory_id = ?",
      [tenant, memoryId],
    );
    return textIn(row, "tokens");
  }

  tombstoneOf(tenant: number, memoryId: string): { readonly revision: number; readonly writeId: string } | undefined {
    const row = this.#connection.get("SELECT revision, write_id FROM tombstone WHERE tenant = ? AND memory_id = ?", [
      tenant,
      memoryId,
    ]);
    return row === undefined ? undefined : { revision: numberIn(row, "revision"), writeId: textIn(row, "write_id") };
  }

  /** Of the last change of an id; `undefined`: nothing is known of it. */
  positionOf({ tenant, memoryId }: MemoryKey): number | undefined {
    const ofId = "JOIN tenant USING (tenant) WHERE name = ? AND memory_id = ?";
    const row = this.#connection.get(
      `SELECT position FROM record ${ofId} UNION ALL SELECT position FROM tombstone ${ofId}`,
      [tenant, memoryId, tenant, memoryId],
    );
    return row === undefined ? undefined : numberIn(row, "position");
  }

  /** By ascending id; bounded work. */
  list(tenant: number, filter: Filter, limit: number, after: string): Listing {
    const { sql, parameters } = conditionOf(tenant, filter);
    const end = isNarrow(filter) ? undefined : this.#endOfWindow(tenant, after);
    const rows = this.#connection.all(
      `SELECT memory_id FROM record WHERE ${sql} AND memory_id > ? ${end === undefined ? "" : "AND memory_id <= ?"} ` +
        "ORDER BY memory_id LIMIT ?",
      [...parameters, after, ...(end === undefined ? [] : [end]), limit + 1],
    );
    const found = rows.map((row) => textIn(row, "memory_id"));
    const memoryIds = found.slice(0, limit);
    const last = found.length > limit ? memoryIds.at(-1) : end;
    return last === undefined ? { memoryIds } : { memoryIds, last };
  }

  count(tenant: number, filter: Filter): number {
    const { sql, parameters } = conditionOf(tenant, filter);
    return numberIn(this.#connection.get(`SELECT count(*) AS count FROM record WHERE ${sql}`, parameters), "count");
  }

  changes(tenant: number, after: number, limit: number): readonly IndexedChange[] {
    const behind = "WHERE tenant = ? AND position > ? ORDER BY position LIMIT ?";
    const values = [tenant, after, limit];
    const records = this.#connection.all(`SELECT memory_id, position FROM record ${behind}`, values);
    const tombstones = this.#connection.all(`SELECT memory_id, position, revision FROM tombstone ${behind}`, values);
    return [
      ...records.map((row) => changeOf(row)),
      ...tombstones.map((row) => ({ ...changeOf(row), purgedAs: numberIn(row, "revision") })),
    ]
      .toSorted((left, right) => left.position - right.position)
      .slice(0, limit);
  }

  tenants(after: string, limit: number): readonly string[] {
    const rows = this.#connection.all(
      "SELECT name FROM tenant WHERE name > ? AND (documents > 0 OR EXISTS (SELECT 1 FROM tombstone WHERE " +
        "tombstone.tenant = tenant.tenant)) ORDER BY name LIMIT ?",
      [after, limit],
    );
    return rows.map((row) => textIn(row, "name"));
  }

  heldElsewhere(tenant: string, memoryId: string): boolean {
    const row = this.#connection.get(
      "SELECT 1 AS held FROM tenant WHERE name <> ? AND EXISTS (SELECT 1 FROM record WHERE " +
        "record.tenant = tenant.tenant AND record.memory_id = ?) LIMIT 1",
      [tenant, memoryId],
    );
    return row !== undefined;
  }

  /** The oldest tombstones from before an instant. */
  oldTombstones(before: number, limit: number): readonly IndexedTombstone[] {
    const rows = this.#connection.all(
      "SELECT tombstone.tenant, name, memory_id, position FROM tombstone JOIN tenant USING (tenant) " +
        "WHERE purged_at < ? ORDER BY purged_at LIMIT ?",
      [before, limit],
    );
    return rows.map((row) => ({
      tenant: numberIn(row, "tenant"),
      name: textIn(row, "name"),
      memoryId: textIn(row, "memory_id"),
      position: numberIn(row, "position"),
    }));
  }

  /** Every id that has a file. */
  *all(): Generator<{ readonly tenant: string; readonly memoryId: string; readonly isTombstone: boolean }, void> {
    for (const [table, isTombstone] of [
      ["record", false],
      ["tombstone", true],
    ] as const) {
      for (const row of this.#connection.each(`SELECT name, memory_id FROM ${table} JOIN tenant USING (tenant)`)) {
        yield { tenant: textIn(row, "name"), memoryId: textIn(row, "memory_id"), isTombstone };
      }
    }
  }

  /** The highest number that a document has; 0: there is none. */
  lastDocument(): number {
    return numberIn(this.#connection.get("SELECT coalesce(max(document), 0) AS last FROM record"), "last");
  }

  /** A row when it matches the condition. */
  row(document: number, { sql, parameters }: Condition): IndexedRow | undefined {
    const row = this.#connection.get(
      `SELECT document, memory_id, updated_at FROM record WHERE document = ? AND ${sql}`,
      [document, ...parameters],
    );
    return row === undefined ? undefined : indexedRowOf(row);
  }

  /** All rows that match, the latest first, equal ones by ascending id. */
  *byRecency({ sql, parameters }: Condition): Generator<IndexedRow, void> {
    const rows = this.#connection.each(
      `SELECT document, memory_id, updated_at FROM record WHERE ${sql} ORDER BY updated_at DESC, memory_id`,
      parameters,
    );
    for (const row of rows) yield indexedRowOf(row);
  }

  documents({ sql, parameters }: Condition): ReadonlySet<number> {
    const rows = this.#connection.all(`SELECT document FROM record WHERE ${sql}`, parameters);
    return new Set(rows.map((row) => numberIn(row, "document")));
  }

  #metaOf(name: "position" | "horizon"): number {
    return numberIn(this.#connection.get("SELECT value FROM meta WHERE name = ?", [name]), "value");
  }

  /** The last id that one call may look at; `undefined`: it may look at all that are left. */
  #endOfWindow(tenant: number, after: string): string | undefined {
    const row = this.#connection.get(
      "SELECT memory_id FROM record WHERE tenant = ? AND memory_id > ? ORDER BY memory_id LIMIT 1 OFFSET ?",
      [tenant, after, MOST_EXAMINED - 1],
    );
    return row === undefined ? undefined : textIn(row, "memory_id");
  }
}

function changeOf(row: Row): IndexedChange {
  return { memoryId: textIn(row, "memory_id"), position: numberIn(row, "position") };
}

function indexedRowOf(row: Row): IndexedRow {
  return {
    document: numberIn(row, "document"),
    memoryId: textIn(row, "memory_id"),
    updatedAt: numberIn(row, "updated_at"),
  };
}
