import type { MemoryStore, OpenStore } from "@mgp/core";

/** One call that reached the backend. */
export interface StoreCall {
  readonly method: string;
  /** Absent where the method has none: `health` and `close`. */
  readonly tenant: string | undefined;
  /** All arguments but the budget. */
  readonly input: readonly unknown[];
}

/** Stands around every call: may look, wait, do something else first, or refuse. */
export type Around = <Result>(call: StoreCall, run: () => Promise<Result>) => Promise<Result>;

const effects: ReadonlySet<string> = new Set(["insert", "insertMany", "replace", "remove"]);

/** Would this call change what is stored? */
export function isEffect({ method }: StoreCall): boolean {
  return effects.has(method);
}

/** An open store whose every call is noted, and can be stepped into. */
export class SpiedStore {
  readonly calls: StoreCall[] = [];
  around: Around = async (_call, run) => await run();
  readonly open: OpenStore;

  constructor(real: OpenStore, changes: Partial<OpenStore["guarantees"]> = {}) {
    this.open = { ...real, guarantees: { ...real.guarantees, ...changes }, store: this.#spyOn(real.store) };
  }

  get effects(): readonly StoreCall[] {
    return this.calls.filter(isEffect);
  }

  /** The calls for requests: the probes' and the end aside. */
  get requests(): readonly StoreCall[] {
    return this.calls.filter(({ method }) => method !== "health" && method !== "close");
  }

  async #step<Result>(
    method: string,
    tenant: string | undefined,
    input: readonly unknown[],
    run: () => Promise<Result>,
  ): Promise<Result> {
    const call = { method, tenant, input };
    this.calls.push(call);
    return await this.around(call, run);
  }

  #spyOn(real: MemoryStore): MemoryStore {
    const { operator } = real;
    return {
      get: async ({ tenant, memoryIds: ids }, call) =>
        await this.#step("get", tenant, [ids], async () => await real.get({ tenant, memoryIds: ids }, call)),
      insert: async ({ tenant, draft, searchable, unless }, call) =>
        await this.#step(
          "insert",
          tenant,
          [draft, searchable, unless],
          async () => await real.insert({ tenant, draft, searchable, unless }, call),
        ),
      insertMany: async ({ tenant, items, ...options }, call) =>
        await this.#step(
          "insertMany",
          tenant,
          [items, options],
          async () => await real.insertMany({ tenant, items, ...options }, call),
        ),
      replace: async ({ tenant, draft, searchable, expectedRevision: revision }, call) =>
        await this.#step(
          "replace",
          tenant,
          [draft, searchable, revision],
          async () => await real.replace({ tenant, draft, searchable, expectedRevision: revision }, call),
        ),
      remove: async ({ tenant, memoryId: id, expectedRevision: revision, writeId }, call) =>
        await this.#step(
          "remove",
          tenant,
          [id, revision, writeId],
          async () => await real.remove({ tenant, memoryId: id, expectedRevision: revision, writeId }, call),
        ),
      search: async ({ tenant, query }, call) =>
        await this.#step("search", tenant, [query], async () => await real.search({ tenant, query }, call)),
      list: async ({ tenant, filter, page }, call) =>
        await this.#step("list", tenant, [filter, page], async () => await real.list({ tenant, filter, page }, call)),
      changes: async ({ tenant, page }, call) =>
        await this.#step("changes", tenant, [page], async () => await real.changes({ tenant, page }, call)),
      health: async (call) => await this.#step("health", undefined, [], async () => await real.health(call)),
      close: async () => await this.#step("close", undefined, [], async () => await real.close()),
      operator: {
        heldElsewhere: async ({ tenant, memoryId: id }, call) =>
          await this.#step(
            "heldElsewhere",
            tenant,
            [id],
            async () => await operator.heldElsewhere({ tenant, memoryId: id }, call),
          ),
        lastWrite: async ({ tenant, memoryId: id }, call) =>
          await this.#step(
            "lastWrite",
            tenant,
            [id],
            async () => await operator.lastWrite({ tenant, memoryId: id }, call),
          ),
        tenants: async (page, call) =>
          await this.#step("tenants", undefined, [page], async () => await operator.tenants(page, call)),
        count: async ({ tenant, filter }, call) =>
          await this.#step("count", tenant, [filter], async () => await operator.count({ tenant, filter }, call)),
        analyserVersion: (call) => operator.analyserVersion(call),
        maintain: async ({ budgetMs: budget, tombstonesBefore: before }, call) =>
          await this.#step(
            "maintain",
            undefined,
            [budget, before],
            async () => await operator.maintain({ budgetMs: budget, tombstonesBefore: before }, call),
          ),
      },
    };
  }
}
