import type { Gate, OperatorBody } from "@mgp/adapter-kit";
import {
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
import type { Tenant } from "./tenant.ts";
import type { Tenants } from "./tenants.ts";

/** What crosses tenants. */
export class MemoryOperator implements OperatorBody {
  readonly #tenants: Tenants;
  readonly #gate: Gate;

  constructor(tenants: Tenants, gate: Gate) {
    this.#tenants = tenants;
    this.#gate = gate;
  }

  heldElsewhere({ tenant, memoryId }: MemoryKey): boolean {
    const isHeldHere = this.#tenants.find(tenant)?.find(memoryId) !== undefined;
    return this.#tenants.holders(memoryId) > (isHeldHere ? 1 : 0);
  }

  lastWrite({ tenant, memoryId }: MemoryKey): WriteTrace | undefined {
    const held = this.#tenants.find(tenant);
    const record = held?.find(memoryId)?.record;
    if (record !== undefined) return { revision: record.revision, writeIds: record.writeIds, purged: false };
    const tombstone = held?.log.tombstoneOf(memoryId);
    if (tombstone === undefined) return undefined;
    return { revision: tombstone.revision, writeIds: [tombstone.writeId], purged: true };
  }

  tenants(page: PageRequest): Page<string> {
    const names: string[] = [];
    const after = page.cursor === undefined ? undefined : readIdCursor(page.cursor);
    for (const { name } of this.#tenants.after(after)) {
      const last = names.at(-1);
      if (names.length === page.limit && last !== undefined) return { items: names, cursor: idCursor(last) };
      names.push(name);
    }
    return { items: names };
  }

  count({ tenant, filter }: CountRequest): Count {
    return { count: this.#tenants.find(tenant)?.count(filter) ?? 0, exact: true };
  }

  maintain({ budgetMs, tombstonesBefore }: MaintainRequest): Maintained {
    const mayGoOn = this.#gate.within(budgetMs);
    const visited: Tenant[] = [];
    let more = false;
    for (const tenant of this.#tenants.after()) {
      visited.push(tenant);
      more = !tenant.log.forget(tombstonesBefore, mayGoOn);
      if (more) break;
    }
    this.#tenants.dropEmpty(visited);
    return { more, damaged: [] };
  }
}
