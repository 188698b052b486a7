import { describe, expect, it } from "vitest";
import { drainChanges } from "./drain.ts";
import { openStore } from "./open-store.ts";
import { call, itemOf, memoryOf } from "./records.ts";
import { storeCases } from "./store-cases.ts";

storeCases(openStore);

describe("upkeep", () => {
  it("forgets old tombstones; cursors from before them are invalid, readers from the beginning go on", async () => {
    const clock = { now: 1_000 };
    const { store } = await openStore(clock);
    for (const id of ["a", "b", "c", "d"]) {
      const { draft, searchable } = itemOf(memoryOf(id));
      await store.insert("acme", draft, searchable, undefined, call());
    }
    const { cursor: early } = await store.changes("acme", { limit: 1 }, call());
    await store.remove("acme", "b", 1, "w", call());
    const { cursor: late } = await drainChanges((next) =>
      store.changes("acme", { limit: 9, ...(next === undefined ? {} : { cursor: next }) }, call()),
    );
    clock.now = 5_000;
    await store.remove("acme", "c", 1, "w", call());

    expect(await store.operator.maintain(1_000, 2_000, call())).toEqual({ more: false, damaged: [] });
    expect(await store.operator.lastWrite("acme", "b", call())).toBeUndefined();
    expect(await store.operator.lastWrite("acme", "c", call())).toMatchObject({ purged: true });
    await expect(store.changes("acme", { limit: 1, cursor: early }, call())).rejects.toMatchObject({
      code: "cursor_invalid",
    });
    expect((await store.changes("acme", { limit: 9, cursor: late }, call())).items).toHaveLength(1);
    const again = await drainChanges((next) =>
      store.changes("acme", { limit: 1, ...(next === undefined ? {} : { cursor: next }) }, call()),
    );
    expect(again.items).toHaveLength(3);
  });

  it("drops a tenant of which nothing is left, without letting old cursors pass", async () => {
    const clock = { now: 1_000 };
    const { store } = await openStore(clock);
    const { cursor } = await store.changes("acme", { limit: 1 }, call());
    const { draft, searchable } = itemOf(memoryOf("a"));
    await store.insert("acme", draft, searchable, undefined, call());
    await store.remove("acme", "a", 1, "w", call());
    await store.operator.maintain(1_000, 2_000, call());
    expect((await store.operator.tenants({ limit: 9 }, call())).items).toEqual([]);
    await expect(store.changes("acme", { limit: 1, cursor }, call())).rejects.toMatchObject({ code: "cursor_invalid" });
  });

  it("stops when its budget is spent", async () => {
    const { store } = await openStore();
    const { draft, searchable } = itemOf(memoryOf("a"));
    await store.insert("acme", draft, searchable, undefined, call());
    await store.remove("acme", "a", 1, "w", call());
    expect(await store.operator.maintain(0, 9_999, call())).toEqual({ more: true, damaged: [] });
  });

  it("gives no cursor that another store takes", async () => {
    const [one, other] = [await openStore(), await openStore()];
    const { cursor } = await one.store.changes("acme", { limit: 1 }, call());
    await expect(other.store.changes("acme", { limit: 1, cursor }, call())).rejects.toMatchObject({
      code: "cursor_invalid",
    });
  });
});
