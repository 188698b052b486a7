import {
  type Call,
  idCursor,
  type Page,
  type PageRequest,
  readIdCursor,
  type WriteTrace,
  type Count,
  type CountRequest,
  type Maintained,
  type MaintainRequest,
  type MemoryKey,
} from "@mgp/core";
import type { OperatorBody } from "../store/store-body.ts";
import type { AnalyserKey } from "./analyser-key.ts";
import type { Finder } from "./finder.ts";
import type { Memories } from "./memories.ts";
import { takePage } from "./take-page.ts";
import type { Upkeep } from "./upkeep.ts";

/** What an operator works with. */
export interface SimpleOperatorSetup {
  readonly memories: Memories;
  readonly finder: Finder;
  readonly upkeep: Upkeep;
  readonly key: AnalyserKey;
}

/** What crosses tenants. */
export class SimpleOperator implements OperatorBody {
  readonly #memories: Memories;
  readonly #finder: Finder;
  readonly #upkeep: Upkeep;
  readonly #key: AnalyserKey;

  constructor({ memories, finder, upkeep, key }: SimpleOperatorSetup) {
    this.#memories = memories;
    this.#finder = finder;
    this.#upkeep = upkeep;
    this.#key = key;
  }

  async heldElsewhere({ tenant, memoryId }: MemoryKey, call: Call): Promise<boolean> {
    for await (const other of this.#memories.tenants(call)) {
      if (other !== tenant && (await this.#memories.record(other, memoryId, call)) !== undefined) return true;
    }
    return false;
  }

  async lastWrite({ tenant, memoryId }: MemoryKey, call: Call): Promise<WriteTrace | undefined> {
    const found = await this.#memories.read(tenant, memoryId, call);
    if (found === undefined) return undefined;
    const { envelope } = found;
    if (envelope.kind === "purged") return { revision: envelope.revision, writeIds: [envelope.writeId], purged: true };
    const { revision, writeIds } = envelope.record;
    return { revision, writeIds, purged: false };
  }

  async tenants(page: PageRequest, call: Call): Promise<Page<string>> {
    const after = page.cursor === undefined ? undefined : readIdCursor(page.cursor);
    const found = this.#memories.tenants(call, after);
    const { items, last, more } = await takePage(
      found,
      page,
      (tenant) => tenant,
      () => 0,
    );
    return more && last !== undefined ? { items, cursor: idCursor(last) } : { items };
  }

  async count(request: CountRequest, call: Call): Promise<Count> {
    return await this.#finder.count(request, call);
  }

  async analyserVersion(call: Call): Promise<number> {
    return await this.#key.version(call);
  }

  async maintain(request: MaintainRequest, call: Call): Promise<Maintained> {
    return await this.#upkeep.maintain(request, call);
  }
}
