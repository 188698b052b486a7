import {
  type Call,
  type Filter,
  idCursor,
  type Page,
  type PageRequest,
  readIdCursor,
  type StoreOperator,
  type WriteTrace,
} from "@mgp/core";
import type { Database } from "./database.ts";
import type { Gate } from "./gate.ts";
import { isKept } from "./kept-text.ts";
import { numberIn, textIn, textsIn } from "./rows.ts";
import { countOf } from "./sql/lists.ts";
import type { Names } from "./sql/names.ts";
import type { Statements } from "./sql/statements.ts";

/** How many tombstones are forgotten in one transaction, and of how many tenants at a time. */
const FORGOTTEN_TOGETHER = 1_000;
const TENANTS_TOGETHER = 100;

interface Parts {
  readonly database: Database;
  readonly gate: Gate;
  readonly names: Names;
  readonly statements: Statements;
}

/** What crosses tenants. */
export class PostgresOperator implements StoreOperator {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async heldElsewhere(tenant: string, memoryId: string, call: Call): Promise<boolean> {
    const { database, gate, statements } = this.#parts;
    return await gate.pass(call, async () => {
      if (!isKept(tenant) || !isKept(memoryId)) return false;
      const [row] = await database.run({ statement: statements.heldElsewhere, values: [tenant, memoryId] }, call);
      return row?.["held"] === true;
    });
  }

  async lastWrite(tenant: string, memoryId: string, call: Call): Promise<WriteTrace | undefined> {
    const { database, gate, statements } = this.#parts;
    return await gate.pass(call, async () => {
      if (!isKept(tenant) || !isKept(memoryId)) return undefined;
      const [row] = await database.run({ statement: statements.lastWrite, values: [tenant, memoryId] }, call);
      if (row === undefined) return undefined;
      const purged = row["purged"] === true;
      return { revision: numberIn(row, "revision"), writeIds: textsIn(row, "write_ids"), purged };
    });
  }

  async tenants({ limit, cursor }: PageRequest, call: Call): Promise<Page<string>> {
    const { database, gate, statements } = this.#parts;
    return await gate.pass(call, async () => {
      const after = cursor === undefined ? "" : readIdCursor(cursor);
      const rows = await database.run({ statement: statements.tenants, values: [after, limit + 1] }, call);
      const items = rows.slice(0, limit).map((row) => textIn(row, "tenant"));
      const last = items.at(-1);
      return rows.length > limit && last !== undefined ? { items, cursor: idCursor(last) } : { items };
    });
  }

  async count(
    tenant: string,
    filter: Filter,
    call: Call,
  ): Promise<{ readonly count: number; readonly exact: boolean }> {
    const { database, gate, names } = this.#parts;
    return await gate.pass(call, async () => {
      const [row] = await database.run(countOf(names, tenant, filter), call);
      return { count: numberIn(row, "count"), exact: true };
    });
  }

  async maintain(
    budgetMs: number,
    tombstonesBefore: number,
    call: Call,
  ): Promise<{ readonly more: boolean; readonly damaged: readonly string[] }> {
    const { gate } = this.#parts;
    return await gate.pass(call, async () => {
      const end = gate.now() + budgetMs;
      let more = true;
      while (more && gate.now() < end) more = await this.#forgetSome(tombstonesBefore, call);
      return { more, damaged: [] };
    });
  }

  /** Returns whether there may be more. */
  async #forgetSome(before: number, call: Call): Promise<boolean> {
    const { database, statements } = this.#parts;
    const values = [before, TENANTS_TOGETHER];
    const rows = await database.run({ statement: statements.tenantsToForget, values }, call);
    let isFull = rows.length === TENANTS_TOGETHER;
    for (const row of rows) {
      const query = { statement: statements.forget, values: [textIn(row, "tenant"), before, FORGOTTEN_TOGETHER] };
      const [done] = await database.run(query, call);
      isFull ||= numberIn(done, "forgotten") === FORGOTTEN_TOGETHER;
    }
    return isFull;
  }
}
