import {
  BooleanQuery,
  type FullTextQuery,
  MatchQuery,
  Occur,
  type Query,
  type Table,
  type VectorQuery,
} from "@lancedb/lancedb";
import type { Gate } from "@mgp/adapter-kit";
import { type Call, isHiddenToken } from "@mgp/core";
import { Columns } from "./columns.ts";
import { type StoredRow, toTable } from "./rows.ts";
import type { MemorySchema } from "./schema.ts";
import { isGone, toStoreError } from "./store-errors.ts";

/** How often a read begins again when another process took its version away. */
const ATTEMPTS = 5;

const INDEX_SEEN_MS = 5_000;

/** A query that only has to be run. */
type Runnable = Pick<Query, "toArrow">;

/** Names of columns, or what stands in each. */
export type ColumnsOfRows = readonly string[] | Map<string, string>;

/** The part of the table that is read or written, with our errors, under a call's deadline. */
export class MemoryTable {
  readonly table: Table;
  readonly schema: MemorySchema;
  readonly #gate: Gate;
  readonly #indexes = new Map<string, { readonly at: number; readonly there: Promise<boolean> }>();

  constructor(table: Table, schema: MemorySchema, gate: Gate) {
    this.table = table;
    this.schema = schema;
    this.#gate = gate;
  }

  /** Rows, in no order unless `shape` asks for one. */
  async rows(
    where: string,
    columns: ColumnsOfRows,
    call: Call,
    shape: (query: Query) => Query = (query) => query,
  ): Promise<Columns> {
    return await this.#read(call, () =>
      shape(
        this.table
          .query()
          .where(where)
          .select(columns instanceof Map ? columns : [...columns]),
      ),
    );
  }

  /** Rows that hold one of the tokens, those of hidden content in a column of their own, best by LanceDB's ranking first. */
  async holding(
    tokens: readonly string[],
    where: string,
    columns: readonly string[],
    limit: number,
    call: Call,
  ): Promise<Columns> {
    return await this.#read(call, () =>
      this.table
        .query()
        .fullTextSearch(holdersOf(tokens))
        .where(where)
        .select([...columns, "_score"])
        .withRowId()
        .limit(limit),
    );
  }

  /** The rows nearest to a vector, nearest first. */
  async nearest(
    vector: Float32Array,
    where: string,
    columns: readonly string[],
    limit: number,
    call: Call,
    shape: (query: VectorQuery) => VectorQuery,
  ): Promise<Columns> {
    return await this.#read(call, () =>
      shape(this.table.vectorSearch(vector).column("vector").distanceType("cosine"))
        .where(where)
        .select([...columns, "_distance"])
        .withRowId()
        .limit(limit),
    );
  }

  /** The keys of rows by LanceDB's numbers of them, as far as they are there. */
  async keysOf(rowIds: readonly number[], call: Call): Promise<readonly string[]> {
    if (rowIds.length === 0) return [];
    const found = await this.#read(call, () => this.table.takeRowIds(rowIds).select(["key"]));
    return found.rows().map((row) => found.text("key", row));
  }

  /** As of the last few seconds: another process may make or drop one. */
  async hasIndex(name: string): Promise<boolean> {
    const now = performance.now();
    let seen = this.#indexes.get(name);
    if (seen === undefined || now - seen.at > INDEX_SEEN_MS) {
      const there = this.table.indexStats(name).then((stats) => stats !== undefined);
      seen = { at: now, there };
      this.#indexes.set(name, seen);
    }
    try {
      return await seen.there;
    } catch (error) {
      this.#indexes.delete(name);
      throw toStoreError(error);
    }
  }

  /** @param call absent: it takes as long as it takes */
  async version(call?: Call): Promise<number> {
    if (call === undefined) return await this.table.version();
    return await this.#again(call, async () => await this.table.version());
  }

  async count(where: string, call: Call): Promise<number> {
    return await this.#again(call, async () => await this.table.countRows(where));
  }

  /**
   * Puts rows in one commit: each where its key is free, or holds the revision before the row's. Returns how many
   * it put. Any error of the driver is left as it is.
   */
  async merge(rows: readonly StoredRow[], timeoutMs: number): Promise<number> {
    const { numInsertedRows, numUpdatedRows } = await this.table
      .mergeInsert("key")
      .whenMatchedUpdateAll({ where: "target.revision = source.revision - 1" })
      .whenNotMatchedInsertAll()
      .execute(toTable(this.schema, rows), { timeoutMs });
    return numInsertedRows + numUpdatedRows;
  }

  /** Puts rows in one commit, whatever is there. */
  async overwrite(rows: readonly StoredRow[], timeoutMs: number): Promise<void> {
    try {
      await this.table
        .mergeInsert("key")
        .whenMatchedUpdateAll()
        .whenNotMatchedInsertAll()
        .execute(toTable(this.schema, rows), { timeoutMs });
    } catch (error) {
      throw toStoreError(error, "write");
    }
  }

  async remove(where: string): Promise<void> {
    try {
      await this.table.delete(where);
    } catch (error) {
      throw toStoreError(error, "write");
    }
  }

  async #read(call: Call, build: () => Runnable): Promise<Columns> {
    return await this.#again(
      call,
      async () => new Columns(await build().toArrow({ timeoutMs: this.#gate.timeLeft(call) })),
    );
  }

  async #again<Result>(call: Call, run: () => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#gate.whileWaited(call, run());
      } catch (error) {
        if (!isGone(error) || attempt === ATTEMPTS) throw toStoreError(error);
        this.#gate.check(call);
      }
    }
  }
}

function holdersOf(tokens: readonly string[]): FullTextQuery {
  const plain = new MatchQuery(tokens.filter((token) => !isHiddenToken(token)).join(" "), "tokens");
  const hidden = tokens.filter(isHiddenToken);
  if (hidden.length === 0) return plain;
  return new BooleanQuery([
    [Occur.Should, plain],
    [Occur.Should, new MatchQuery(hidden.join(" "), "hidden_tokens")],
  ]);
}
