import {
  type Call,
  type Change,
  changeCursor,
  type ChangePage,
  type ChangePosition,
  compareCodePoints,
  cursorInvalid,
  type Filter,
  idCursor,
  type MemoryRecord,
  type Page,
  type PageRequest,
  readChangeCursor,
  readIdCursor,
  type WriteTrace,
} from "@mgp/core";
import type { About } from "./about.ts";
import { all, endsWith, isOneOf, isRecord, ofTenant, quoted, within } from "./conditions.ts";
import { horizonName } from "./horizons.ts";
import { keyEndOf, keyOf } from "./keys.ts";
import type { MemoryTable } from "./memory-table.ts";
import { endOf, notBefore, POSITION_COLUMNS, positionIn } from "./positions.ts";
import { revisionOf, type Row, toRecord, toRow } from "./rows.ts";
import { RECORD_COLUMNS, ROW_COLUMNS } from "./schema.ts";

/** How many keys one condition names. */
const KEYS_TOGETHER = 1_000;

interface Placed {
  readonly key: string;
  readonly position: number;
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

  async get(tenant: string, memoryIds: readonly string[], call: Call): Promise<readonly (MemoryRecord | undefined)[]> {
    // Encoded, an unpaired surrogate would become another id.
    const keys = memoryIds.map((memoryId) => (memoryId.isWellFormed() ? keyOf(tenant, memoryId) : undefined));
    const rows = await this.rowsOf(new Set(keys.filter((key) => key !== undefined)), ROW_COLUMNS, call);
    return keys.map((key) => {
      const row = key === undefined ? undefined : rows.get(key);
      return row?.kind === "record" ? row.record : undefined;
    });
  }

  /** The rows of some keys, tombstones too, by key. */
  async rowsOf(keys: ReadonlySet<string>, columns: readonly string[], call: Call): Promise<ReadonlyMap<string, Row>> {
    const rows = new Map<string, Row>();
    const ordered = [...keys];
    for (let start = 0; start < ordered.length; start += KEYS_TOGETHER) {
      const some = ordered.slice(start, start + KEYS_TOGETHER);
      const found = await this.#table.rows(isOneOf("key", some), columns, call);
      for (const row of found.rows()) rows.set(found.text("key", row), toRow(found, row));
    }
    return rows;
  }

  async list(tenant: string, filter: Filter, page: PageRequest, call: Call): Promise<Page<MemoryRecord>> {
    const after = page.cursor === undefined ? [] : [`key > ${quoted(keyOf(tenant, readIdCursor(page.cursor)))}`];
    const found = await this.#table.rows(all(within(tenant, filter), ...after), RECORD_COLUMNS, call, (query) =>
      // Without the row id LanceDB cannot fetch the large columns behind the order.
      query
        .orderBy({ columnName: "key", ascending: true })
        .withRowId()
        .limit(page.limit + 1),
    );
    const items = found
      .rows()
      .slice(0, page.limit)
      .map((row) => toRecord(found, row));
    const last = items.at(-1);
    return found.count > page.limit && last !== undefined ? { items, cursor: idCursor(last.memoryId) } : { items };
  }

  async changes(tenant: string, page: PageRequest, call: Call): Promise<ChangePage> {
    const horizon = await this.#about.number(horizonName(this.#feed, tenant));
    const start = await this.#changeStart(page.cursor, horizon);
    const placed = await this.#changedSince(tenant, start.position, call);
    const shown = placed.slice(0, page.limit);
    const rows = await this.rowsOf(new Set(shown.map(({ key }) => key)), ROW_COLUMNS, call);
    const items: Change[] = [];
    let { position } = start;
    for (const { key, position: at } of shown) {
      position = at;
      const row = rows.get(key);
      if (row !== undefined) items.push(changeOf(row));
    }
    return { items, cursor: changeCursor({ ...start, position }), more: placed.length > shown.length };
  }

  async lastWrite(tenant: string, memoryId: string, call: Call): Promise<WriteTrace | undefined> {
    if (!memoryId.isWellFormed()) return undefined;
    const key = keyOf(tenant, memoryId);
    const row = (await this.rowsOf(new Set([key]), ROW_COLUMNS, call)).get(key);
    if (row === undefined) return undefined;
    const purged = row.kind === "purged";
    return { revision: revisionOf(row), writeIds: purged ? [row.writeId] : row.record.writeIds, purged };
  }

  async heldElsewhere(tenant: string, memoryId: string, call: Call): Promise<boolean> {
    if (!memoryId.isWellFormed()) return false;
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
    const items = later.slice(0, page.limit);
    const last = items.at(-1);
    return later.length > items.length && last !== undefined ? { items, cursor: idCursor(last) } : { items };
  }

  async count(tenant: string, filter: Filter, call: Call): Promise<number> {
    return await this.#table.count(within(tenant, filter), call);
  }

  async #changeStart(cursor: string | undefined, horizon: number): Promise<ChangePosition> {
    if (cursor === undefined) return { feed: this.#feed, position: 0, horizon };
    const start = readChangeCursor(cursor);
    const isOurs = start.feed === this.#feed && start.position < endOf(await this.#table.version());
    if (!isOurs || Math.max(start.position, start.horizon) < horizon) throw cursorInvalid();
    return start;
  }

  /** In commit order. */
  async #changedSince(tenant: string, position: number, call: Call): Promise<readonly Placed[]> {
    const where = all(ofTenant(tenant), notBefore(position));
    const found = await this.#table.rows(where, ["key", ...POSITION_COLUMNS], call);
    return found
      .rows()
      .map((row) => ({ key: found.text("key", row), position: positionIn(found, row) }))
      .filter((placed) => placed.position > position)
      .toSorted((left, right) => left.position - right.position);
  }
}

function changeOf(row: Row): Change {
  if (row.kind === "record") return { kind: "record", record: row.record };
  return { kind: "purged", memoryId: row.memoryId, revision: row.revision };
}
