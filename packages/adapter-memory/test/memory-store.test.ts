import { call, itemOf, memoryOf } from "@mgp/conformance";
import { describe, expect, it } from "vitest";
import { openStore } from "./open-store.ts";

describe("upkeep", () => {
  it("drops a tenant of which nothing is left, without letting old cursors pass", async () => {
    const clock = { now: 1_000 };
    const { store } = await openStore(clock);
    const { cursor } = await store.changes({ tenant: "acme", page: { limit: 1 } }, call());
    const { draft, searchable } = itemOf(memoryOf("a"));
    await store.insert({ tenant: "acme", draft, searchable }, call());
    await store.remove({ tenant: "acme", memoryId: "a", expectedRevision: 1, writeId: "w" }, call());
    await store.operator.maintain({ budgetMs: 1_000, tombstonesBefore: 2_000 }, call());
    expect((await store.operator.tenants({ limit: 9 }, call())).items).toEqual([]);
    await expect(store.changes({ tenant: "acme", page: { limit: 1, cursor } }, call())).rejects.toMatchObject({
      code: "cursor_invalid",
    });
  });

  it("stops when its budget is spent", async () => {
    const { store } = await openStore();
    const { draft, searchable } = itemOf(memoryOf("a"));
    await store.insert({ tenant: "acme", draft, searchable }, call());
    await store.remove({ tenant: "acme", memoryId: "a", expectedRevision: 1, writeId: "w" }, call());
    expect(await store.operator.maintain({ budgetMs: 0, tombstonesBefore: 9_999 }, call())).toEqual({
      more: true,
      damaged: [],
    });
  });
});
