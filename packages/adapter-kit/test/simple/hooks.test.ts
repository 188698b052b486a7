import type { Hooks } from "@mgp/adapter-kit";
import { asking, call, withTokens } from "@mgp/conformance";
import type { MemoryStore, OpenStore } from "@mgp/core";
import { expect, test } from "vitest";
import { adapterOver, MapBackend, withHooks } from "./map-adapter.ts";

const KEY = "0123456789abcdef0123456789abcdef";

async function open(backend: MapBackend, hooks: readonly (keyof Hooks)[]): Promise<OpenStore> {
  const context = { now: () => 1_000, log: () => undefined };
  return await adapterOver(() => withHooks(backend, hooks)).open({}, context, call());
}

type Work = (store: MemoryStore) => Promise<unknown>;

const works: readonly (readonly [keyof Hooks, readonly (keyof Hooks)[], Work])[] = [
  [
    "search",
    [],
    async (store) =>
      await store.search({ tenant: "acme", query: { ...asking("zzkiwi"), text: "", filter: {}, limit: 5 } }, call()),
  ],
  [
    "list",
    [],
    async (store) => await store.list({ tenant: "acme", filter: { types: ["profile"] }, page: { limit: 5 } }, call()),
  ],
  ["count", [], async (store) => await store.operator.count({ tenant: "acme", filter: {} }, call())],
  [
    "findByKeys",
    [],
    async (store) => {
      const { draft, searchable } = withTokens("new", [], { matchKeys: [KEY] });
      return await store.insert({ tenant: "acme", draft, searchable, unless: { keys: [KEY] } }, call());
    },
  ],
  [
    "changedAfter",
    ["lastVersion"],
    async (store) => await store.changes({ tenant: "acme", page: { limit: 5 } }, call()),
  ],
];

test.each(works)("%s takes the place of a scan", async (hook, others, work) => {
  const scansWith = async (hooks: readonly (keyof Hooks)[]): Promise<number> => {
    const backend = new MapBackend();
    const { store } = await open(backend, hooks);
    const { draft, searchable } = withTokens("held", ["zzkiwi"]);
    await store.insert({ tenant: "acme", draft, searchable }, call());
    backend.scans = 0;
    await work(store);
    return backend.scans;
  };
  expect(await scansWith(others)).toBeGreaterThan(0);
  expect(await scansWith([...others, hook])).toBe(0);
});

test("what a hook names too many is read and left out", async () => {
  const backend = new MapBackend();
  const { store } = await open(backend, ["list", "search", "findByKeys"]);
  for (const id of ["kept", "purged"]) {
    const { draft, searchable } = withTokens(id, ["zzkiwi"], { matchKeys: [KEY] });
    await store.insert({ tenant: "acme", draft, searchable }, call());
  }
  const stale = new Map(backend.indexed);
  await store.remove({ tenant: "acme", memoryId: "purged", expectedRevision: 1, writeId: "w" }, call());
  for (const [key, indexed] of stale) backend.indexed.set(key, indexed);
  const listed = await store.list({ tenant: "acme", filter: {}, page: { limit: 5 } }, call());
  expect(listed.items.map(({ memoryId }) => memoryId)).toEqual(["kept"]);
  const found = await store.search(
    { tenant: "acme", query: { ...asking("zzkiwi"), text: "", filter: {}, limit: 5 } },
    call(),
  );
  expect(found.items.map(({ record }) => record.memoryId)).toEqual(["kept"]);
});

test("a purge that was forgotten while a page of the feed was looked for makes its cursor invalid", async () => {
  const backend = new MapBackend();
  const { store } = await open(backend, ["lastVersion"]);
  const { draft, searchable } = withTokens("seen", []);
  await store.insert({ tenant: "acme", draft, searchable }, call());
  const { cursor } = await store.changes({ tenant: "acme", page: { limit: 5 } }, call());
  await store.remove({ tenant: "acme", memoryId: "seen", expectedRevision: 1, writeId: "w" }, call());
  // Upkeep comes in between the look at the horizon and the scan.
  backend.beforeNextScan = async () =>
    await store.operator.maintain({ budgetMs: 1_000, tombstonesBefore: 2_000 }, call());
  await expect(store.changes({ tenant: "acme", page: { limit: 5, cursor } }, call())).rejects.toMatchObject({
    code: "cursor_invalid",
  });
});
