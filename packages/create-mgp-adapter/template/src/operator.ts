import {
  type Call,
  compareCodePoints,
  type Filter,
  idCursor,
  matchesFilter,
  type Page,
  type PageRequest,
  readIdCursor,
  type StoreOperator,
  type WriteTrace,
} from "@mgp/core";
import type { Database } from "./database.ts";
import type { Gate } from "./gate.ts";

/** What crosses tenants: the operator's commands and crash recovery. */
export class TableOperator implements StoreOperator {
  readonly #database: Database;
  readonly #gate: Gate;

  constructor(database: Database, gate: Gate) {
    this.#database = database;
    this.#gate = gate;
  }

  async heldElsewhere(tenant: string, memoryId: string, call: Call): Promise<boolean> {
    this.#gate.enter(call);
    return this.#database.tables().some(([name, table]) => name !== tenant && table.record(memoryId) !== undefined);
  }

  async lastWrite(tenant: string, memoryId: string, call: Call): Promise<WriteTrace | undefined> {
    this.#gate.enter(call);
    const row = this.#database.table(tenant).row(memoryId);
    if (row === undefined) return undefined;
    if (row.kind === "purged") return { revision: row.revision, writeIds: [row.writeId], purged: true };
    return { revision: row.record.revision, writeIds: row.record.writeIds, purged: false };
  }

  async tenants(page: PageRequest, call: Call): Promise<Page<string>> {
    this.#gate.enter(call);
    const after = page.cursor === undefined ? undefined : readIdCursor(page.cursor);
    const names = this.#database
      .tables()
      .map(([tenant]) => tenant)
      .filter((tenant) => after === undefined || compareCodePoints(tenant, after) > 0)
      .toSorted(compareCodePoints);
    const items = names.slice(0, page.limit);
    const last = items.at(-1);
    return names.length > items.length && last !== undefined ? { items, cursor: idCursor(last) } : { items };
  }

  async count(
    tenant: string,
    filter: Filter,
    call: Call,
  ): Promise<{ readonly count: number; readonly exact: boolean }> {
    this.#gate.enter(call);
    const rows = this.#database.table(tenant).records();
    return { count: rows.filter(({ record }) => matchesFilter(record, filter)).length, exact: true };
  }

  async maintain(
    budgetMs: number,
    tombstonesBefore: number,
    call: Call,
  ): Promise<{ readonly more: boolean; readonly damaged: readonly string[] }> {
    this.#gate.enter(call);
    const end = this.#gate.now() + budgetMs;
    for (const [, table] of this.#database.tables()) {
      for (const tombstone of table.tombstonesBefore(tombstonesBefore)) {
        if (this.#gate.now() >= end) return { more: true, damaged: [] };
        table.forget(tombstone);
      }
    }
    return { more: false, damaged: [] };
  }
}
