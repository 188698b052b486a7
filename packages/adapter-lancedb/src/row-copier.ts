import { randomUUID } from "node:crypto";
import type { MakeForBatch } from "@mgp/adapter-kit";
import type { Call } from "@mgp/core";
import type { Columns } from "./columns.ts";
import { isOneOf } from "./conditions.ts";
import type { MemoryTable } from "./memory-table.ts";
import { notBefore, POSITION_COLUMNS, positionIn } from "./positions.ts";
import { type Row, tokensIn, toRow } from "./rows.ts";
import { ROW_COLUMNS } from "./schema.ts";

/** How many rows are removed in one commit. */
const REMOVED_TOGETHER = 256;

const COMMIT_MS = 600_000;

const COLUMNS: readonly string[] = [
  ...ROW_COLUMNS.filter((name) => name !== "stamp"),
  "text",
  "tokens",
  "hidden_tokens",
];

/** A row, by where it stands in the change feed. */
export interface Placed {
  readonly key: string;
  readonly position: number;
}

/** Copies rows from one table to another in the order of the change feed, with vectors of another model. */
export class RowCopier {
  readonly source: MemoryTable;
  readonly target: MemoryTable;
  readonly #call: Call;

  constructor(source: MemoryTable, target: MemoryTable, call: Call) {
    this.source = source;
    this.target = target;
    this.#call = call;
  }

  /** What was changed behind a position. */
  async changedSince(position: number): Promise<readonly Placed[]> {
    const found = await this.source.rows(notBefore(position), ["key", ...POSITION_COLUMNS], this.#call);
    return found
      .rows()
      .map((row) => ({ key: found.text("key", row), position: positionIn(found, row) }))
      .filter((placed) => placed.position > position)
      .toSorted((left, right) => left.position - right.position);
  }

  /** In one commit. */
  async copy(placed: readonly Placed[], make: MakeForBatch<Float32Array>): Promise<void> {
    const places = new Map(placed.map(({ key }, place) => [key, place]));
    const found = await this.source.rows(isOneOf("key", [...places.keys()]), COLUMNS, this.#call);
    const placeOf = (row: number): number => places.get(found.text("key", row)) ?? 0;
    const rows = found.rows().toSorted((left, right) => placeOf(left) - placeOf(right));
    const vectors = await make(rows.map((row) => found.optionalText("text", row)));
    const copies = rows.map((row, place) => copyOf(found, row, vectors[place]));
    await this.target.overwrite(copies, COMMIT_MS);
  }

  /** Removes what the source has forgotten meanwhile. */
  async dropForgotten(): Promise<void> {
    if ((await this.source.count("true", this.#call)) === (await this.target.count("true", this.#call))) return;
    const kept = new Set(await this.#keysOf(this.source));
    const forgotten = (await this.#keysOf(this.target)).filter((key) => !kept.has(key));
    for (let start = 0; start < forgotten.length; start += REMOVED_TOGETHER)
      await this.target.remove(isOneOf("key", forgotten.slice(start, start + REMOVED_TOGETHER)));
  }

  async #keysOf(table: MemoryTable): Promise<readonly string[]> {
    const found = await table.rows("true", ["key"], this.#call);
    return found.rows().map((row) => found.text("key", row));
  }
}

function copyOf(found: Columns, row: number, vector: Float32Array | undefined): Row {
  const copy: Row = { ...toRow(found, row), stamp: randomUUID() };
  const text = found.optionalText("text", row);
  const tokens = tokensIn(found, row);
  if (copy.kind !== "record" || text === undefined || tokens === undefined || vector === undefined) return copy;
  return { ...copy, searched: { text, tokens, vector } };
}
