import { randomUUID } from "node:crypto";
import { type MakeForBatch, wordsOf } from "@mgp/adapter-kit";
import type { Analyser, Call } from "@mgp/core";
import type { Columns } from "./columns.ts";
import { isOneOf } from "./conditions.ts";
import type { MemoryTable } from "./memory-table.ts";
import { notBefore, POSITION_COLUMNS, positionIn } from "./positions.ts";
import { type StoredRow, tokensIn, toRow } from "./rows.ts";
import { ROW_COLUMNS, SEARCHED_COLUMNS } from "./schema.ts";

/** How many rows are removed in one commit. */
const REMOVED_TOGETHER = 256;

const COMMIT_MS = 600_000;

const COLUMNS: readonly string[] = ROW_COLUMNS.filter((name) => name !== "stamp");

const WORD_COLUMNS: readonly string[] = SEARCHED_COLUMNS.filter((name) => name !== "vector");

/** A row, by where it stands in the change feed. */
export interface Placed {
  readonly key: string;
  readonly position: number;
  /** Of its body. */
  readonly bytes: number;
}

/** What rows are copied with. */
interface RowCopierSetup {
  readonly source: MemoryTable;
  readonly target: MemoryTable;
  readonly analyser: Analyser;
  /** The source has vectors of the same model: those of a text that is as it was are copied. */
  readonly keepsVectors: boolean;
  readonly call: Call;
}

/** A row on its way. */
interface Copied {
  readonly row: StoredRow;
  /** Of a record, as the next two. */
  readonly text?: string | undefined;
  readonly tokens?: string | undefined;
  /** Absent: it has to be made. */
  readonly vector?: Float32Array | undefined;
}

/** Copies rows from one table to another in the order of the change feed, with tokens and vectors that are made anew. */
export class RowCopier {
  readonly source: MemoryTable;
  readonly target: MemoryTable;
  readonly #analyser: Analyser;
  readonly #keepsVectors: boolean;
  readonly #call: Call;

  constructor({ source, target, analyser, keepsVectors, call }: RowCopierSetup) {
    this.source = source;
    this.target = target;
    this.#analyser = analyser;
    this.#keepsVectors = keepsVectors;
    this.#call = call;
  }

  /** What was changed behind a position. */
  async changedSince(position: number): Promise<readonly Placed[]> {
    const found = await this.source.rows(notBefore(position), ["key", "body_bytes", ...POSITION_COLUMNS], this.#call);
    return found
      .rows()
      .map((row) => ({
        key: found.text("key", row),
        position: positionIn(found, row),
        bytes: found.optionalNumber("body_bytes", row) ?? 0,
      }))
      .filter((placed) => placed.position > position)
      .toSorted((left, right) => left.position - right.position);
  }

  /** In one commit. */
  async copy(placed: readonly Placed[], make: MakeForBatch<Float32Array>): Promise<void> {
    const places = new Map(placed.map(({ key }, place) => [key, place]));
    const columns = [...COLUMNS, ...(this.#keepsVectors ? SEARCHED_COLUMNS : WORD_COLUMNS)];
    const found = await this.source.rows(isOneOf("key", [...places.keys()]), columns, this.#call);
    const placeOf = (row: number): number => places.get(found.text("key", row)) ?? 0;
    const rows = found.rows().toSorted((left, right) => placeOf(left) - placeOf(right));
    const copied = rows.map((row) => this.#copyOf(found, row));
    const vectors = await make(copied.map(({ text, vector }) => (vector === undefined ? text : undefined)));
    const copies = copied.map((one, place) => rowOf(one, one.vector ?? vectors[place]));
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

  #copyOf(found: Columns, place: number): Copied {
    const copy: StoredRow = { ...toRow(found, place), stamp: randomUUID() };
    if (copy.kind !== "record") return { row: copy };
    const [oldText, oldTokens] = [found.optionalText("text", place), tokensIn(found, place)];
    const words = wordsOf(copy.record.body, this.#analyser);
    const text = words?.text ?? oldText;
    const vector = this.#keepsVectors && text === oldText ? found.vector("vector", place) : undefined;
    return { row: copy, text, tokens: words?.tokens.join(" ") ?? oldTokens, vector };
  }

  async #keysOf(table: MemoryTable): Promise<readonly string[]> {
    const found = await table.rows("true", ["key"], this.#call);
    return found.rows().map((row) => found.text("key", row));
  }
}

function rowOf({ row, text, tokens }: Copied, vector: Float32Array | undefined): StoredRow {
  if (row.kind !== "record" || text === undefined || tokens === undefined || vector === undefined) return row;
  return { ...row, searched: { text, tokens, vector } };
}
