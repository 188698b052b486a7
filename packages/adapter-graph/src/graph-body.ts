import path from "node:path";
import { analyserOf, type Gate, isEnd, type StoreBody, unwritablePlace } from "@mgp/adapter-kit";
import {
  type AdapterContext,
  type BatchInsertResult,
  type Call,
  type ChangePage,
  type Hit,
  inBatch,
  type InsertResult,
  type MemoryRecord,
  type MissingPart,
  type Page,
  type RemoveResult,
  type ReplaceResult,
  type ChangesRequest,
  type GetRequest,
  type InsertManyRequest,
  type InsertRequest,
  type ListRequest,
  type RemoveRequest,
  type ReplaceRequest,
  type SearchRequest,
} from "@mgp/core";
import { CommitQueue, type Connection, ThreadPool, workerBeside, WriteAheadLog } from "@mgp/sqlite";
import { GraphOperator } from "./graph-operator.ts";
import { GRAPH_DATABASE, toStoreError } from "./open-database.ts";
import type { Setup } from "./options.ts";
import type { Reader } from "./reader.ts";
import { toRecord } from "./rows.ts";
import { points } from "./sql.ts";
import { Writer } from "./writer.ts";

const RESIDUE = "the write-ahead log of the graph database, until other processes stop reading it";

/**
 * Memories and the graph between them in one SQLite file. Writes and reads by id use the connection of this thread,
 * which takes microseconds; what may take longer runs on the pool's threads.
 */
export class GraphBody implements StoreBody {
  readonly operator: GraphOperator;
  readonly #database: Connection;
  readonly #gate: Gate;
  readonly #path: string;
  readonly #writeAheadLog: WriteAheadLog;
  readonly #pool: ThreadPool<Reader>;
  readonly #queue: CommitQueue;
  readonly #writer: Writer;

  constructor(database: Connection, setup: Setup, gate: Gate, context: AdapterContext) {
    this.#database = database;
    this.#gate = gate;
    this.#path = setup.path;
    this.#pool = new ThreadPool({
      program: workerBeside(import.meta.url),
      setup,
      database: GRAPH_DATABASE,
      now: gate.now,
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
    this.#writer = new Writer(database, context.now, analyserOf(context).version);
    this.operator = new GraphOperator({
      database,
      gate,
      pool: this.#pool,
      queue: this.#queue,
      writeAheadLog: this.#writeAheadLog,
    });
  }

  get({ tenant, memoryIds }: GetRequest): readonly (MemoryRecord | undefined)[] {
    return memoryIds.map((memoryId) => {
      const row = this.#database.get(points.get, [tenant, memoryId]);
      return row === undefined ? undefined : toRecord(row);
    });
  }

  async insert(request: InsertRequest, call: Call): Promise<InsertResult> {
    return await this.#submit(call, () => this.#writer.insert(request));
  }

  async insertTogether(request: InsertManyRequest, call: Call): Promise<readonly BatchInsertResult[]> {
    const { tenant, items } = request;
    const insertAll = (): readonly BatchInsertResult[] => {
      const results: BatchInsertResult[] = [];
      for (const item of items) {
        const result = inBatch(this.#writer.insert({ tenant, ...item }));
        results.push(result);
        if (isEnd(result, request)) break;
      }
      return results;
    };
    return await this.#submit(call, insertAll, items.length);
  }

  async replace(request: ReplaceRequest, call: Call): Promise<ReplaceResult> {
    return await this.#submit(call, () => this.#writer.replace(request));
  }

  async remove(request: RemoveRequest, call: Call): Promise<RemoveResult> {
    const result = await this.#submit(call, () => this.#writer.remove(request));
    if (result.kind !== "removed" || (await this.#writeAheadLog.scrub())) return result;
    return { ...result, residue: [RESIDUE] };
  }

  async search({ tenant, query }: SearchRequest, call: Call): Promise<Page<Hit>> {
    return await this.#pool.run(call, "search", tenant, query);
  }

  async list({ tenant, filter, order = "id", page }: ListRequest, call: Call): Promise<Page<MemoryRecord>> {
    return await this.#pool.run(call, "list", tenant, filter, order, page);
  }

  async changes({ tenant, page }: ChangesRequest, call: Call): Promise<ChangePage> {
    return await this.#pool.run(call, "changes", tenant, page);
  }

  async health(): Promise<readonly MissingPart[]> {
    this.#database.get(points.health);
    return await unwritablePlace([this.#path, path.dirname(this.#path)], GRAPH_DATABASE);
  }

  async close(): Promise<void> {
    await this.#queue.drained();
    await Promise.all([this.#pool.close(), this.#writeAheadLog.close()]);
    await this.#writeAheadLog.scrub();
    this.#database.close();
  }

  async #submit<Result>(call: Call, run: () => Result, records: number = 1): Promise<Result> {
    return await this.#queue.submit(run, { check: () => this.#gate.check(call), records });
  }
}
