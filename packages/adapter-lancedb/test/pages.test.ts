import { connect } from "@lancedb/lancedb";
import { asking, call, itemOf, memoryOf, searchableBy } from "@mgp/conformance";
import type { MemoryStore, PageRequest } from "@mgp/core";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { MemoryTable } from "../src/memory-table.ts";
import { expectRefusal } from "./expect-refusal.ts";
import { openStore, temporaryFolder } from "./open-store.ts";

// oxlint-disable-next-line typescript/unbound-method -- it is applied to the table that is asked
const { rows } = MemoryTable.prototype;

const TENANT = "acme";
const BOUND = 250_000;

/** Small ones first, so that what was read before tells nothing of what comes. */
const sizes = [...Array.from({ length: 40 }, () => 20), ...Array.from({ length: 20 }, () => 100_000)];

async function filledStore(): Promise<MemoryStore> {
  const { store } = await openStore();
  const items = sizes.map((size, place) => {
    const memory = memoryOf(`m${place + 100}`, { content: { note: `zzkiwi ${"é".repeat(size / 2)}` } });
    const { draft } = itemOf(memory, { matchKeys: [] });
    return { draft, searchable: searchableBy(["zzkiwi"]) };
  });
  await store.insertMany({ tenant: TENANT, items, stopAtFirstExisting: false }, call());
  return store;
}

const pages = {
  list: async (store: MemoryStore, page: PageRequest) =>
    (await store.list({ tenant: TENANT, filter: {}, page }, call())).items.map(({ body }) => body),
  changes: async (store: MemoryStore, page: PageRequest) =>
    (await store.changes({ tenant: TENANT, page }, call())).items.map((change) =>
      change.kind === "record" ? change.record.body : "",
    ),
  search: async (store: MemoryStore, page: PageRequest) =>
    (
      await store.search(
        { tenant: TENANT, query: { ...asking("zzkiwi"), text: "zzkiwi", filter: {}, ...page } },
        call(),
      )
    ).items.map(({ record }) => record.body),
};

describe("a page that is bounded in bytes", () => {
  it.each(Object.entries(pages))("of %s is one read of bodies, and of no more than it holds", async (_name, read) => {
    const store = await filledStore();
    const reads: number[] = [];
    const spy = vi.spyOn(MemoryTable.prototype, "rows").mockImplementation(async function (
      this: MemoryTable,
      ...query
    ) {
      const found = await rows.apply(this, query);
      if ([...query[1]].includes("body"))
        reads.push(found.rows().reduce((sum, row) => sum + Buffer.byteLength(found.text("body", row)), 0));
      return found;
    });
    onTestFinished(() => spy.mockRestore());
    const bodies = await read(store, { limit: 1_000, bytes: BOUND });
    expect(bodies.length).toBeGreaterThan(0);
    expect(reads).toEqual([bodies.reduce((sum, body) => sum + Buffer.byteLength(body), 0)]);
    expect(reads[0]).toBeLessThanOrEqual(BOUND);
  });

  it("newest first, holds nothing that has moved since its place was read", async () => {
    const store = await filledStore();
    let moved = false;
    const spy = vi.spyOn(MemoryTable.prototype, "rows").mockImplementation(async function (
      this: MemoryTable,
      ...query
    ) {
      if ([...query[1]].includes("body") && !moved) {
        moved = true;
        const { draft } = itemOf(memoryOf("m110"), { matchKeys: [], updatedAt: Date.UTC(2040, 0) });
        await store.replace({ tenant: TENANT, draft, expectedRevision: 1 }, call());
      }
      return await rows.apply(this, query);
    });
    onTestFinished(() => spy.mockRestore());
    const request = { tenant: TENANT, filter: {}, order: "newest" } as const;
    const { items } = await store.list({ ...request, page: { limit: 1_000 } }, call());
    expect(items.map(({ memoryId }) => memoryId)).not.toContain("m110");
    const [first] = (await store.list({ ...request, page: { limit: 1 } }, call())).items;
    expect(first?.memoryId).toBe("m110");
  });

  it("holds no body that has grown beyond it since its size was read", async () => {
    const store = await filledStore();
    let grown = false;
    const spy = vi.spyOn(MemoryTable.prototype, "rows").mockImplementation(async function (
      this: MemoryTable,
      ...query
    ) {
      if ([...query[1]].includes("body") && !grown) {
        grown = true;
        const { draft } = itemOf(memoryOf("m110", { content: { note: "x".repeat(BOUND) } }), { matchKeys: [] });
        await store.replace({ tenant: TENANT, draft, expectedRevision: 1 }, call());
      }
      return await rows.apply(this, query);
    });
    onTestFinished(() => spy.mockRestore());
    const first = await store.list({ tenant: TENANT, filter: {}, page: { limit: 1_000, bytes: BOUND } }, call());
    expect(first.items.map(({ memoryId }) => memoryId).at(-1)).toBe("m109");
    const { cursor = "" } = first;
    const next = await store.list({ tenant: TENANT, filter: {}, page: { limit: 1_000, bytes: BOUND, cursor } }, call());
    expect(next.items.map(({ memoryId }) => memoryId)).toEqual(["m110"]);
  });
});

it("insertMany reads nothing of what is in the records in its way", async () => {
  const store = await filledStore();
  const bodies: string[] = [];
  const spy = vi.spyOn(MemoryTable.prototype, "rows").mockImplementation(async function (this: MemoryTable, ...query) {
    const found = await rows.apply(this, query);
    bodies.push(...found.rows().map((row) => found.text("body", row)));
    return found;
  });
  onTestFinished(() => spy.mockRestore());
  const items = sizes.map((_, place) => itemOf(memoryOf(`m${place + 100}`), { matchKeys: [] }));
  const results = await store.insertMany({ tenant: TENANT, items, stopAtFirstExisting: false }, call());
  expect(results.map((result) => "kind" in result && result.kind)).toEqual(sizes.map(() => "exists"));
  expect(bodies).toEqual(sizes.map(() => ""));
});

it("a table of an older layout is refused, with what to do", async () => {
  const folder = temporaryFolder();
  const { store } = await openStore({ MGP_LANCEDB_DIR: folder });
  await store.close();
  const about = await (await connect(folder)).openTable("memories__about");
  await about.update({
    where: "name = 'layout'",
    valuesSql: { value: `regexp_replace(value, '"format":[0-9]+', '"format":1')` },
  });
  await expectRefusal(openStore({ MGP_LANCEDB_DIR: folder }), "misconfigured", "name another one in MGP_LANCEDB_TABLE");
});
