import { compareCodePoints } from "@mgp/core";
import { SortedList } from "./sorted-list.ts";
import { Tenant } from "./tenant.ts";

/** The tenants of a store, and what is counted over all of them. */
export class Tenants {
  readonly #byName = new Map<string, Tenant>();
  #ordered = newTenantList();
  /** In how many tenants an id is held. */
  readonly #holders = new Map<string, number>();
  /** No tenant that was dropped has forgotten a purge behind this position. */
  #droppedHorizon = 0;

  find(name: string): Tenant | undefined {
    return this.#byName.get(name);
  }

  findOrMake(name: string): Tenant {
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    const tenant = new Tenant(name, this.#droppedHorizon);
    this.#byName.set(name, tenant);
    this.#ordered.insert(tenant);
    return tenant;
  }

  /** By ascending name (code points). */
  after(name?: string): Generator<Tenant, void, undefined> {
    return this.#ordered.from(name === undefined ? undefined : { key: name, isIncluded: false });
  }

  horizonOf(name: string): number {
    return this.#byName.get(name)?.log.horizon ?? this.#droppedHorizon;
  }

  dropEmpty(tenants: readonly Tenant[]): void {
    for (const tenant of tenants) {
      if (!tenant.log.isEmpty) continue;
      this.#droppedHorizon = Math.max(this.#droppedHorizon, tenant.log.horizon);
      this.#byName.delete(tenant.name);
      this.#ordered.delete(tenant.name);
    }
  }

  clear(): void {
    this.#byName.clear();
    this.#ordered = newTenantList();
    this.#holders.clear();
  }

  hold(memoryId: string): void {
    this.#holders.set(memoryId, this.holders(memoryId) + 1);
  }

  release(memoryId: string): void {
    const left = this.holders(memoryId) - 1;
    if (left === 0) this.#holders.delete(memoryId);
    else this.#holders.set(memoryId, left);
  }

  holders(memoryId: string): number {
    return this.#holders.get(memoryId) ?? 0;
  }
}

function newTenantList(): SortedList<string, Tenant> {
  return new SortedList<string, Tenant>((tenant) => tenant.name, compareCodePoints);
}
