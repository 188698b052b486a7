import type { Call, Filter, Page, PageRequest, StoreOperator, WriteTrace } from "@mgp/core";
import type { About } from "./about.ts";
import { forgetTombstones } from "./forgetting.ts";
import type { Gate } from "./gate.ts";
import type { MemoryTable } from "./memory-table.ts";
import type { Reader } from "./reader.ts";
import type { Scrubber } from "./scrubber.ts";
import type { Upkeep } from "./upkeep.ts";

interface Parts {
  readonly about: About;
  readonly feed: string;
  readonly gate: Gate;
  readonly reader: Reader;
  readonly scrubber: Scrubber;
  readonly table: MemoryTable;
  readonly upkeep: Upkeep;
}

/** What crosses tenants. */
export class LanceDbOperator implements StoreOperator {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async heldElsewhere(tenant: string, memoryId: string, call: Call): Promise<boolean> {
    const { gate, reader } = this.#parts;
    return await gate.pass(call, async () => await reader.heldElsewhere(tenant, memoryId, call));
  }

  async lastWrite(tenant: string, memoryId: string, call: Call): Promise<WriteTrace | undefined> {
    const { gate, reader } = this.#parts;
    return await gate.pass(call, async () => await reader.lastWrite(tenant, memoryId, call));
  }

  async tenants(page: PageRequest, call: Call): Promise<Page<string>> {
    const { gate, reader } = this.#parts;
    return await gate.pass(call, async () => await reader.tenants(page, call));
  }

  async count(
    tenant: string,
    filter: Filter,
    call: Call,
  ): Promise<{ readonly count: number; readonly exact: boolean }> {
    const { gate, reader } = this.#parts;
    return { count: await gate.pass(call, async () => await reader.count(tenant, filter, call)), exact: true };
  }

  async maintain(
    budgetMs: number,
    tombstonesBefore: number,
    call: Call,
  ): Promise<{ readonly more: boolean; readonly damaged: readonly string[] }> {
    const { about, gate, scrubber, upkeep } = this.#parts;
    return await gate.pass(call, async () => {
      const end = gate.now() + budgetMs;
      let more = true;
      while (more && gate.now() < end) more = await forgetTombstones(this.#parts, tombstonesBefore, call);
      if (gate.now() < end) {
        await scrubber.scrubIfOwed();
        await upkeep.optimize();
        await about.tidy();
      }
      return { more, damaged: [] };
    });
  }
}
