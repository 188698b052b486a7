import {
  type AdapterContext,
  type Call,
  type ChangePage,
  type Filter,
  type Hit,
  idCursor,
  type InsertItem,
  type BatchInsertResult,
  type InsertResult,
  type Match,
  type MemoryRecord,
  type MemoryStore,
  type Page,
  type PageRequest,
  readIdCursor,
  type RecordDraft,
  type RemoveResult,
  type ReplaceResult,
  type Searchable,
  type SearchQuery,
  StoreError,
  type StoreOperator,
} from "@mgp/core";
import { readChanges } from "./change-feed.ts";
import { type Database, openDatabase } from "./database.ts";
import { Gate } from "./gate.ts";
import { checkDraft } from "./items.ts";
import { isKept } from "./kept-text.ts";
import type { Meaning } from "./meaning/meaning.ts";
import type { ResolvedOptions } from "./options.ts";
import { PostgresOperator } from "./postgres-operator.ts";
import { onPage, toRecord } from "./rows.ts";
import { search } from "./searching/search.ts";
import { TermStatistics } from "./searching/term-statistics.ts";
import { listOf } from "./sql/lists.ts";
import type { Names } from "./sql/names.ts";
import { type Statements, statementsOf } from "./sql/statements.ts";
import { BulkWriter } from "./writing/bulk-writer.ts";
import { RecordReader } from "./writing/record-reader.ts";
import { RecordWriter } from "./writing/record-writer.ts";

/** Memories in one schema of a PostgreSQL database. */
export class PostgresStore implements MemoryStore {
  readonly operator: StoreOperator;
  readonly #bulk: BulkWriter;
  readonly #database: Database;
  readonly #gate: Gate;
  readonly #meaning: Meaning;
  readonly #names: Names;
  readonly #reader: RecordReader;
  readonly #statements: Statements;
  readonly #statistics: TermStatistics;
  readonly #writer: RecordWriter;

  constructor(options: ResolvedOptions, context: AdapterContext, names: Names, meaning: Meaning) {
    const { now } = context;
    const gate = new Gate(now);
    const statements = statementsOf(names);
    const database = openDatabase(options, context);
    const reader = new RecordReader(database, statements, gate);
    const writer = new RecordWriter({ database, gate, names, now, reader, statements });
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

  async get(tenant: string, memoryIds: readonly string[], call: Call): Promise<readonly (MemoryRecord | undefined)[]> {
    return await this.#pass(tenant, call, async () => await this.#reader.get(tenant, memoryIds, call));
  }

  async insert(
    tenant: string,
    draft: RecordDraft,
    searchable: Searchable,
    unless: Match | undefined,
    call: Call,
  ): Promise<InsertResult> {
    return await this.#pass(tenant, call, async () => {
      checkDraft(tenant, draft);
      const [vector] = await this.#meaning.vectorsOf([searchable], call);
      const item = { draft, searchable, vector, ...(unless === undefined ? {} : { unless }) };
      return await this.#writer.insert(tenant, item, call);
    });
  }

  async insertMany(
    tenant: string,
    items: readonly InsertItem[],
    options: { readonly stopAtFirstExisting: boolean },
    call: Call,
  ): Promise<readonly (BatchInsertResult | StoreError)[]> {
    const { stopAtFirstExisting } = options;
    return await this.#pass(tenant, call, async () => {
      const vectors = await this.#meaning.vectorsOf(
        items.map((item) => item.searchable),
        call,
      );
      const withVectors = items.map((item, place) => ({ ...item, vector: vectors[place] }));
      return await this.#bulk.insertMany(tenant, withVectors, stopAtFirstExisting, call);
    });
  }

  async replace(
    tenant: string,
    draft: RecordDraft,
    searchable: Searchable | undefined,
    expectedRevision: number,
    call: Call,
  ): Promise<ReplaceResult> {
    return await this.#pass(tenant, call, async () => {
      checkDraft(tenant, draft);
      const [vector] = await this.#meaning.vectorsOf([searchable], call);
      return await this.#writer.replace(tenant, { draft, searchable, vector }, expectedRevision, call);
    });
  }

  async remove(
    tenant: string,
    memoryId: string,
    expectedRevision: number,
    writeId: string,
    call: Call,
  ): Promise<RemoveResult> {
    return await this.#pass(tenant, call, async () => {
      if (!isKept(memoryId)) return { kind: "absent" };
      return await this.#writer.remove(tenant, memoryId, expectedRevision, writeId, call);
    });
  }

  async search(tenant: string, query: SearchQuery, call: Call): Promise<Page<Hit>> {
    const parts = {
      database: this.#database,
      meaning: this.#meaning,
      names: this.#names,
      statistics: this.#statistics,
    };
    return await this.#pass(tenant, call, async () => await search(parts, tenant, query, call));
  }

  async list(tenant: string, filter: Filter, page: PageRequest, call: Call): Promise<Page<MemoryRecord>> {
    return await this.#pass(tenant, call, async () => {
      const after = page.cursor === undefined ? undefined : readIdCursor(page.cursor);
      const query = listOf(this.#names, tenant, filter, { after, limit: page.limit + 1, bytes: page.bytes });
      const rows = await this.#database.run(query, call);
      const items = onPage(rows, page.limit).map(toRecord);
      const last = items.at(-1);
      return rows.length > items.length && last !== undefined ? { items, cursor: idCursor(last.memoryId) } : { items };
    });
  }

  async changes(tenant: string, page: PageRequest, call: Call): Promise<ChangePage> {
    const parts = { database: this.#database, gate: this.#gate, names: this.#names };
    return await this.#pass(tenant, call, async () => await readChanges(parts, tenant, page, call));
  }

  async health(call: Call): Promise<void> {
    await this.#gate.pass(call, async () => {
      await this.#database.run({ statement: this.#statements.health, values: [] }, call);
    });
  }

  async close(): Promise<void> {
    if (!(await this.#gate.close())) return;
    await this.#database.close();
    await this.#meaning.close();
  }

  /** Bound, an unpaired surrogate in a tenant's name would become another tenant. */
  async #pass<Result>(tenant: string, call: Call, work: () => Promise<Result>): Promise<Result> {
    return await this.#gate.pass(call, async () => {
      if (!isKept(tenant)) throw new StoreError("invalid", "a tenant's name has a NUL or an unpaired surrogate");
      return await work();
    });
  }
}
