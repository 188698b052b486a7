import type { Table } from "@lancedb/lancedb";
import { Table as ArrowTable, Int64, Utf8, vectorFromArray } from "apache-arrow";
import { Columns } from "./columns.ts";
import { quoted } from "./conditions.ts";
import { aboutSchema } from "./schema.ts";

/** Named values beside the table of memories: which model its vectors are of, what was forgotten. */
export class About {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** Parsed JSON; `undefined`: there is none of this name. */
  async get(name: string): Promise<unknown> {
    const columns = await this.#read(name, "value");
    return columns.count === 0 ? undefined : JSON.parse(columns.text("value", 0));
  }

  /** 0: it was never raised. */
  async number(name: string): Promise<number> {
    const columns = await this.#read(name, "number");
    return columns.count === 0 ? 0 : columns.number("number", 0);
  }

  async put(name: string, value: unknown): Promise<void> {
    await this.#table
      .mergeInsert("name")
      .whenMatchedUpdateAll()
      .whenNotMatchedInsertAll()
      .execute(row(name, value, 0));
  }

  /** Of any number of processes one puts its value; all go on with that one. */
  async putIfAbsent(name: string, value: unknown): Promise<void> {
    await this.#table
      .mergeInsert("name")
      .whenNotMatchedInsertAll()
      .execute(row(name, value, 0));
  }

  /** A number that only ever grows, whichever process raises it. */
  async raise(name: string, number: number): Promise<void> {
    await this.#table
      .mergeInsert("name")
      .whenMatchedUpdateAll({ where: "target.number < source.number" })
      .whenNotMatchedInsertAll()
      .execute(row(name, null, number));
  }

  async remove(name: string): Promise<void> {
    await this.#table.delete(`name = ${quoted(name)}`);
  }

  /** Removes its own old versions, which hold what was removed. */
  async removeOldVersions(): Promise<void> {
    await this.#table.optimize({ cleanupOlderThan: new Date() });
  }

  close(): void {
    this.#table.close();
  }

  async #read(name: string, column: string): Promise<Columns> {
    return new Columns(
      await this.#table
        .query()
        .where(`name = ${quoted(name)}`)
        .select([column])
        .toArrow(),
    );
  }
}

function row(name: string, value: unknown, number: number): ArrowTable {
  return new ArrowTable(aboutSchema, {
    name: vectorFromArray([name], new Utf8()),
    value: vectorFromArray([JSON.stringify(value)], new Utf8()),
    number: vectorFromArray([BigInt(number)], new Int64()),
  });
}
