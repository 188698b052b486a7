import type { Filter } from "@mgp/core";
import { type Condition, conditionOf, isNarrow } from "./filter-sql.ts";
import { chunkOf, forEachPosting } from "./postings.ts";
import type { RecentWords } from "./recent-words.ts";
import { bytesIn, numberIn, type Row, type Statements, textIn } from "./statements.ts";

/** The most rows that one call of `list` looks at; a page may be short and go on behind its cursor. */
const MOST_EXAMINED = 10_000;

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

export interface Listing {
  readonly memoryIds: readonly string[];
  /** The id behind which to go on; absent: nothing is left. */
  readonly last?: string;
}

export type PostingVisitor = (document: number, frequency: number, length: number) => void;

/** A token and where it stands. */
export interface Term {
  readonly token: string;
  readonly documents: number;
}

/** Committed changes only: a connection of its own beside the writer's. */
export class IndexReader {
  readonly #statements: Statements;
  readonly #recent: RecentWords;

  constructor(statements: Statements, recent: RecentWords) {
    this.#statements = statements;
    this.#recent = recent;
  }

  /** Of a tenant that is not known. */
  get horizon(): number {
    return numberIn(this.#statements.first("SELECT value FROM meta WHERE name = 'horizon'"), "value");
  }

  ping(): void {
    this.#statements.first("SELECT value FROM meta WHERE name = 'applied'");
  }

  tenantOf(name: string): { readonly tenant: number; readonly horizon: number } | undefined {
    const row = this.#statements.first("SELECT tenant, horizon FROM tenant WHERE name = ?", name);
    return row === undefined ? undefined : { tenant: numberIn(row, "tenant"), horizon: numberIn(row, "horizon") };
  }

  /** How many documents and tokens a tenant has, and one above its highest document. */
  extentOf(tenant: number): { readonly documents: number; readonly tokens: number; readonly bound: number } {
    const row = this.#statements.first("SELECT documents, tokens FROM tenant WHERE tenant = ?", tenant);
    const last = this.#statements.first("SELECT coalesce(max(document), 0) AS last FROM record");
    return {
      documents: numberIn(row, "documents"),
      tokens: numberIn(row, "tokens"),
      bound: numberIn(last, "last") + 1,
    };
  }

  tombstoneOf(tenant: number, memoryId: string): { readonly revision: number; readonly writeId: string } | undefined {
    const row = this.#statements.first(
      "SELECT revision, write_id FROM tombstone WHERE tenant = ? AND memory_id = ?",
      tenant,
      memoryId,
    );
    return row === undefined ? undefined : { revision: numberIn(row, "revision"), writeId: textIn(row, "write_id") };
  }

  /** By ascending id; bounded work. */
  list(tenant: number, filter: Filter, limit: number, after: string): Listing {
    const { sql, parameters } = conditionOf(tenant, filter);
    const end = isNarrow(filter) ? undefined : this.#endOfWindow(tenant, after);
    const rows = this.#statements.all(
      `SELECT memory_id FROM record WHERE ${sql} AND memory_id > ? ${end === undefined ? "" : "AND memory_id <= ?"} ` +
        "ORDER BY memory_id LIMIT ?",
      ...parameters,
      after,
      ...(end === undefined ? [] : [end]),
      limit + 1,
    );
    const found = rows.map((row) => textIn(row, "memory_id"));
    const memoryIds = found.slice(0, limit);
    const last = found.length > limit ? memoryIds.at(-1) : end;
    return last === undefined ? { memoryIds } : { memoryIds, last };
  }

  count(tenant: number, filter: Filter): number {
    const { sql, parameters } = conditionOf(tenant, filter);
    return numberIn(
      this.#statements.first(`SELECT count(*) AS count FROM record WHERE ${sql}`, ...parameters),
      "count",
    );
  }

  changes(tenant: number, after: number, limit: number): readonly IndexedChange[] {
    const records = this.#statements.all(
      "SELECT memory_id, position FROM record WHERE tenant = ? AND position > ? ORDER BY position LIMIT ?",
      tenant,
      after,
      limit,
    );
    const tombstones = this.#statements.all(
      "SELECT memory_id, position, revision FROM tombstone WHERE tenant = ? AND position > ? ORDER BY position LIMIT ?",
      tenant,
      after,
      limit,
    );
    return [
      ...records.map((row) => changeOf(row)),
      ...tombstones.map((row) => ({ ...changeOf(row), purgedAs: numberIn(row, "revision") })),
    ]
      .toSorted((left, right) => left.position - right.position)
      .slice(0, limit);
  }

  tenants(after: string, limit: number): readonly string[] {
    const rows = this.#statements.all(
      "SELECT name FROM tenant WHERE name > ? AND (documents > 0 OR EXISTS (SELECT 1 FROM tombstone WHERE " +
        "tombstone.tenant = tenant.tenant)) ORDER BY name LIMIT ?",
      after,
      limit,
    );
    return rows.map((row) => textIn(row, "name"));
  }

  heldElsewhere(tenant: string, memoryId: string): boolean {
    const row = this.#statements.first(
      "SELECT 1 AS held FROM tenant WHERE name <> ? AND EXISTS (SELECT 1 FROM record WHERE " +
        "record.tenant = tenant.tenant AND record.memory_id = ?) LIMIT 1",
      tenant,
      memoryId,
    );
    return row !== undefined;
  }

  /** The oldest tombstone from before an instant. */
  oldTombstone(
    before: number,
  ):
    | { readonly tenant: number; readonly name: string; readonly memoryId: string; readonly position: number }
    | undefined {
    const row = this.#statements.first(
      "SELECT tombstone.tenant, name, memory_id, position FROM tombstone JOIN tenant USING (tenant) " +
        "WHERE purged_at < ? ORDER BY purged_at LIMIT 1",
      before,
    );
    if (row === undefined) return undefined;
    return {
      tenant: numberIn(row, "tenant"),
      name: textIn(row, "name"),
      memoryId: textIn(row, "memory_id"),
      position: numberIn(row, "position"),
    };
  }

  /** Every id that has a file. */
  *all(): Generator<{ readonly tenant: string; readonly memoryId: string; readonly isTombstone: boolean }, void> {
    for (const [table, isTombstone] of [
      ["record", false],
      ["tombstone", true],
    ] as const) {
      for (const row of this.#statements.iterate(`SELECT name, memory_id FROM ${table} JOIN tenant USING (tenant)`)) {
        yield { tenant: textIn(row, "name"), memoryId: textIn(row, "memory_id"), isTombstone };
      }
    }
  }

  /** A row when it matches the condition. */
  row(document: number, { sql, parameters }: Condition): IndexedRow | undefined {
    const row = this.#statements.first(
      `SELECT document, memory_id, updated_at FROM record WHERE document = ? AND ${sql}`,
      document,
      ...parameters,
    );
    return row === undefined ? undefined : indexedRowOf(row);
  }

  /** All rows that match, the latest first, equal ones by ascending id. */
  *byRecency({ sql, parameters }: Condition): Generator<IndexedRow, void> {
    const rows = this.#statements.iterate(
      `SELECT document, memory_id, updated_at FROM record WHERE ${sql} ORDER BY updated_at DESC, memory_id`,
      ...parameters,
    );
    for (const row of rows) yield indexedRowOf(row);
  }

  documents({ sql, parameters }: Condition): ReadonlySet<number> {
    const rows = this.#statements.all(`SELECT document FROM record WHERE ${sql}`, ...parameters);
    return new Set(rows.map((row) => numberIn(row, "document")));
  }

  termsOf(tenant: number, tokens: readonly string[]): readonly Term[] {
    return Array.from(new Set(tokens), (token) => {
      const row = this.#statements.first("SELECT documents FROM term WHERE tenant = ? AND token = ?", tenant, token);
      const recent = this.#recent.of(tenant, token)?.size ?? 0;
      const flushed = row === undefined ? 0 : numberIn(row, "documents");
      return { token, documents: flushed + recent };
    });
  }

  forEachPosting(tenant: number, token: string, visit: PostingVisitor): void {
    const rows = this.#statements.all(
      "SELECT chunk, data FROM posting WHERE tenant = ? AND token = ? ORDER BY chunk",
      tenant,
      token,
    );
    for (const row of rows) forEachPosting(numberIn(row, "chunk"), bytesIn(row, "data"), visit);
    for (const { document, frequency, length } of this.#recent.of(tenant, token)?.values() ?? []) {
      visit(document, frequency, length);
    }
  }

  /** At least the postings of these documents. */
  forEachPostingOf(tenant: number, token: string, chunks: ReadonlySet<number>, visit: PostingVisitor): void {
    for (const chunk of chunks) {
      const row = this.#statements.first(
        "SELECT data FROM posting WHERE tenant = ? AND token = ? AND chunk = ?",
        tenant,
        token,
        chunk,
      );
      if (row !== undefined) forEachPosting(chunk, bytesIn(row, "data"), visit);
    }
    for (const { document, frequency, length } of this.#recent.of(tenant, token)?.values() ?? []) {
      if (chunks.has(chunkOf(document))) visit(document, frequency, length);
    }
  }

  /** The last id that one call may look at; `undefined`: it may look at all that are left. */
  #endOfWindow(tenant: number, after: string): string | undefined {
    const row = this.#statements.first(
      "SELECT memory_id FROM record WHERE tenant = ? AND memory_id > ? ORDER BY memory_id LIMIT 1 OFFSET ?",
      tenant,
      after,
      MOST_EXAMINED - 1,
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
