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
import type { About } from "./about.ts";
import { forgetTombstones } from "./forgetting.ts";
import type { MemoryTable } from "./memory-table.ts";
import type { Reader } from "./reader.ts";
import type { Scrubber } from "./scrubber.ts";
import type { Upkeep } from "./upkeep.ts";

interface LanceDbOperatorParts {
  readonly about: About;
  readonly feed: string;
  /** The oldest version of the analyser that tokens may be of. */
  readonly analyser: number;
  readonly gate: Gate;
  readonly reader: Reader;
  readonly scrubber: Scrubber;
  readonly table: MemoryTable;
  readonly upkeep: Upkeep;
}

/** What crosses tenants. */
export class LanceDbOperator implements OperatorBody {
  readonly #parts: LanceDbOperatorParts;

  constructor(parts: LanceDbOperatorParts) {
    this.#parts = parts;
  }

  async heldElsewhere(request: MemoryKey, call: Call): Promise<boolean> {
    return await this.#parts.reader.heldElsewhere(request, call);
  }

  async lastWrite(request: MemoryKey, call: Call): Promise<WriteTrace | undefined> {
    return await this.#parts.reader.lastWrite(request, call);
  }

  async tenants(page: PageRequest, call: Call): Promise<Page<string>> {
    return await this.#parts.reader.tenants(page, call);
  }

  async count(request: CountRequest, call: Call): Promise<Count> {
    return { count: await this.#parts.reader.count(request, call), exact: true };
  }

  analyserVersion(): number {
    return this.#parts.analyser;
  }

  async maintain({ budgetMs, tombstonesBefore }: MaintainRequest, call: Call): Promise<Maintained> {
    const { about, gate, scrubber, upkeep } = this.#parts;
    const mayGoOn = gate.within(budgetMs);
    let more = true;
    while (more && mayGoOn()) more = await forgetTombstones(this.#parts, tombstonesBefore, call);
    if (mayGoOn()) {
      await scrubber.scrubIfPending();
      await upkeep.optimize();
      await about.removeOldVersions();
    }
    return { more, damaged: [] };
  }
}
