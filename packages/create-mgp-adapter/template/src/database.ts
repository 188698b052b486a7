import { Table } from "./table.ts";

/** All tenants' tables and the counter that orders their changes. In a real adapter: the client of the backend. */
export class Database {
  /** Tells change cursors of this database from those of another. A backend on disk keeps it with its data. */
  readonly id: string = crypto.randomUUID();
  readonly #tables = new Map<string, Table>();
  #position = 0;

  /** Of the last change. */
  get position(): number {
    return this.#position;
  }

  nextPosition(): number {
    this.#position += 1;
    return this.#position;
  }

  /** The table of a tenant; one that nobody used is empty. */
  table(tenant: string): Table {
    const table = this.#tables.get(tenant) ?? new Table();
    this.#tables.set(tenant, table);
    return table;
  }

  tables(): readonly (readonly [tenant: string, table: Table])[] {
    return [...this.#tables].filter(([, table]) => !table.isEmpty);
  }
}
