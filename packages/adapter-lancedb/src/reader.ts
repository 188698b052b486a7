import type { ColumnOrdering } from "@lancedb/lancedb";
import { changeStart, cutToPage, pageOfNames } from "@mgp/adapter-kit";
import {
  type Call,
  type Change,
  changeCursor,
  type ChangePage,
  compareCodePoints,
  idCursor,
  type ListOrder,
  filterMatcher,
  type MemoryRecord,
  newestCursor,
  type Page,
  type PageRequest,
  PageRoom,
  readIdCursor,
  readNewestCursor,
  takeWhile,
  type WriteTrace,
  type ChangesRequest,
  type CountRequest,
  type GetRequest,
  type ListRequest,
  type MemoryKey,
} from "@mgp/core";
import type { About } from "./about.ts";
import type { Columns } from "./columns.ts";
import { all, endsWith, isBehindKey, isOlder, isOneOf, isRecord, ofTenant, within } from "./conditions.ts";
import { horizonName } from "./horizons.ts";
import { keyEndOf, keyOf, memoryIdOf } from "./keys.ts";
import type { ColumnsOfRows, MemoryTable } from "./memory-table.ts";
import { endOf, notBefore, POSITION_COLUMNS, positionIn } from "./positions.ts";
import { revisionOf, type StoredRow, toRow } from "./rows.ts";
import { ROW_COLUMNS } from "./schema.ts";

/** How many keys one condition names. */
const KEYS_TOGETHER = 1_000;

interface Placed {
  readonly key: string;
  readonly position: number;
  /** Of its body; a tombstone has none. */
  readonly bytes: number;
}

/** Where a record stands in a list. */
interface ListPlace {
  readonly key: string;
  readonly bytes: number;
  /** Read where it says where a record stands. */
  readonly updatedAt: number | undefined;
}

/** How one order of a list is read: every column that is asked for is read of all records of a tenant. */
interface Order {
  readonly columns: readonly string[];
  readonly by: readonly ColumnOrdering[];
  readonly behind: (tenant: string, cursor: string) => string;
  readonly cursorOf: (place: ListPlace) => string;
}

const byKey: ColumnOrdering = { columnName: "key", ascending: true };

/** Keys go by code points, as ids do. */
const orders: Readonly<Record<ListOrder, Order>> = {
  id: {
    columns: ["key", "body_bytes"],
    by: [byKey],
    behind: (tenant, cursor) => isBehindKey(tenant, readIdCursor(cursor)),
    cursorOf: ({ key }) => idCursor(memoryIdOf(key)),
  },
  newest: {
    columns: ["key", "body_bytes", "updated_at"],
    by: [{ columnName: "updated_at", ascending: false }, byKey],
    behind: (tenant, cursor) => {
      const { updatedAt, memoryId } = readNewestCursor(cursor);
      return isOlder(updatedAt, isBehindKey(tenant, memoryId));
    },
    cursorOf: ({ key, updatedAt = 0 }) => newestCursor({ updatedAt, memoryId: memoryIdOf(key) }),
  },
};

/** Reads that do not rank. */
export class Reader {
  readonly #table: MemoryTable;
  readonly #about: About;
  readonly #feed: string;

  constructor(table: MemoryTable, about: About, feed: string) {
    this.#table = table;
    this.#about = about;
    this.#feed = feed;
  }

  async get({ tenant, memoryIds }: GetRequest, call: Call): Promise<readonly (MemoryRecord | undefined)[]> {
    const keys = memoryIds.map((memoryId) => keyOf(tenant, memoryId));
    const rows = await this.rowsOf(new Set(keys), ROW_COLUMNS, call);
    return keys.map((key) => {
      const row = rows.get(key);
      return row?.kind === "record" ? row.record : undefined;
    });
  }

  /**
   * The rows of some keys, tombstones too, by key.
   *
   * @param where of them only those for which this holds, as SQL
   */
  async rowsOf(
    keys: ReadonlySet<string>,
    columns: ColumnsOfRows,
    call: Call,
    where: readonly string[] = [],
  ): Promise<ReadonlyMap<string, StoredRow>> {
    const rows = new Map<string, StoredRow>();
    const ordered = [...keys];
    for (let start = 0; start < ordered.length; start += KEYS_TOGETHER) {
      const some = ordered.slice(start, start + KEYS_TOGETHER);
      const found = await this.#table.rows(all(isOneOf("key", some), ...where), columns, call);
      for (const row of found.rows()) rows.set(found.text("key", row), toRow(found, row));
    }
    return rows;
  }

  /**
   * The rows of keys in their order, as far as a page of so many bytes of bodies holds them; `end` counts the keys that
   * were looked at. Asked for are keys that had room when their sizes were read; since then a body may have grown.
   */
  async firstRows(
    keys: readonly string[],
    bytes: number | undefined,
    call: Call,
  ): Promise<{ readonly rows: ReadonlyMap<string, StoredRow>; readonly end: number }> {
    const found = await this.rowsOf(new Set(keys), ROW_COLUMNS, call);
    const rows = new Map<string, StoredRow>();
    const room = new PageRoom(bytes);
    for (const [place, key] of keys.entries()) {
      const row = found.get(key);
      if (row === undefined) continue;
      if (!room.take(row.kind === "record" ? Buffer.byteLength(row.record.body) : 0)) return { rows, end: place };
      rows.set(key, row);
    }
    return { rows, end: keys.length };
  }

  async list({ tenant, filter, order = "id", page }: ListRequest, call: Call): Promise<Page<MemoryRecord>> {
    const { behind, by, columns, cursorOf } = orders[order];
    const after = page.cursor === undefined ? [] : [behind(tenant, page.cursor)];
    const found = await this.#table.rows(all(within(tenant, filter), ...after), columns, call, (query) =>
      query.orderBy([...by]).limit(page.limit + 1),
    );
    const planned = cutToPage(
      found.rows().map((row) => placeAt(found, row)),
      page,
      ({ bytes }) => bytes,
    );
    const { rows, end } = await this.firstRows(
      planned.items.map(({ key }) => key),
      page.bytes,
      call,
    );
    const shown = planned.items.slice(0, end);
    const last = end < planned.items.length || planned.more ? shown.at(-1) : undefined;
    const isMatch = filterMatcher(filter);
    const items = shown.flatMap((place): readonly MemoryRecord[] => {
      const row = rows.get(place.key);
      // What changed since its place was read may match no more, or stand elsewhere.
      const isThere = row?.kind === "record" && isAt(row.record, place) && isMatch(row.record);
      return isThere ? [row.record] : [];
    });
    return last === undefined ? { items } : { items, cursor: cursorOf(last) };
  }

  async changes({ tenant, page }: ChangesRequest, call: Call): Promise<ChangePage> {
    const horizon = await this.#about.number(horizonName(this.#feed, tenant));
    const newest = page.cursor === undefined ? 0 : endOf(await this.#table.version(call)) - 1;
    const start = changeStart(page.cursor, { feed: this.#feed, horizon, newest });
    const placed = await this.#changedSince(tenant, start.position, call);
    const room = new PageRoom(page.bytes);
    const listed = takeWhile(placed.slice(0, page.limit), ({ bytes }) => room.take(bytes));
    const keys = listed.map(({ key }) => key);
    const { rows, end } = await this.firstRows(keys, page.bytes, call);
    const shown = listed.slice(0, end);
    const items: Change[] = [];
    let { position } = start;
    for (const { key, position: at } of shown) {
      position = at;
      const row = rows.get(key);
      if (row !== undefined) items.push(changeOf(row));
    }
    return { items, cursor: changeCursor({ ...start, position }), more: placed.length > shown.length };
  }

  async lastWrite({ tenant, memoryId }: MemoryKey, call: Call): Promise<WriteTrace | undefined> {
    const key = keyOf(tenant, memoryId);
    const row = (await this.rowsOf(new Set([key]), ROW_COLUMNS, call)).get(key);
    if (row === undefined) return undefined;
    const purged = row.kind === "purged";
    return { revision: revisionOf(row), writeIds: purged ? [row.writeId] : row.record.writeIds, purged };
  }

  async heldElsewhere({ tenant, memoryId }: MemoryKey, call: Call): Promise<boolean> {
    const isElsewhere = all(endsWith("key", keyEndOf(memoryId)), `NOT ${ofTenant(tenant)}`, isRecord);
    return (await this.#table.count(isElsewhere, call)) > 0;
  }

  /** Every tenant of a row, ascending. */
  async tenants(page: PageRequest, call: Call): Promise<Page<string>> {
    const after = page.cursor === undefined ? undefined : readIdCursor(page.cursor);
    const found = await this.#table.rows("true", ["tenant"], call);
    const names = new Set(found.rows().map((row) => found.text("tenant", row)));
    const later = [...names]
      .filter((name) => after === undefined || compareCodePoints(name, after) > 0)
      .toSorted(compareCodePoints);
    return pageOfNames(later, page);
  }

  async count({ tenant, filter }: CountRequest, call: Call): Promise<number> {
    return await this.#table.count(within(tenant, filter), call);
  }

  /** In commit order. */
  async #changedSince(tenant: string, position: number, call: Call): Promise<readonly Placed[]> {
    const where = all(ofTenant(tenant), notBefore(position));
    const found = await this.#table.rows(where, ["key", "body_bytes", ...POSITION_COLUMNS], call);
    return found
      .rows()
      .map((row) => ({
        key: found.text("key", row),
        position: positionIn(found, row),
        bytes: found.optionalNumber("body_bytes", row) ?? 0,
      }))
      .filter((placed) => placed.position > position)
      .toSorted((left, right) => left.position - right.position);
  }
}

function placeAt(columns: Columns, row: number): ListPlace {
  return {
    key: columns.text("key", row),
    bytes: columns.number("body_bytes", row),
    updatedAt: columns.optionalNumber("updated_at", row),
  };
}

function isAt(record: MemoryRecord, { updatedAt }: ListPlace): boolean {
  return updatedAt === undefined || record.updatedAt === updatedAt;
}

function changeOf(row: StoredRow): Change {
  if (row.kind === "record") return { kind: "record", record: row.record };
  return { kind: "purged", memoryId: row.memoryId, revision: row.revision };
}
