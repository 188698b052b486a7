import { changeStart, pageOfNames } from "@mgp/adapter-kit";
import {
  type Change,
  changeCursor,
  type ChangePage,
  type ChangePosition,
  type Filter,
  type Hit,
  type ListOrder,
  type MemoryRecord,
  type Page,
  type PageRequest,
  readIdCursor,
  type SearchQuery,
} from "@mgp/core";
import { type Connection, numberIn, type SqliteRow, textIn } from "@mgp/sqlite";
import { type First, firstOf } from "./first-of.ts";
import { listSource } from "./narrowest.ts";
import { toRecord } from "./rows.ts";
import { Searcher } from "./searcher.ts";
import { boundOf, countOf, listOf } from "./selections.ts";
import { type Source, type Walk, walkByAge, walkById } from "./sources.ts";
import { reads } from "./sql.ts";
import { type TenantRow, tenantRow } from "./tenant-row.ts";

/** The most records that one call of `list` looks at; a page may be short and go on behind its cursor. */
const MOST_EXAMINED = 10_000;

interface PlacedChange {
  readonly position: number;
  readonly change: Change;
}

/** The reads that may take long, on a connection of their own; each sees the database as of one instant. */
export class Reader {
  readonly #database: Connection;
  readonly #searcher: Searcher;

  constructor(database: Connection, hops: number) {
    this.#database = database;
    this.#searcher = new Searcher(database, hops);
  }

  search(name: string, query: SearchQuery): Page<Hit> {
    return this.#database.snapshot(() => {
      const newest = numberIn(this.#database.get(reads.store), "position");
      return this.#searcher.search(tenantRow(this.#database, name), query, newest);
    });
  }

  list(name: string, filter: Filter, order: ListOrder, page: PageRequest): Page<MemoryRecord> {
    const walk = order === "id" ? walkById(filter, page.cursor) : walkByAge(page.cursor);
    return this.#inTenant(name, { items: [] }, ({ number }) => {
      const source = listSource(this.#database, number, filter, walk);
      const list = listOf(source, filter, walk, { examined: MOST_EXAMINED, found: page.limit + 1 });
      const { items, more } = firstOf(this.#database.each(list.sql, list.values), page, toRecord, bodyBytesOf);
      const last = more ? items.at(-1) : this.#bound(source, walk);
      return last === undefined ? { items } : { items, cursor: walk.cursorOf(last) };
    });
  }

  changes(name: string, page: PageRequest): ChangePage {
    return this.#database.snapshot(() => {
      const tenant = tenantRow(this.#database, name);
      const start = this.#changePosition(tenant, page.cursor);
      const { items, more } =
        tenant === undefined ? { items: [], more: false } : this.#changesAfter(tenant.number, start.position, page);
      const position = items.at(-1)?.position ?? start.position;
      const cursor = changeCursor({ ...start, position });
      return { items: items.map(({ change }) => change), cursor, more };
    });
  }

  count(name: string, filter: Filter): number {
    return this.#inTenant(name, 0, (tenant) => {
      if (Object.values(filter).every((value) => value === undefined)) return tenant.documents;
      const source = listSource(this.#database, tenant.number, filter, walkById(filter));
      const count = countOf(source, filter);
      return numberIn(this.#database.get(count.sql, count.values), "count");
    });
  }

  tenants(page: PageRequest): Page<string> {
    const after = page.cursor === undefined ? "" : readIdCursor(page.cursor);
    const rows = this.#database.all(reads.tenants, [after, page.limit + 1]);
    return pageOfNames(
      rows.map((row) => textIn(row, "name")),
      page,
    );
  }

  heldElsewhere(name: string, memoryId: string): boolean {
    return numberIn(this.#database.get(reads.heldElsewhere, [name, memoryId]), "held") === 1;
  }

  #inTenant<Result>(name: string, absent: Result, read: (tenant: TenantRow) => Result): Result {
    return this.#database.snapshot(() => {
      const tenant = tenantRow(this.#database, name);
      return tenant === undefined ? absent : read(tenant);
    });
  }

  /** The last record that a list has looked at where it did not reach the end. */
  #bound(source: Source, walk: Walk): MemoryRecord | undefined {
    const { sql, values } = boundOf(source, walk, MOST_EXAMINED - 1);
    const row = this.#database.get(sql, values);
    const record = row === undefined ? undefined : this.#database.get(reads.record, [numberIn(row, "document")]);
    return record === undefined ? undefined : toRecord(record);
  }

  #changesAfter(tenant: number, position: number, page: PageRequest): First<PlacedChange> {
    const values = [tenant, position, page.limit + 1];
    const purges = this.#database.all(reads.changedTombstones, values).map(toPurge);
    const changes = merged(purges, this.#database.each(reads.changedRecords, values));
    return firstOf(
      changes,
      page,
      (one) => one,
      ({ change }) => (change.kind === "record" ? bodyBytesOf(change.record) : 0),
    );
  }

  #changePosition(tenant: TenantRow | undefined, cursor: string | undefined): ChangePosition {
    const store = this.#database.get(reads.store);
    const feed = textIn(store, "feed");
    const horizon = tenant?.horizon ?? numberIn(store, "dropped_horizon");
    return changeStart(cursor, { feed, horizon, newest: numberIn(store, "position") });
  }
}

/** The two kinds of changes, each by position, as one. */
function* merged(purges: readonly PlacedChange[], rows: Iterable<SqliteRow>): Generator<PlacedChange, void, undefined> {
  let next = 0;
  for (const row of rows) {
    const change = toChange(row);
    for (let purge = purges[next]; purge !== undefined && purge.position < change.position; purge = purges[next]) {
      next += 1;
      yield purge;
    }
    yield change;
  }
  yield* purges.slice(next);
}

function bodyBytesOf({ body }: MemoryRecord): number {
  return Buffer.byteLength(body);
}

function toChange(row: SqliteRow): PlacedChange {
  return { position: numberIn(row, "position"), change: { kind: "record", record: toRecord(row) } };
}

function toPurge(row: SqliteRow): PlacedChange {
  const change: Change = { kind: "purged", memoryId: textIn(row, "memory_id"), revision: numberIn(row, "revision") };
  return { position: numberIn(row, "position"), change };
}
