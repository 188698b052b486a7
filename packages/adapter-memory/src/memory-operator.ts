import {
  type Call,
  type Filter,
  idCursor,
  type Page,
  type PageRequest,
  readIdCursor,
  type StoreOperator,
  type WriteTrace,
} from "@mgp/core";
import type { Gate } from "./gate.ts";
import type { Tenant } from "./tenant.ts";
import type { Tenants } from "./tenants.ts";

/** What crosses tenants. Asynchronous by contract: an error is a rejection. */
export class MemoryOperator implements StoreOperator {
  readonly #tenants: Tenants;
  readonly #gate: Gate;

  constructor(tenants: Tenants, gate: Gate) {
    this.#tenants = tenants;
    this.#gate = gate;
  }

  async heldElsewhere(tenant: string, memoryId: string, call: Call): Promise<boolean> {
    this.#gate.enter(call);
    const isHeldHere = this.#tenants.find(tenant)?.find(memoryId) !== undefined;
    return this.#tenants.holders(memoryId) > (isHeldHere ? 1 : 0);
  }

  async lastWrite(tenant: string, memoryId: string, call: Call): Promise<WriteTrace | undefined> {
    this.#gate.enter(call);
    const held = this.#tenants.find(tenant);
    const record = held?.find(memoryId)?.record;
    if (record !== undefined) return { revision: record.revision, writeIds: record.writeIds, purged: false };
    const tombstone = held?.log.tombstoneOf(memoryId);
    if (tombstone === undefined) return undefined;
    return { revision: tombstone.revision, writeIds: [tombstone.writeId], purged: true };
  }

  async tenants(page: PageRequest, call: Call): Promise<Page<string>> {
    this.#gate.enter(call);
    const names: string[] = [];
    const after = page.cursor === undefined ? undefined : readIdCursor(page.cursor);
    for (const { name } of this.#tenants.after(after)) {
      const last = names.at(-1);
      if (names.length === page.limit && last !== undefined) return { items: names, cursor: idCursor(last) };
      names.push(name);
    }
    return { items: names };
  }

  async count(
    tenant: string,
    filter: Filter,
    call: Call,
  ): Promise<{ readonly count: number; readonly exact: boolean }> {
    this.#gate.enter(call);
    return { count: this.#tenants.find(tenant)?.count(filter) ?? 0, exact: true };
  }

  async maintain(
    budgetMs: number,
    tombstonesBefore: number,
    call: Call,
  ): Promise<{ readonly more: boolean; readonly damaged: readonly string[] }> {
    this.#gate.enter(call);
    const end = this.#gate.now() + budgetMs;
    const mayGoOn = (): boolean => this.#gate.now() < end;
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
