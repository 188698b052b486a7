import { type Gate, type StoreBody, unwritablePlace } from "@mgp/adapter-kit";
import type {
  AdapterContext,
  BatchInsertResult,
  Call,
  ChangePage,
  Hit,
  InsertResult,
  MemoryRecord,
  MissingPart,
  Page,
  RemoveResult,
  ReplaceResult,
  StoreError,
  ChangesRequest,
  GetRequest,
  InsertManyRequest,
  InsertRequest,
  ListRequest,
  RemoveRequest,
  ReplaceRequest,
  SearchRequest,
} from "@mgp/core";
import { type Embedder, missingEmbedder, QueryVectors } from "@mgp/embeddings";
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
export class LanceDbBody implements StoreBody {
  readonly operator: LanceDbOperator;
  readonly #database: Database;
  readonly #embedder: Embedder;
  /** `undefined`: the tables are in an object store. */
  readonly #folder: string | undefined;
  readonly #reader: Reader;
  readonly #scrubber: Scrubber;
  readonly #searcher: Searcher;
  readonly #table: MemoryTable;
  readonly #upkeep: Upkeep;
  readonly #writer: Writer;

  constructor(
    database: Database,
    embedder: Embedder,
    setup: SearchSetup & { readonly folder: string | undefined },
    gate: Gate,
    context: AdapterContext,
  ) {
    const { about, layout, memories, schema } = database;
    this.#database = database;
    this.#embedder = embedder;
    this.#folder = setup.folder;
    this.#table = new MemoryTable(memories, schema, gate);
    this.#reader = new Reader(this.#table, about, layout.feed);
    const queue = new WriteQueue(this.#table, this.#reader, gate, {
      isRemote: setup.folder === undefined,
      onCommit: (rows) => this.#upkeep.noteCommit(rows),
    });
    this.#upkeep = new Upkeep(memories, layout.dimensions, context.log, async (work) => await queue.exclusively(work));
    this.#scrubber = new Scrubber(about, memories, queue, this.#upkeep, context.log);
    this.#writer = new Writer(queue, embedder, gate);
    const queryVectors = new QueryVectors(embedder, {
      now: context.now,
      onFailure: ({ code }) => context.log("warn", "lancedb_search_without_vectors", { code }),
    });
    this.#searcher = new Searcher(this.#table, this.#reader, queryVectors, layout.feed, setup);
    this.operator = new LanceDbOperator({
      about,
      feed: layout.feed,
      analyser: layout.analyser,
      gate,
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

  async get(request: GetRequest, call: Call): Promise<readonly (MemoryRecord | undefined)[]> {
    return await this.#reader.get(request, call);
  }

  async insert(request: InsertRequest, call: Call): Promise<InsertResult> {
    return await this.#writer.insert(request, call);
  }

  async insertMany(request: InsertManyRequest, call: Call): Promise<readonly (BatchInsertResult | StoreError)[]> {
    return await this.#writer.insertMany(request, call);
  }

  async replace(request: ReplaceRequest, call: Call): Promise<ReplaceResult> {
    return await this.#writer.replace(request, call);
  }

  async remove(request: RemoveRequest, call: Call): Promise<RemoveResult> {
    const result = await this.#writer.remove(request, call);
    if (result.kind !== "removed") return result;
    const residue = await this.#scrubber.scrub();
    return residue.length === 0 ? result : { ...result, residue };
  }

  async search({ tenant, query }: SearchRequest, call: Call): Promise<Page<Hit>> {
    return await this.#searcher.search(tenant, query, call);
  }

  async list(request: ListRequest, call: Call): Promise<Page<MemoryRecord>> {
    return await this.#reader.list(request, call);
  }

  async changes(request: ChangesRequest, call: Call): Promise<ChangePage> {
    return await this.#reader.changes(request, call);
  }

  async health(call: Call): Promise<readonly MissingPart[]> {
    await this.#table.rows("true", ["key"], call, (query) => query.limit(1));
    const folders = this.#folder === undefined ? [] : [this.#folder];
    return [...(await unwritablePlace(folders, "LanceDB folder")), ...missingEmbedder(this.#embedder)];
  }

  async close(): Promise<void> {
    await this.#upkeep.close();
    this.#database.memories.close();
    this.#database.about.close();
    this.#database.connection.close();
    await this.#embedder.close();
  }
}
