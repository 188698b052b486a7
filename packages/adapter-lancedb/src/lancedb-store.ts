import type {
  AdapterContext,
  BatchInsertResult,
  Call,
  ChangePage,
  Filter,
  Hit,
  InsertItem,
  InsertResult,
  Match,
  MemoryRecord,
  MemoryStore,
  Page,
  PageRequest,
  RecordDraft,
  RemoveResult,
  ReplaceResult,
  Searchable,
  SearchQuery,
  StoreError,
  StoreOperator,
} from "@mgp/core";
import { type Embedder, QueryVectors } from "@mgp/embeddings";
import { Gate } from "./gate.ts";
import { LanceDbOperator } from "./lancedb-operator.ts";
import { MemoryTable } from "./memory-table.ts";
import type { Database } from "./open-database.ts";
import { Reader } from "./reader.ts";
import { Scrubber } from "./scrubber.ts";
import { Searcher, type SearchSetup } from "./search.ts";
import { Upkeep } from "./upkeep.ts";
import { WriteQueue } from "./write-queue.ts";
import { Writer } from "./writer.ts";

/** Memories as rows of one LanceDB table. */
export class LanceDbStore implements MemoryStore {
  readonly operator: StoreOperator;
  readonly #database: Database;
  readonly #embedder: Embedder;
  readonly #gate: Gate;
  readonly #reader: Reader;
  readonly #scrubber: Scrubber;
  readonly #searcher: Searcher;
  readonly #table: MemoryTable;
  readonly #upkeep: Upkeep;
  readonly #writer: Writer;

  constructor(
    database: Database,
    embedder: Embedder,
    setup: SearchSetup & { readonly isRemote: boolean },
    context: AdapterContext,
  ) {
    const { about, layout, memories, schema } = database;
    this.#database = database;
    this.#embedder = embedder;
    this.#gate = new Gate(context.now);
    this.#table = new MemoryTable(memories, schema, this.#gate);
    this.#reader = new Reader(this.#table, about, layout.feed);
    const queue = new WriteQueue(this.#table, this.#reader, this.#gate, {
      isRemote: setup.isRemote,
      onCommit: (rows) => this.#upkeep.noteCommit(rows),
    });
    this.#upkeep = new Upkeep(memories, layout.dimensions, context.log, async (work) => await queue.exclusively(work));
    this.#scrubber = new Scrubber(about, memories, queue, this.#upkeep, context.log);
    this.#writer = new Writer(queue, embedder, this.#gate);
    const queryVectors = new QueryVectors(embedder, {
      now: context.now,
      onFailure: ({ code }) => context.log("warn", "lancedb_search_without_vectors", { code }),
    });
    this.#searcher = new Searcher(this.#table, this.#reader, queryVectors, setup);
    this.operator = new LanceDbOperator({
      about,
      feed: layout.feed,
      gate: this.#gate,
      reader: this.#reader,
      scrubber: this.#scrubber,
      upkeep: this.#upkeep,
      table: this.#table,
    });
  }

  /** To be called once, before anything else. */
  async begin(): Promise<void> {
    await this.#upkeep.begin();
  }

  async get(tenant: string, memoryIds: readonly string[], call: Call): Promise<readonly (MemoryRecord | undefined)[]> {
    return await this.#gate.pass(call, async () => await this.#reader.get(tenant, memoryIds, call));
  }

  async insert(
    tenant: string,
    draft: RecordDraft,
    searchable: Searchable,
    unless: Match | undefined,
    call: Call,
  ): Promise<InsertResult> {
    const item: InsertItem = { draft, searchable, ...(unless === undefined ? {} : { unless }) };
    return await this.#gate.pass(call, async () => await this.#writer.insert(tenant, item, call));
  }

  async insertMany(
    tenant: string,
    items: readonly InsertItem[],
    options: { readonly stopAtFirstExisting: boolean },
    call: Call,
  ): Promise<readonly (BatchInsertResult | StoreError)[]> {
    return await this.#gate.pass(call, async () => await this.#writer.insertMany(tenant, items, options, call));
  }

  async replace(
    tenant: string,
    draft: RecordDraft,
    searchable: Searchable | undefined,
    expectedRevision: number,
    call: Call,
  ): Promise<ReplaceResult> {
    const replace = async (): Promise<ReplaceResult> =>
      await this.#writer.replace(tenant, draft, searchable, expectedRevision, call);
    return await this.#gate.pass(call, replace);
  }

  async remove(
    tenant: string,
    memoryId: string,
    expectedRevision: number,
    writeId: string,
    call: Call,
  ): Promise<RemoveResult> {
    return await this.#gate.pass(call, async () => {
      const result = await this.#writer.remove(tenant, memoryId, expectedRevision, writeId, call);
      if (result.kind !== "removed") return result;
      const residue = await this.#scrubber.scrub();
      return residue.length === 0 ? result : { ...result, residue };
    });
  }

  async search(tenant: string, query: SearchQuery, call: Call): Promise<Page<Hit>> {
    return await this.#gate.pass(call, async () => await this.#searcher.search(tenant, query, call));
  }

  async list(tenant: string, filter: Filter, page: PageRequest, call: Call): Promise<Page<MemoryRecord>> {
    return await this.#gate.pass(call, async () => await this.#reader.list(tenant, filter, page, call));
  }

  async changes(tenant: string, page: PageRequest, call: Call): Promise<ChangePage> {
    return await this.#gate.pass(call, async () => await this.#reader.changes(tenant, page, call));
  }

  async health(call: Call): Promise<void> {
    await this.#gate.pass(call, async () => {
      await this.#table.rows("true", ["key"], call, (query) => query.limit(1));
    });
  }

  async close(): Promise<void> {
    if (!(await this.#gate.close())) return;
    await this.#upkeep.close();
    this.#database.memories.close();
    this.#database.about.close();
    this.#database.connection.close();
    await this.#embedder.close();
  }
}
