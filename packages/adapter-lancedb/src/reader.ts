import { changeStart, pageOfNames } from "@mgp/adapter-kit";
import {
  type Call,
  type Change,
  changeCursor,
  type ChangePage,
  compareCodePoints,
  idCursor,
  type MemoryRecord,
  type Page,
  type PageRequest,
  PageRoom,
  readIdCursor,
  takeWhile,
  type WriteTrace,
  type ChangesRequest,
  type CountRequest,
  type GetRequest,
  type ListRequest,
  type MemoryKey,
} from "@mgp/core";
import type { About } from "./about.ts";
import { all, endsWith, isOneOf, isRecord, ofTenant, quoted, within } from "./conditions.ts";
import { horizonName } from "./horizons.ts";
import { keyEndOf, keyOf } from "./keys.ts";
import type { ColumnsOfRows, MemoryTable } from "./memory-table.ts";
import { endOf, notBefore, POSITION_COLUMNS, positionIn } from "./positions.ts";
import { revisionOf, type Row, toRecord, toRow } from "./rows.ts";
import { RECORD_COLUMNS, ROW_COLUMNS } from "./schema.ts";

/** How many keys one condition names. */
const KEYS_TOGETHER = 1_000;

interface Placed {
  readonly key: string;
  readonly position: number;
  /** Of its body; a tombstone has none. */
  readonly bytes: number;
}

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

  /** The rows of some keys, tombstones too, by key. */
  async rowsOf(keys: ReadonlySet<string>, columns: ColumnsOfRows, call: Call): Promise<ReadonlyMap<string, Row>> {
    const rows = new Map<string, Row>();
    const ordered = [...keys];
    for (let start = 0; start < ordered.length; start += KEYS_TOGETHER) {
      const some = ordered.slice(start, start + KEYS_TOGETHER);
      const found = await this.#table.rows(isOneOf("key", some), columns, call);
      for (const row of found.rows()) rows.set(found.text("key", row), toRow(found, row));
    }
    return rows;
  }

  /** The first of some keys whose bodies fit together. */
  async keysWithin(keys: readonly string[], bytes: number, call: Call): Promise<readonly string[]> {
    const sizes = new Map<string, number>();
    for (let start = 0; start < keys.length; start += KEYS_TOGETHER) {
      const some = keys.slice(start, start + KEYS_TOGETHER);
      const found = await this.#table.rows(isOneOf("key", some), ["key", "body_bytes"], call);
      for (const row of found.rows()) sizes.set(found.text("key", row), found.optionalNumber("body_bytes", row) ?? 0);
    }
    const room = new PageRoom(bytes);
    return takeWhile(keys, (key) => room.take(sizes.get(key) ?? 0));
  }

  /**
   * The rows of keys in their order, as far as a page of so many bytes of bodies holds them; `end` counts the keys that
   * were looked at. Asked for are keys that had room when their sizes were read; since then a body may have grown.
   */
  async firstRows(
    keys: readonly string[],
    bytes: number | undefined,
    call: Call,
  ): Promise<{ readonly rows: ReadonlyMap<string, Row>; readonly end: number }> {
    const found = await this.rowsOf(new Set(keys), ROW_COLUMNS, call);
    const rows = new Map<string, Row>();
    const room = new PageRoom(bytes);
    for (const [place, key] of keys.entries()) {
      const row = found.get(key);
      if (row === undefined) continue;
      if (!room.take(row.kind === "record" ? Buffer.byteLength(row.record.body) : 0)) return { rows, end: place };
      rows.set(key, row);
    }
    return { rows, end: keys.length };
  }

  async list({ tenant, filter, page }: ListRequest, call: Call): Promise<Page<MemoryRecord>> {
    const after = page.cursor === undefined ? [] : [`key > ${quoted(keyOf(tenant, readIdCursor(page.cursor)))}`];
    const where = all(within(tenant, filter), ...after);
    const found = await this.#table.rows(where, ["key", "memory_id", "body_bytes"], call, (query) =>
      query.orderBy({ columnName: "key", ascending: true }).limit(page.limit + 1),
    );
    const room = new PageRoom(page.bytes);
    const planned = takeWhile(found.rows().slice(0, page.limit), (row) => room.take(found.number("body_bytes", row)));
    const last = planned.at(-1);
    if (last === undefined) return { items: [] };
    const listed = await this.#listUpTo(where, found.text("key", last), call);
    const left = new PageRoom(page.bytes);
    // A body may have grown since its size was read.
    const items = takeWhile(listed, ({ body }) => left.take(Buffer.byteLength(body)));
    const cut = items.length < listed.length ? items.at(-1) : undefined;
    if (cut !== undefined) return { items, cursor: idCursor(cut.memoryId) };
    return found.count > planned.length ? { items, cursor: idCursor(found.text("memory_id", last)) } : { items };
  }

  /** By key, whose order is that of code points. */
  async #listUpTo(where: string, lastKey: string, call: Call): Promise<readonly MemoryRecord[]> {
    const found = await this.#table.rows(all(where, `key <= ${quoted(lastKey)}`), ["key", ...RECORD_COLUMNS], call);
    return found
      .rows()
      .map((row) => ({ key: found.text("key", row), row }))
      .toSorted((left, right) => (left.key < right.key ? -1 : 1))
      .map(({ row }) => toRecord(found, row));
  }

  async changes({ tenant, page }: ChangesRequest, call: Call): Promise<ChangePage> {
    const horizon = await this.#about.number(horizonName(this.#feed, tenant));
    const newest = page.cursor === undefined ? 0 : endOf(await this.#table.version()) - 1;
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

function changeOf(row: Row): Change {
  if (row.kind === "record") return { kind: "record", record: row.record };
  return { kind: "purged", memoryId: row.memoryId, revision: row.revision };
}
