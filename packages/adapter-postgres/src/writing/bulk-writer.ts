import { isEnd } from "@mgp/adapter-kit";
import { type BatchInsertResult, type Call, inBatch, StoreError } from "@mgp/core";
import { sqlState } from "@mgp/postgres";
import type { Database } from "../database.ts";
import { toItems, type VectorItem } from "../items.ts";
import { textIn, textsIn } from "../rows.ts";
import { ID_TAKEN } from "../sql/functions.ts";
import type { Names } from "../sql/names.ts";
import type { Statements } from "../sql/statements.ts";
import { insertHinted } from "./insert-hinted.ts";
import { type RecordWriter, revisionsIn } from "./record-writer.ts";

/** How many inserts share a statement, and how many UTF-16 units of bodies. */
const MOST_ITEMS = 1_000;
const MOST_TEXT = 8_388_608;

interface BulkWriterParts {
  readonly database: Database;
  readonly names: Names;
  readonly statements: Statements;
  readonly writer: RecordWriter;
}

/** Inserts many records in few statements. */
export class BulkWriter {
  readonly #parts: BulkWriterParts;

  constructor(parts: BulkWriterParts) {
    this.#parts = parts;
  }

  /** As many inserts in order; with `stop` it ends with the first that exists. One that fails ends it too. */
  async insertMany(
    tenant: string,
    items: readonly VectorItem[],
    stop: boolean,
    call: Call,
  ): Promise<readonly (BatchInsertResult | StoreError)[]> {
    const results: (BatchInsertResult | StoreError)[] = [];
    while (results.length < items.length) {
      results.push(...(await this.#insertNext(tenant, items, results.length, stop, call)));
      if (isEnd(results.at(-1), { stopAtFirstExisting: stop })) break;
    }
    return results;
  }

  /**
   * Those from a place on that go into one statement. Where it had no effect, those before it are not lost sight of:
   * its error is the result of the first of them.
   */
  async #insertNext(
    tenant: string,
    items: readonly VectorItem[],
    start: number,
    stop: boolean,
    call: Call,
  ): Promise<readonly (BatchInsertResult | StoreError)[]> {
    try {
      return await this.#insertTogether(tenant, chunkOf(items, start), stop, call);
    } catch (error) {
      if (start === 0 || !StoreError.isInstance(error) || error.code === "unknown_outcome") throw error;
      return [error];
    }
  }

  /** In one statement; where one of them fails that way, one by one, so that it fails alone. */
  async #insertTogether(
    tenant: string,
    items: readonly VectorItem[],
    stop: boolean,
    call: Call,
  ): Promise<readonly (BatchInsertResult | StoreError)[]> {
    try {
      if (items.some(({ unless }) => unless !== undefined))
        return (await insertHinted(this.#parts, tenant, items, stop, call)).map(inBatch);
      return stop ? await this.#untilExisting(tenant, items, call) : await this.#all(tenant, items, call);
    } catch (error) {
      if (!StoreError.isInstance(error) || (error.code !== "invalid" && error.code !== "too_large")) throw error;
      return await this.#oneByOne(tenant, items, stop, call);
    }
  }

  /** Without hints. Of items with one id the first goes into the statement. */
  async #all(tenant: string, items: readonly VectorItem[], call: Call): Promise<readonly BatchInsertResult[]> {
    const { database, names, statements } = this.#parts;
    const fresh = items.filter(firstOfItsId());
    const isFresh = firstOfItsId();
    const query = { statement: statements.insert, values: [tenant, toItems(fresh, names)] };
    const revisions = revisionsIn(await database.run(query, call));
    const known = items.map((item) => (isFresh(item) ? revisions.get(item.draft.memoryId) : undefined));
    return await this.#resultsOf(tenant, items, known, call);
  }

  /**
   * Without hints, up to the first that exists. They are inserted all or none; where one is in the way, it is looked up
   * which, and those before it are tried again.
   */
  async #untilExisting(
    tenant: string,
    items: readonly VectorItem[],
    call: Call,
  ): Promise<readonly BatchInsertResult[]> {
    const isFresh = firstOfItsId();
    const repeated = items.findIndex((item) => !isFresh(item));
    let fresh = repeated === -1 ? items : items.slice(0, repeated);
    for (;;) {
      const revisions = await this.#allOrNone(tenant, fresh, call);
      if (revisions === undefined) {
        fresh = await this.#unheld(tenant, fresh, call);
        continue;
      }
      const known = fresh.map(({ draft }) => revisions.get(draft.memoryId));
      return await this.#resultsOf(tenant, items.slice(0, fresh.length + 1), known, call);
    }
  }

  async #allOrNone(
    tenant: string,
    items: readonly VectorItem[],
    call: Call,
  ): Promise<ReadonlyMap<string, number> | undefined> {
    const { database, names, statements } = this.#parts;
    if (items.length === 0) return new Map();
    try {
      const values = [tenant, toItems(items, names)];
      return revisionsIn(await database.run({ statement: statements.insertAll, values }, call));
    } catch (error) {
      if (StoreError.isInstance(error) && sqlState(error.cause) === ID_TAKEN) return undefined;
      throw error;
    }
  }

  /** Those before the first whose id is held. */
  async #unheld(tenant: string, items: readonly VectorItem[], call: Call): Promise<readonly VectorItem[]> {
    const ids = items.map(({ draft }) => draft.memoryId);
    const held = await this.#held(tenant, ids, call);
    const first = ids.findIndex((id) => held.has(id));
    return first === -1 ? items : items.slice(0, first);
  }

  /**
   * What was not inserted exists, or did a moment ago and is tried again by itself.
   *
   * @param revisions by place; absent: not inserted
   */
  async #resultsOf(
    tenant: string,
    items: readonly VectorItem[],
    revisions: readonly (number | undefined)[],
    call: Call,
  ): Promise<readonly BatchInsertResult[]> {
    const { writer } = this.#parts;
    const missed = items.filter((_, place) => revisions[place] === undefined).map(({ draft }) => draft.memoryId);
    const held = missed.length === 0 ? new Map<string, readonly string[]>() : await this.#held(tenant, missed, call);
    const results: BatchInsertResult[] = [];
    for (const [place, item] of items.entries()) {
      const { draft, searchable, vector } = item;
      const revision = revisions[place];
      const { memoryId } = draft;
      const writeIds = held.get(memoryId);
      if (revision !== undefined) results.push({ kind: "inserted", record: { ...draft, revision } });
      else if (writeIds !== undefined) results.push({ kind: "exists", by: "id", memoryId, writeIds });
      else results.push(inBatch(await writer.insert(tenant, { draft, searchable, vector }, call)));
    }
    return results;
  }

  /** The write ids of the records that are there, by id. What is in them is not read. */
  async #held(tenant: string, ids: readonly string[], call: Call): Promise<ReadonlyMap<string, readonly string[]>> {
    const { database, statements } = this.#parts;
    const rows = await database.run({ statement: statements.held, values: [tenant, [...new Set(ids)]] }, call);
    return new Map(rows.map((row) => [textIn(row, "memory_id"), textsIn(row, "write_ids")]));
  }

  async #oneByOne(
    tenant: string,
    items: readonly VectorItem[],
    stop: boolean,
    call: Call,
  ): Promise<readonly (BatchInsertResult | StoreError)[]> {
    const results: (BatchInsertResult | StoreError)[] = [];
    for (const item of items) {
      try {
        results.push(...(await insertHinted(this.#parts, tenant, [item], stop, call)).map(inBatch));
      } catch (error) {
        if (!StoreError.isInstance(error)) throw error;
        return [...results, error];
      }
      if (isEnd(results.at(-1), { stopAtFirstExisting: stop })) return results;
    }
    return results;
  }
}

/** From a place on, as many as one statement takes, at least one. */
function chunkOf(items: readonly VectorItem[], start: number): readonly VectorItem[] {
  let end = start;
  let text = 0;
  do {
    text += items[end]?.draft.body.length ?? 0;
    end += 1;
  } while (end < items.length && end - start < MOST_ITEMS && text + (items[end]?.draft.body.length ?? 0) <= MOST_TEXT);
  return items.slice(start, end);
}

/** Tells of one item after another whether its id is new. */
function firstOfItsId(): (item: VectorItem) => boolean {
  const seen = new Set<string>();
  return ({ draft }) => seen.size !== seen.add(draft.memoryId).size;
}
