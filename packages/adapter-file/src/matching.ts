import type { SearchRound } from "@mgp/adapter-kit";
import type { Filter, ListOrder, NewestPlace } from "@mgp/core";
import { type Connection, numberIn, type SqliteRow, textIn } from "@mgp/sqlite";
import { type Condition, conditionOf } from "./condition.ts";
import { type Behind, narrowSources, rowsOf, sizeOf, type Source, wholeOf } from "./sources.ts";

/** The most rows that one call of `list` looks at; a page may be short and go on behind its cursor. */
const MOST_EXAMINED = 10_000;

const IN_ORDER = { id: " ORDER BY memory_id", newest: " ORDER BY updated_at DESC, memory_id" };

/** Rows that cost a search less than a first attempt without them. */
const FEW = 64;

/** A row of the index as a search ranks it. */
export interface IndexedRow extends NewestPlace {
  readonly document: number;
}

export interface Listing {
  readonly places: readonly NewestPlace[];
  /** Behind which to go on; absent: nothing is left. */
  readonly last?: NewestPlace;
}

/** The records of a tenant that match a filter, and whose last change is in a round. */
export class Matching {
  readonly #connection: Connection;
  readonly #tenant: number;
  readonly #filter: Filter;
  readonly #round: SearchRound<number> | undefined;
  #condition: Condition | undefined;

  constructor(connection: Connection, tenant: number, filter: Filter, round?: SearchRound<number>) {
    this.#connection = connection;
    this.#tenant = tenant;
    this.#filter = filter;
    this.#round = round;
  }

  /** Bounded work. */
  list(order: ListOrder, limit: number, behind: Behind | undefined): Listing {
    const places: NewestPlace[] = [];
    let examined = 0;
    let last: NewestPlace | undefined;
    const { sql, values } = rowsOf(this.#source(order, behind), { behind });
    for (const row of this.#connection.each(`${sql}${IN_ORDER[order]}`, values)) {
      if (last !== undefined && (places.length === limit || examined === MOST_EXAMINED)) return { places, last };
      examined += 1;
      last = indexedRowOf(row);
      if (row["matches"] === 1) places.push(last);
    }
    return { places };
  }

  count(): number {
    const { sql, values } = rowsOf(this.#source());
    return numberIn(this.#connection.get(`SELECT count(*) AS count FROM (${sql}) WHERE matches`, values), "count");
  }

  /** The row of a document, when it matches. */
  row(document: number): IndexedRow | undefined {
    this.#condition ??= conditionOf(this.#filter, this.#round);
    const { sql, values } = this.#condition;
    const row = this.#connection.get(
      `SELECT document, memory_id, updated_at FROM record r WHERE document = ? AND ${sql}`,
      [document, ...values],
    );
    return row === undefined ? undefined : indexedRowOf(row);
  }

  *newestFirst(): Generator<IndexedRow, void> {
    const { sql, values } = rowsOf(this.#source("newest"), { round: this.#round });
    for (const row of this.#connection.each(`SELECT * FROM (${sql}) WHERE matches${IN_ORDER.newest}`, values))
      yield indexedRowOf(row);
  }

  documents(): ReadonlySet<number> {
    const { sql, values } = rowsOf(this.#source(), { round: this.#round });
    return documentsIn(this.#connection.all(`SELECT document FROM (${sql}) WHERE matches`, values));
  }

  /** All documents, where an index knows that they are among so many rows at most. */
  within(most: number): ReadonlySet<number> | undefined {
    const bound = Math.min(Math.max(most, FEW), MOST_EXAMINED);
    const sources = narrowSources(this.#tenant, this.#filter, { round: this.#round });
    // A single one is read at once, which tells its size too.
    const source = sources.length === 1 ? sources[0] : this.#smallest(sources, bound);
    if (source === undefined) return undefined;
    const { sql, values } = rowsOf(source, { round: this.#round });
    const rows = this.#connection.all(`${sql} LIMIT ?`, [...values, bound + 1]);
    return rows.length > bound ? undefined : documentsIn(rows.filter((row) => row["matches"] === 1));
  }

  /** The narrowest of those that have the order, or are small enough to be sorted. */
  #source(order?: ListOrder, behind?: Behind): Source {
    const sources = narrowSources(this.#tenant, this.#filter, { behind, round: this.#round });
    const ordered = sources.find(({ isByAge }) => order !== "newest" || isByAge);
    if (ordered !== undefined && sources.length === 1) return ordered;
    return (
      this.#smallest(sources, MOST_EXAMINED) ?? ordered ?? wholeOf(this.#tenant, this.#filter, order !== undefined)
    );
  }

  /** `undefined`: each has more rows. */
  #smallest(sources: readonly Source[], most: number): Source | undefined {
    let smallest: Source | undefined;
    let size = most + 1;
    for (const source of sources) {
      const { sql, values } = sizeOf(source, size);
      const found = numberIn(this.#connection.get(sql, values), "size");
      if (found < size) [smallest, size] = [source, found];
    }
    return smallest;
  }
}

function documentsIn(rows: readonly SqliteRow[]): ReadonlySet<number> {
  return new Set(rows.map((row) => numberIn(row, "document")));
}

function indexedRowOf(row: SqliteRow): IndexedRow {
  return {
    document: numberIn(row, "document"),
    memoryId: textIn(row, "memory_id"),
    updatedAt: numberIn(row, "updated_at"),
  };
}
