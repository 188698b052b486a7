import {
  type AdapterContext,
  type Call,
  type ChangePage,
  type Filter,
  type Hit,
  type InsertItem,
  insertOneByOne,
  type BatchInsertResult,
  inBatch,
  type InsertResult,
  type Match,
  type MemoryRecord,
  type MemoryStore,
  type Page,
  type PageRequest,
  type RecordDraft,
  type RemoveResult,
  type ReplaceResult,
  type Searchable,
  type SearchQuery,
  StoreError,
  type StoreOperator,
} from "@mgp/core";
import { CommitQueue, type Connection, ThreadPool, workerBeside, WriteAheadLog } from "@mgp/sqlite";
import { Gate } from "./gate.ts";
import { GraphOperator } from "./graph-operator.ts";
import { guarantees } from "./guarantees.ts";
import { GRAPH_DATABASE, toStoreError } from "./open-database.ts";
import type { GraphAdapterOptions } from "./options.ts";
import type { Reader } from "./reader.ts";
import { toRecord } from "./rows.ts";
import { points } from "./sql.ts";
import { Writer } from "./writer.ts";

/** How many inserts of one batch share a transaction; reads get their turn between two. */
const INSERTED_TOGETHER = 64;

const RESIDUE = "the write-ahead log of the graph database, until other processes stop reading it";

/**
 * Memories and the graph between them in one SQLite file. Writes and reads by id use the connection of this thread,
 * which takes microseconds; what may take longer runs on the pool's threads.
 */
export class GraphStore implements MemoryStore {
  readonly operator: StoreOperator;
  readonly #database: Connection;
  readonly #gate: Gate;
  readonly #writeAheadLog: WriteAheadLog;
  readonly #pool: ThreadPool<Reader>;
  readonly #queue: CommitQueue;
  readonly #writer: Writer;

  constructor(database: Connection, setup: Required<GraphAdapterOptions>, context: AdapterContext) {
    this.#database = database;
    this.#gate = new Gate(context.now);
    this.#pool = new ThreadPool({
      program: workerBeside(import.meta.url),
      setup,
      database: GRAPH_DATABASE,
      check: (call) => this.#gate.check(call),
    });
    this.#writeAheadLog = new WriteAheadLog(database, {
      file: setup.path,
      readers: this.#pool,
      onFailed: (error) => context.log("warn", "graph_checkpoint_failed", { error: toStoreError(error).message }),
    });
    this.#queue = new CommitQueue(database, {
      toError: toStoreError,
      onCommit: (records) => this.#writeAheadLog.noteChanges(records),
    });
    this.#writer = new Writer(database, context.now);
    this.operator = new GraphOperator({
      database,
      gate: this.#gate,
      pool: this.#pool,
      queue: this.#queue,
      writeAheadLog: this.#writeAheadLog,
    });
  }

  async get(tenant: string, memoryIds: readonly string[], call: Call): Promise<readonly (MemoryRecord | undefined)[]> {
    this.#gate.enter(call);
    return this.#read(() =>
      memoryIds.map((memoryId) => {
        // Bound, an unpaired surrogate would become another id.
        const row = memoryId.isWellFormed() ? this.#database.get(points.get, [tenant, memoryId]) : undefined;
        return row === undefined ? undefined : toRecord(row);
      }),
    );
  }

  async insert(
    tenant: string,
    draft: RecordDraft,
    searchable: Searchable,
    unless: Match | undefined,
    call: Call,
  ): Promise<InsertResult> {
    this.#gate.enter(call);
    check(tenant, draft);
    return await this.#submit(call, () => this.#writer.insert(tenant, draft, searchable, unless));
  }

  async insertMany(
    tenant: string,
    items: readonly InsertItem[],
    options: { readonly stopAtFirstExisting: boolean },
    call: Call,
  ): Promise<readonly (BatchInsertResult | StoreError)[]> {
    this.#gate.enter(call);
    const results: (BatchInsertResult | StoreError)[] = [];
    for (let start = 0; start < items.length; start += INSERTED_TOGETHER) {
      results.push(
        ...(await this.#insertTogether(tenant, items.slice(start, start + INSERTED_TOGETHER), options, call)),
      );
      if (isEnd(results.at(-1), options)) break;
    }
    return results;
  }

  async replace(
    tenant: string,
    draft: RecordDraft,
    searchable: Searchable | undefined,
    expectedRevision: number,
    call: Call,
  ): Promise<ReplaceResult> {
    this.#gate.enter(call);
    check(tenant, draft);
    return await this.#submit(call, () => this.#writer.replace(tenant, draft, searchable, expectedRevision));
  }

  async remove(
    tenant: string,
    memoryId: string,
    expectedRevision: number,
    writeId: string,
    call: Call,
  ): Promise<RemoveResult> {
    this.#gate.enter(call);
    const result = await this.#submit(call, () => this.#writer.remove(tenant, memoryId, expectedRevision, writeId));
    if (result.kind !== "removed" || (await this.#writeAheadLog.scrub())) return result;
    return { ...result, residue: [RESIDUE] };
  }

  async search(tenant: string, query: SearchQuery, call: Call): Promise<Page<Hit>> {
    this.#gate.enter(call);
    return await this.#pool.run(call, "search", tenant, query);
  }

  async list(tenant: string, filter: Filter, page: PageRequest, call: Call): Promise<Page<MemoryRecord>> {
    this.#gate.enter(call);
    return await this.#pool.run(call, "list", tenant, filter, page);
  }

  async changes(tenant: string, page: PageRequest, call: Call): Promise<ChangePage> {
    this.#gate.enter(call);
    return await this.#pool.run(call, "changes", tenant, page);
  }

  async health(call: Call): Promise<void> {
    this.#gate.enter(call);
    this.#read(() => this.#database.get(points.health));
  }

  async close(): Promise<void> {
    if (!this.#gate.close()) return;
    await this.#queue.drained();
    await Promise.all([this.#pool.close(), this.#writeAheadLog.close()]);
    await this.#writeAheadLog.scrub();
    this.#read(() => this.#database.close());
  }

  /** In one transaction. Where one of them fails that way, they go one by one, so that each fails alone. */
  async #insertTogether(
    tenant: string,
    items: readonly InsertItem[],
    options: { readonly stopAtFirstExisting: boolean },
    call: Call,
  ): Promise<readonly (BatchInsertResult | StoreError)[]> {
    try {
      for (const { draft } of items) check(tenant, draft);
      const insertAll = (): readonly BatchInsertResult[] => {
        const results: BatchInsertResult[] = [];
        for (const { draft, searchable, unless } of items) {
          const result = inBatch(this.#writer.insert(tenant, draft, searchable, unless));
          results.push(result);
          if (isEnd(result, options)) break;
        }
        return results;
      };
      return await this.#submit(call, insertAll, items.length);
    } catch (error) {
      if (StoreError.isInstance(error) && error.code === "unknown_outcome") throw error;
      return await insertOneByOne(this, tenant, items, options, call);
    }
  }

  async #submit<Result>(call: Call, run: () => Result, records: number = 1): Promise<Result> {
    return await this.#queue.submit(run, { check: () => this.#gate.check(call), records });
  }

  #read<Result>(read: () => Result): Result {
    try {
      return read();
    } catch (error) {
      throw toStoreError(error);
    }
  }
}

/** Nothing after this result is tried. */
function isEnd(
  result: BatchInsertResult | StoreError | undefined,
  options: { readonly stopAtFirstExisting: boolean },
): boolean {
  return StoreError.isInstance(result) || (options.stopAtFirstExisting && result?.kind === "exists");
}

function check(tenant: string, draft: RecordDraft): void {
  const { bodyBytes } = guarantees.limits;
  // No UTF-16 unit takes more than three bytes of UTF-8, so most bodies need no counting.
  if (draft.body.length * 3 > bodyBytes && Buffer.byteLength(draft.body) > bodyBytes)
    throw new StoreError("too_large", `the memory is larger than ${String(bodyBytes)} bytes`);
  const texts = [tenant, draft.memoryId, draft.body, draft.subject.id, draft.stateReason ?? "", ...draft.writeIds];
  if (!texts.every((text) => text.isWellFormed()))
    throw new StoreError("invalid", "the memory has an unpaired surrogate, which UTF-8 cannot hold");
}
