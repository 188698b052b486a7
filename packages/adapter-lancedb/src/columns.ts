import { StoreError } from "@mgp/core";
import type { Table, Vector } from "apache-arrow";

/** The columns of an answer, cell by cell, each as what it has to be. */
export class Columns {
  readonly count: number;
  readonly #table: Table;
  readonly #vectors = new Map<string, Vector | null>();

  constructor(table: Table) {
    this.#table = table;
    this.count = table.numRows;
  }

  /** Numbers of rows, to be mapped over. */
  rows(): readonly number[] {
    return Array.from({ length: this.count }, (_, row) => row);
  }

  text(name: string, row: number): string {
    return this.optionalText(name, row) ?? missing(name);
  }

  optionalText(name: string, row: number): string | undefined {
    const value = this.#value(name, row);
    return typeof value === "string" ? value : undefined;
  }

  number(name: string, row: number): number {
    return this.optionalNumber(name, row) ?? missing(name);
  }

  optionalNumber(name: string, row: number): number | undefined {
    const value = this.#value(name, row);
    if (typeof value === "bigint") return Number(value);
    return typeof value === "number" ? value : undefined;
  }

  texts(name: string, row: number): readonly string[] {
    const value = this.#value(name, row);
    if (!isIterable(value)) return missing(name);
    const items = [...value];
    return items.every((item) => typeof item === "string") ? items : missing(name);
  }

  /** A view of the answer's own memory. */
  vector(name: string, row: number): Float32Array | undefined {
    const value = this.#value(name, row);
    if (typeof value !== "object" || value === null || !("toArray" in value)) return undefined;
    const components: unknown = typeof value.toArray === "function" ? value.toArray() : undefined;
    return components instanceof Float32Array ? components : undefined;
  }

  #value(name: string, row: number): unknown {
    let vector = this.#vectors.get(name);
    if (vector === undefined) {
      vector = this.#table.getChild(name);
      this.#vectors.set(name, vector);
    }
    return vector?.get(row);
  }
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.iterator in value;
}

function missing(name: string): never {
  throw new StoreError("damaged", `a row of the LanceDB table is damaged: its ${name} cannot be read`);
}
