import { textsInJson } from "@mgp/adapter-kit";
import { StoreError } from "@mgp/core";
import { DataType, type Table, type Vector } from "apache-arrow";

/**
 * The columns of an answer, cell by cell, each as what it has to be. Texts are decoded here: Arrow would leave out a
 * byte order mark at their beginning.
 */
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
    return textAt(this.#vector(name), row);
  }

  number(name: string, row: number): number {
    return this.optionalNumber(name, row) ?? missing(name);
  }

  optionalNumber(name: string, row: number): number | undefined {
    const value: unknown = this.#vector(name)?.get(row);
    if (typeof value === "bigint") return Number(value);
    return typeof value === "number" ? value : undefined;
  }

  flag(name: string, row: number): boolean {
    return this.number(name, row) === 1;
  }

  /** A list that is kept as JSON. */
  texts(name: string, row: number): readonly string[] {
    return textsInJson(this.optionalText(name, row)) ?? missing(name);
  }

  /** A view of the answer's own memory. */
  vector(name: string, row: number): Float32Array | undefined {
    const list: unknown = this.#vector(name)?.get(row);
    const components: unknown = isVector(list) ? list.toArray() : undefined;
    return components instanceof Float32Array ? components : undefined;
  }

  #vector(name: string): Vector | null {
    const known = this.#vectors.get(name);
    if (known !== undefined) return known;
    const vector = this.#table.getChild(name);
    this.#vectors.set(name, vector);
    return vector;
  }
}

function textAt(vector: Vector | null, row: number): string | undefined {
  if (vector === null || !DataType.isUtf8(vector.type)) return undefined;
  let place = row;
  for (const data of vector.data) {
    if (place >= data.length) {
      place -= data.length;
      continue;
    }
    if (!data.getValid(place)) return undefined;
    const bytes: unknown = data.values;
    const offsets: unknown = data.valueOffsets;
    if (!(bytes instanceof Uint8Array) || !(offsets instanceof Int32Array)) return undefined;
    const [start = 0, end = 0] = offsets.subarray(place, place + 2);
    return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString("utf8");
  }
  return undefined;
}

function isVector(value: unknown): value is Vector {
  return typeof value === "object" && value !== null && "toArray" in value && "data" in value;
}

function missing(name: string): never {
  throw damagedCell(name);
}

export function damagedCell(name: string): StoreError {
  return new StoreError("damaged", `a row of the LanceDB table is damaged: its ${name} cannot be read`);
}
