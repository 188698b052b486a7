import type { Progress, SearchRound } from "@mgp/adapter-kit";
import type { ContentLengths, Filter, Match, MemoryKey } from "@mgp/core";
import { cells, type Connection, numberIn, textIn } from "@mgp/sqlite";
import { Matching } from "./matching.ts";
import { type AnalysedWords, wordsIn } from "./words.ts";

/** What a decision about a write needs to know of the record that stands there. */
export interface IndexedState {
  readonly memoryId: string;
  readonly revision: number;
  readonly state: string;
}

/** A tenant, by the number that the index gives it. */
export interface IndexedTenant {
  readonly tenant: number;
  readonly horizon: number;
  readonly documents: number;
  /** Of all documents together. */
  readonly lengths: ContentLengths;
  /** The position of the last change of the store. */
  readonly newest: number;
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

/** A record by its document, and by its key. */
export interface IndexedRecord extends MemoryKey {
  readonly document: number;
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
    const row = this.#connection.get(
      "SELECT tenant, horizon, documents, open_tokens, full_tokens, value FROM tenant, meta " +
        "WHERE tenant.name = ? AND meta.name = 'position'",
      [name],
    );
    if (row === undefined) return undefined;
    return {
      tenant: numberIn(row, "tenant"),
      horizon: numberIn(row, "horizon"),
      documents: numberIn(row, "documents"),
      lengths: { open: numberIn(row, "open_tokens"), full: numberIn(row, "full_tokens") },
      newest: numberIn(row, "value"),
    };
  }

  find(tenant: number, memoryId: string): IndexedState | undefined {
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
      "SELECT memory_id FROM record_key WHERE tenant = ? AND field = 'match' " +
        `AND key IN (${marks}) ORDER BY memory_id LIMIT 1`,
      [tenant, ...unless.keys],
    );
    return row === undefined ? undefined : { memoryId: textIn(row, "memory_id"), by: "key" };
  }

  wordsOf(tenant: number, memoryId: string): AnalysedWords {
    const row = this.#connection.get(
      "SELECT tokens, open_length, full_length, analyser FROM record JOIN words USING (document) " +
        "WHERE tenant = ? AND memory_id = ?",
      [tenant, memoryId],
    );
    return { ...wordsIn(row), analyser: numberIn(row, "analyser") };
  }

  /** Of which versions of the analyser words are; `undefined`: there are no records. */
  analysers(): { readonly oldest: number; readonly newest: number } | undefined {
    const row = this.#connection.get("SELECT min(analyser) AS oldest, max(analyser) AS newest FROM record");
    const oldest = cells.optionalNumber(row, "oldest");
    return oldest === undefined ? undefined : { oldest, newest: numberIn(row, "newest") };
  }

  /** How many records there are, and how many whose words are of this version of the analyser or a later one. */
  analysed(version: number): Progress {
    const row = this.#connection.get(
      "SELECT count(*) AS total, count(*) FILTER (WHERE analyser >= ?) AS done FROM record",
      [version],
    );
    return { done: numberIn(row, "done"), total: numberIn(row, "total") };
  }

  /** Records behind a document whose words are of an earlier version of the analyser. */
  analysedBefore(version: number, after: number, limit: number): readonly IndexedRecord[] {
    const rows = this.#connection.all(
      "SELECT document, name, memory_id FROM record JOIN tenant USING (tenant) " +
        "WHERE document > ? AND analyser < ? ORDER BY document LIMIT ?",
      [after, version, limit],
    );
    return rows.map((row) => ({
      document: numberIn(row, "document"),
      tenant: textIn(row, "name"),
      memoryId: textIn(row, "memory_id"),
    }));
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

  matching(tenant: number, filter: Filter, round?: SearchRound<number>): Matching {
    return new Matching(this.#connection, tenant, filter, round);
  }

  changes(tenant: number, after: number, limit: number): readonly IndexedChange[] {
    const behind = "WHERE tenant = ? AND position > ?";
    const rows = this.#connection.all(
      `SELECT memory_id, position, NULL AS purged_as FROM record ${behind} ` +
        `UNION ALL SELECT memory_id, position, revision FROM tombstone ${behind} ORDER BY position LIMIT ?`,
      [tenant, after, tenant, after, limit],
    );
    return rows.map((row) => {
      const purgedAs = cells.optionalNumber(row, "purged_as");
      const change = { memoryId: textIn(row, "memory_id"), position: numberIn(row, "position") };
      return purgedAs === undefined ? change : { ...change, purgedAs };
    });
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

  #metaOf(name: "position" | "horizon"): number {
    return numberIn(this.#connection.get("SELECT value FROM meta WHERE name = ?", [name]), "value");
  }
}
