import { type Gate, type OperatorBody, pageOfNames } from "@mgp/adapter-kit";
import {
  type Call,
  type Page,
  type PageRequest,
  readIdCursor,
  type WriteTrace,
  type Count,
  type CountRequest,
  type Maintained,
  type MaintainRequest,
  type MemoryKey,
} from "@mgp/core";
import type { Database } from "./database.ts";
import { numberIn, textIn, textsIn } from "./rows.ts";
import { countOf } from "./sql/lists.ts";
import type { Names } from "./sql/names.ts";
import type { Statements } from "./sql/statements.ts";

/** How many tombstones are forgotten in one transaction, and of how many tenants at a time. */
const FORGOTTEN_TOGETHER = 1_000;
const TENANTS_TOGETHER = 100;

interface PostgresOperatorParts {
  readonly database: Database;
  readonly gate: Gate;
  readonly names: Names;
  readonly statements: Statements;
}

/** What crosses tenants. */
export class PostgresOperator implements OperatorBody {
  readonly #parts: PostgresOperatorParts;

  constructor(parts: PostgresOperatorParts) {
    this.#parts = parts;
  }

  async heldElsewhere({ tenant, memoryId }: MemoryKey, call: Call): Promise<boolean> {
    const { database, statements } = this.#parts;
    const [row] = await database.run({ statement: statements.heldElsewhere, values: [tenant, memoryId] }, call);
    return row?.["held"] === true;
  }

  async lastWrite({ tenant, memoryId }: MemoryKey, call: Call): Promise<WriteTrace | undefined> {
    const { database, statements } = this.#parts;
    const [row] = await database.run({ statement: statements.lastWrite, values: [tenant, memoryId] }, call);
    if (row === undefined) return undefined;
    const purged = row["purged"] === true;
    return { revision: numberIn(row, "revision"), writeIds: textsIn(row, "write_ids"), purged };
  }

  async tenants(page: PageRequest, call: Call): Promise<Page<string>> {
    const { database, statements } = this.#parts;
    const after = page.cursor === undefined ? "" : readIdCursor(page.cursor);
    const rows = await database.run({ statement: statements.tenants, values: [after, page.limit + 1] }, call);
    return pageOfNames(
      rows.map((row) => textIn(row, "tenant")),
      page,
    );
  }

  async count({ tenant, filter }: CountRequest, call: Call): Promise<Count> {
    const { database, names } = this.#parts;
    const [row] = await database.run(countOf(names, tenant, filter), call);
    return { count: numberIn(row, "count"), exact: true };
  }

  async analyserVersion(call: Call): Promise<number> {
    const { database, statements } = this.#parts;
    const [row] = await database.run({ statement: statements.analyser, values: [] }, call);
    return numberIn(row, "analyser");
  }

  async maintain({ budgetMs, tombstonesBefore }: MaintainRequest, call: Call): Promise<Maintained> {
    const mayGoOn = this.#parts.gate.within(budgetMs);
    let more = true;
    while (more && mayGoOn()) more = await this.#forgetSome(tombstonesBefore, call);
    return { more, damaged: [] };
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
