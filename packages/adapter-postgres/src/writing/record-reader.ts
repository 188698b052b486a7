import { Coalescer, type Gate } from "@mgp/adapter-kit";
import type { Call, MemoryRecord } from "@mgp/core";
import type { Database } from "../database.ts";
import { toRecord } from "../rows.ts";
import type { Statements } from "../sql/statements.ts";

/** The most ids that calls share a statement for. */
const MOST_IDS = 1_000;

type Found = ReadonlyMap<string, MemoryRecord>;

/** Reads records by id; calls that come together share a statement. */
export class RecordReader {
  readonly #database: Database;
  readonly #get: Statements["get"];
  readonly #coalescer: Coalescer<readonly string[], Found>;

  constructor(database: Database, statements: Statements, gate: Gate) {
    this.#database = database;
    this.#get = statements.get;
    this.#coalescer = new Coalescer(
      {
        run: async (tenant, items, call) => await this.#read(tenant, items, call),
        keyOf: () => undefined,
        sizeOf: (ids) => ids.length,
        most: MOST_IDS,
        effect: "read",
      },
      gate,
    );
  }

  /** In the order asked; undefined where no record is. */
  async get(tenant: string, memoryIds: readonly string[], call: Call): Promise<readonly (MemoryRecord | undefined)[]> {
    if (memoryIds.length === 0) return [];
    const found = await this.#coalescer.submit(tenant, memoryIds, call);
    return memoryIds.map((memoryId) => found.get(memoryId));
  }

  async getOne(tenant: string, memoryId: string, call: Call): Promise<MemoryRecord | undefined> {
    const [record] = await this.get(tenant, [memoryId], call);
    return record;
  }

  async #read(tenant: string, items: readonly (readonly string[])[], call: Call): Promise<readonly Found[]> {
    const ids = [...new Set(items.flat())];
    const rows = await this.#database.run({ statement: this.#get, values: [tenant, ids] }, call);
    const records = rows.map(toRecord);
    const found = new Map(records.map((record) => [record.memoryId, record]));
    return items.map(() => found);
  }
}
