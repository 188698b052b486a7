import type { Gate, OperatorBody } from "@mgp/adapter-kit";
import type {
  Call,
  Page,
  PageRequest,
  WriteTrace,
  Count,
  CountRequest,
  Maintained,
  MaintainRequest,
  MemoryKey,
} from "@mgp/core";
import {
  type CommitQueue,
  type Connection,
  numberIn,
  textIn,
  textsIn,
  type ThreadPool,
  type WriteAheadLog,
} from "@mgp/sqlite";
import { analyserIn } from "./open-database.ts";
import type { Reader } from "./reader.ts";
import { points, upkeep } from "./sql.ts";

/** How many tombstones are forgotten in one transaction. */
const FORGOTTEN_TOGETHER = 500;

interface GraphOperatorParts {
  readonly database: Connection;
  readonly gate: Gate;
  readonly pool: ThreadPool<Reader>;
  readonly queue: CommitQueue;
  readonly writeAheadLog: WriteAheadLog;
}

/** What crosses tenants. */
export class GraphOperator implements OperatorBody {
  readonly #parts: GraphOperatorParts;

  constructor(parts: GraphOperatorParts) {
    this.#parts = parts;
  }

  async heldElsewhere({ tenant, memoryId }: MemoryKey, call: Call): Promise<boolean> {
    return await this.#parts.pool.run(call, "heldElsewhere", tenant, memoryId);
  }

  lastWrite({ tenant, memoryId }: MemoryKey): WriteTrace | undefined {
    const { database } = this.#parts;
    const record = database.get(points.lastWrite, [tenant, memoryId]);
    if (record !== undefined)
      return { revision: numberIn(record, "revision"), writeIds: textsIn(record, "write_ids"), purged: false };
    const purge = database.get(points.lastPurge, [tenant, memoryId]);
    if (purge === undefined) return undefined;
    return { revision: numberIn(purge, "revision"), writeIds: [textIn(purge, "write_id")], purged: true };
  }

  async tenants(page: PageRequest, call: Call): Promise<Page<string>> {
    return await this.#parts.pool.run(call, "tenants", page);
  }

  async count({ tenant, filter }: CountRequest, call: Call): Promise<Count> {
    return { count: await this.#parts.pool.run(call, "count", tenant, filter), exact: true };
  }

  analyserVersion(): number {
    return analyserIn(this.#parts.database);
  }

  async maintain({ budgetMs, tombstonesBefore }: MaintainRequest, call: Call): Promise<Maintained> {
    const { gate, queue, writeAheadLog } = this.#parts;
    const options = { check: () => gate.check(call) };
    const mayGoOn = gate.within(budgetMs);
    let more = true;
    while (more && mayGoOn()) {
      more = (await queue.submit(() => this.#forget(tombstonesBefore), options)) === FORGOTTEN_TOGETHER;
    }
    if (mayGoOn()) await queue.submit(() => this.#parts.database.change(upkeep.mergeWords), options);
    await writeAheadLog.scrub();
    return { more, damaged: [] };
  }

  /** Returns how many it forgot. Cursors from before them are invalid from then on, also when nothing else is left. */
  #forget(before: number): number {
    const { database } = this.#parts;
    const rows = database.all(upkeep.oldTombstones, [before, FORGOTTEN_TOGETHER]);
    const tenants = new Set<number>();
    for (const row of rows) {
      const tenant = numberIn(row, "tenant");
      tenants.add(tenant);
      database.change(upkeep.raiseHorizon, [numberIn(row, "position"), tenant]);
      database.change(upkeep.dropTombstone, [tenant, textIn(row, "memory_id")]);
    }
    for (const tenant of tenants) {
      if (numberIn(database.get(upkeep.isEmpty, [tenant]), "empty") === 0) continue;
      database.change(upkeep.noteDropped, [tenant]);
      database.change(upkeep.dropEmptyTenant, [tenant]);
    }
    return rows.length;
  }
}
