import { type Gate, pageOf, type StoreBody } from "@mgp/adapter-kit";
import {
  type AdapterContext,
  type BatchInsertResult,
  type Call,
  type ChangePage,
  type Hit,
  idCursor,
  type InsertResult,
  type MemoryRecord,
  type MissingPart,
  newestCursor,
  type Page,
  type RemoveResult,
  type ReplaceResult,
  type StoreError,
  type ChangesRequest,
  type GetRequest,
  type InsertManyRequest,
  type InsertRequest,
  type ListRequest,
  type RemoveRequest,
  type ReplaceRequest,
  type SearchRequest,
} from "@mgp/core";
import { readChanges } from "./change-feed.ts";
import { listStart } from "./cursors.ts";
import { type Database, openDatabase } from "./database.ts";
import type { Meaning } from "./meaning/meaning.ts";
import type { ResolvedOptions } from "./options.ts";
import { PostgresOperator } from "./postgres-operator.ts";
import { onPage, toRecord } from "./rows.ts";
import { search } from "./searching/search.ts";
import { TermStatistics } from "./searching/term-statistics.ts";
import { listOf } from "./sql/lists.ts";
import type { Names } from "./sql/names.ts";
import { type Statements, statementsOf } from "./sql/statements.ts";
import { READ_ONLY } from "./store-errors.ts";
import { BulkWriter } from "./writing/bulk-writer.ts";
import { RecordReader } from "./writing/record-reader.ts";
import { RecordWriter } from "./writing/record-writer.ts";

/** Memories in one schema of a PostgreSQL database. */
export class PostgresBody implements StoreBody {
  readonly operator: PostgresOperator;
  readonly #bulk: BulkWriter;
  readonly #database: Database;
  readonly #gate: Gate;
  readonly #meaning: Meaning;
  readonly #names: Names;
  readonly #reader: RecordReader;
  readonly #statements: Statements;
  readonly #statistics: TermStatistics;
  readonly #writer: RecordWriter;

  constructor(options: ResolvedOptions, context: AdapterContext, gate: Gate, names: Names, meaning: Meaning) {
    const statements = statementsOf(names);
    const database = openDatabase(options, context);
    const reader = new RecordReader(database, statements, gate);
    const writer = new RecordWriter({ database, gate, names, now: context.now, reader, statements });
    this.#bulk = new BulkWriter({ database, names, statements, writer });
    this.#database = database;
    this.#gate = gate;
    this.#meaning = meaning;
    this.#names = names;
    this.#reader = reader;
    this.#statements = statements;
    this.#statistics = new TermStatistics({ database, gate, names });
    this.#writer = writer;
    this.operator = new PostgresOperator({ database, gate, names, statements });
  }

  async get({ tenant, memoryIds }: GetRequest, call: Call): Promise<readonly (MemoryRecord | undefined)[]> {
    return await this.#reader.get(tenant, memoryIds, call);
  }

  async insert({ tenant, draft, searchable, unless }: InsertRequest, call: Call): Promise<InsertResult> {
    const [vector] = await this.#meaning.vectorsOf([searchable], call);
    const item = { draft, searchable, vector, ...(unless === undefined ? {} : { unless }) };
    return await this.#writer.insert(tenant, item, call);
  }

  async insertMany(
    { tenant, items, stopAtFirstExisting }: InsertManyRequest,
    call: Call,
  ): Promise<readonly (BatchInsertResult | StoreError)[]> {
    const vectors = await this.#meaning.vectorsOf(
      items.map((item) => item.searchable),
      call,
    );
    const withVectors = items.map((item, place) => ({ ...item, vector: vectors[place] }));
    return await this.#bulk.insertMany(tenant, withVectors, stopAtFirstExisting, call);
  }

  async replace({ tenant, draft, searchable, expectedRevision }: ReplaceRequest, call: Call): Promise<ReplaceResult> {
    const [vector] = await this.#meaning.vectorsOf([searchable], call);
    return await this.#writer.replace(tenant, { draft, searchable, vector }, expectedRevision, call);
  }

  async remove({ tenant, memoryId, expectedRevision, writeId }: RemoveRequest, call: Call): Promise<RemoveResult> {
    return await this.#writer.remove(tenant, memoryId, expectedRevision, writeId, call);
  }

  async search({ tenant, query }: SearchRequest, call: Call): Promise<Page<Hit>> {
    const parts = {
      database: this.#database,
      meaning: this.#meaning,
      names: this.#names,
      statistics: this.#statistics,
    };
    return await search(parts, tenant, query, call);
  }

  async list({ tenant, filter, order = "id", page }: ListRequest, call: Call): Promise<Page<MemoryRecord>> {
    const range = { ...listStart(order, page.cursor), limit: page.limit + 1, bytes: page.bytes };
    const rows = await this.#database.run(listOf(this.#names, tenant, filter, range), call);
    const items = onPage(rows, page.limit).map(toRecord);
    const cursorOf = order === "id" ? ({ memoryId }: MemoryRecord) => idCursor(memoryId) : newestCursor;
    return pageOf({ items, more: rows.length > items.length }, (record) => record, cursorOf);
  }

  async changes({ tenant, page }: ChangesRequest, call: Call): Promise<ChangePage> {
    const parts = { database: this.#database, gate: this.#gate, names: this.#names };
    return await readChanges(parts, tenant, page, call);
  }

  async health(call: Call): Promise<readonly MissingPart[]> {
    const [row] = await this.#database.run({ statement: this.#statements.health, values: [] }, call);
    return [
      ...(row?.["is_read_only"] === true ? [{ part: "writes", reason: READ_ONLY } as const] : []),
      ...this.#meaning.missing,
    ];
  }

  async close(): Promise<void> {
    await this.#database.close();
    await this.#meaning.close();
  }
}
