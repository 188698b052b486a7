import type { DatabaseSync, SQLOutputValue, StatementSync } from "node:sqlite";
import type { Parameter } from "./filter-sql.ts";

export type Row = Readonly<Record<string, SQLOutputValue>>;

/** A connection whose statements are prepared once. */
export class Statements {
  readonly database: DatabaseSync;
  readonly #prepared = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.database = database;
  }

  run(sql: string, ...parameters: readonly Parameter[]): void {
    this.#prepare(sql).run(...parameters);
  }

  first(sql: string, ...parameters: readonly Parameter[]): Row | undefined {
    return this.#prepare(sql).get(...parameters);
  }

  all(sql: string, ...parameters: readonly Parameter[]): readonly Row[] {
    return this.#prepare(sql).all(...parameters);
  }

  /** Row by row; nothing else may use the same statement meanwhile. */
  iterate(sql: string, ...parameters: readonly Parameter[]): Iterable<Row> {
    return this.#prepare(sql).iterate(...parameters);
  }

  #prepare(sql: string): StatementSync {
    const known = this.#prepared.get(sql);
    if (known !== undefined) return known;
    const statement = this.database.prepare(sql);
    this.#prepared.set(sql, statement);
    return statement;
  }
}

export function numberIn(row: Row | undefined, name: string): number {
  const value = row?.[name];
  if (typeof value !== "number") throw new TypeError(`the index has no number as ${name}`);
  return value;
}

export function textIn(row: Row | undefined, name: string): string {
  const value = row?.[name];
  if (typeof value !== "string") throw new TypeError(`the index has no text as ${name}`);
  return value;
}

export function bytesIn(row: Row | undefined, name: string): Uint8Array {
  const value = row?.[name];
  if (!(value instanceof Uint8Array)) throw new TypeError(`the index has no bytes as ${name}`);
  return value;
}
