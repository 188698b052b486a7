import type { Put } from "@mgp/adapter-kit";
import { asking, searchableBy } from "@mgp/conformance";
import { type Call, type MemoryStore, type OpenStore } from "@mgp/core";
import { expect, test } from "vitest";
import { itemOf } from "../small-body.ts";
import { adapterOver, MapBackend } from "./map-adapter.ts";

const query = { ...asking("tea"), text: "tea", filter: {}, limit: 1 };

function call(signal: AbortSignal = new AbortController().signal): Call {
  return { signal, deadline: Date.now() + 60_000 };
}

/** A map whose next put lands before or behind a gate, and is answered behind it. */
class SlowBackend extends MapBackend {
  gate: { readonly landsFirst: boolean; readonly opened: Promise<void>; readonly reached?: () => void } | undefined;

  override async put(put: Put): Promise<boolean> {
    const { gate } = this;
    this.gate = undefined;
    if (gate === undefined) return this.write(put);
    gate.reached?.();
    const early = gate.landsFirst ? this.write(put) : undefined;
    await gate.opened;
    return early ?? this.write(put);
  }
}

async function openSlow(): Promise<{ readonly backend: SlowBackend; readonly store: MemoryStore }> {
  const backend = new SlowBackend();
  const opened: OpenStore = await adapterOver(() => backend).open({}, { now: Date.now, log: () => undefined }, call());
  for (const [id, length] of [
    ["a", 1],
    ["b", 2],
    ["c", 3],
    ["d", 4],
  ] as const)
    await say(opened.store, id, length);
  return { backend, store: opened.store };
}

async function say(store: MemoryStore, id: string, length: number): Promise<void> {
  const searchable = searchableBy(["tea", ...Array<string>(length).fill("cup")]);
  await store.insert({ tenant: "acme", ...itemOf(id), searchable }, call());
}

async function change(store: MemoryStore, id: string, during: Call = call()): Promise<unknown> {
  const { draft } = itemOf(id);
  const searchable = searchableBy(["tea", "tea", "tea"]);
  return await store.replace({ tenant: "acme", draft, searchable, expectedRevision: 1 }, during);
}

/** Every id that the pages bring; what happens in between is told the page's number. */
async function readAll(store: MemoryStore, limit: number, between: (page: number) => unknown): Promise<Set<string>> {
  const seen = new Set<string>();
  let from: { readonly cursor?: string } = {};
  for (let page = 1; ; page++) {
    const found = await store.search({ tenant: "acme", query: { ...query, limit, ...from } }, call());
    for (const { record } of found.items) seen.add(record.memoryId);
    if (found.cursor === undefined) return seen;
    from = { cursor: found.cursor };
    await between(page);
  }
}

test.each([1, 10])("a change that has landed and is not answered yet is found, in pages of %i", async (limit) => {
  const { backend, store } = await openSlow();
  const { promise: opened, resolve } = Promise.withResolvers<void>();
  backend.gate = { landsFirst: true, opened };
  const changing = change(store, "d");
  expect(await readAll(store, limit, () => undefined)).toEqual(new Set(["a", "b", "c", "d"]));
  resolve();
  await changing;
});

test("a change that lands after its call has given up, and between two pages, is found", async () => {
  const { backend, store } = await openSlow();
  const { promise: opened, resolve } = Promise.withResolvers<void>();
  const { promise: arrived, resolve: reached } = Promise.withResolvers<void>();
  backend.gate = { landsFirst: false, opened, reached };
  const stop = new AbortController();
  const changing = change(store, "d", call(stop.signal));
  await arrived;
  stop.abort();
  await expect(changing).rejects.toMatchObject({ code: "unknown_outcome" });
  const seen = await readAll(store, 1, async (page) => {
    if (page !== 1) return;
    resolve();
    await opened;
  });
  expect(seen).toEqual(new Set(["a", "b", "c", "d"]));
});

test("a first page that holds everything reads the tenant once, whatever another tenant writes", async () => {
  const { backend, store } = await openSlow();
  const scans = backend.scans;
  const found = store.search({ tenant: "acme", query: { ...query, limit: 10 } }, call());
  await store.insert({ tenant: "other", ...itemOf("x") }, call());
  expect((await found).items).toHaveLength(4);
  const beside = backend.scans - scans;
  await store.search({ tenant: "acme", query: { ...query, limit: 10 } }, call());
  expect(backend.scans - scans - beside).toBe(beside);
});
