import { randomUUID } from "node:crypto";
import type { Call } from "@mgp/core";
import type { Embedder } from "@mgp/embeddings";
import { isOneOf } from "./conditions.ts";
import type { MemoryTable } from "./memory-table.ts";
import { notBefore, POSITION_COLUMNS, positionIn } from "./positions.ts";
import { type Row, type Searched, toRow } from "./rows.ts";
import { ROW_COLUMNS } from "./schema.ts";

/** How many rows are embedded and put in one commit; a run that is killed loses at most the work on so many. */
const BATCH = 256;

const COMMIT_MS = 600_000;

const COLUMNS: readonly string[] = [...ROW_COLUMNS.filter((name) => name !== "stamp"), "text", "tokens"];

interface Placed {
  readonly key: string;
  readonly position: number;
}

/** Copies rows from one table to another in the order of the change feed, with vectors of another model. */
export class RowCopier {
  readonly #source: MemoryTable;
  readonly #target: MemoryTable;
  readonly #embedder: Embedder;

  constructor(source: MemoryTable, target: MemoryTable, embedder: Embedder) {
    this.#source = source;
    this.#target = target;
    this.#embedder = embedder;
  }

  /**
   * Copies what was changed behind a position.
   *
   * @param onBatch told the position that was reached, how many rows were copied and how many were to be
   */
  async copy(
    after: number,
    call: Call,
    onBatch: (position: number, done: number, total: number) => Promise<void>,
  ): Promise<void> {
    const placed = await this.#changedSince(after, call);
    for (let start = 0; start < placed.length; start += BATCH) {
      const some = placed.slice(start, start + BATCH);
      await this.#copyRows(
        some.map(({ key }) => key),
        call,
      );
      await onBatch(some.at(-1)?.position ?? after, start + some.length, placed.length);
    }
  }

  /** Removes what the source has forgotten meanwhile. */
  async dropForgotten(call: Call): Promise<void> {
    if ((await this.#source.count("true", call)) === (await this.#target.count("true", call))) return;
    const kept = new Set(await keysOf(this.#source, call));
    const forgotten = (await keysOf(this.#target, call)).filter((key) => !kept.has(key));
    for (let start = 0; start < forgotten.length; start += BATCH)
      await this.#target.remove(isOneOf("key", forgotten.slice(start, start + BATCH)));
  }

  async #changedSince(position: number, call: Call): Promise<readonly Placed[]> {
    const found = await this.#source.rows(notBefore(position), ["key", ...POSITION_COLUMNS], call);
    return found
      .rows()
      .map((row) => ({ key: found.text("key", row), position: positionIn(found, row) }))
      .filter((placed) => placed.position > position)
      .toSorted((left, right) => left.position - right.position);
  }

  async #copyRows(keys: readonly string[], call: Call): Promise<void> {
    const found = await this.#source.rows(isOneOf("key", keys), COLUMNS, call);
    const places = new Map(keys.map((key, place) => [key, place]));
    const rows = found
      .rows()
      .map((row) => ({
        row: toRow(found, row),
        text: found.optionalText("text", row),
        tokens: found.optionalText("tokens", row),
      }))
      .toSorted((left, right) => (places.get(left.row.key) ?? 0) - (places.get(right.row.key) ?? 0));
    const vectors = await this.#embedder.documents(
      rows.flatMap(({ text }) => (text === undefined ? [] : [text])),
      call,
    );
    let next = 0;
    const embedded = rows.map(({ row, text, tokens }): Row => {
      const stamped = { ...row, stamp: randomUUID() };
      const vector = text === undefined ? undefined : vectors[next++];
      if (text === undefined || tokens === undefined || vector === undefined || stamped.kind !== "record")
        return stamped;
      const searched: Searched = { text, tokens, vector };
      return { ...stamped, searched };
    });
    await this.#target.overwrite(embedded, COMMIT_MS);
  }
}

async function keysOf(table: MemoryTable, call: Call): Promise<readonly string[]> {
  const found = await table.rows("true", ["key"], call);
  return found.rows().map((row) => found.text("key", row));
}
