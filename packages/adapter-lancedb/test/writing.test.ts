import { readdirSync } from "node:fs";
import path from "node:path";
import { call, itemOf, memoryOf } from "@mgp/conformance";
import { type InsertItem, StoreError } from "@mgp/core";
import { describe, expect, it } from "vitest";
import { startEmbeddingService } from "./embedding-service.ts";
import { openStore, temporaryFolder } from "./open-store.ts";

const TENANT = "acme";
const KEY = "0123456789abcdef0123456789abcdef";

function itemsOf(count: number, over: Parameters<typeof itemOf>[1] = {}): readonly InsertItem[] {
  return Array.from({ length: count }, (_, one) =>
    itemOf(memoryOf(`m${one}`, { content: { statement: `Says w${one}.` } }), { matchKeys: [], ...over }),
  );
}

describe("the embedding service", () => {
  it("is asked once for each text that is to be found, in batches, and never for a change of state", async () => {
    const { settings, texts } = await startEmbeddingService();
    const { store } = await openStore(settings);
    const before = texts.length;
    await store.insertMany({ tenant: TENANT, items: itemsOf(40), stopAtFirstExisting: false }, call());
    expect(texts.length - before).toBe(40);
    for (const state of ["expired", "revoked", "active", "deleted"] as const) {
      const [record] = await store.get({ tenant: TENANT, memoryIds: ["m1"] }, call());
      const { revision = 0 } = record ?? {};
      const [, item] = itemsOf(2, { state });
      if (item === undefined) throw new Error("There is no item.");
      expect(
        (await store.replace({ tenant: TENANT, draft: item.draft, expectedRevision: revision }, call())).kind,
      ).toBe("replaced");
    }
    expect(texts.length - before).toBe(40);
  });

  it("being down, a write fails whole and in plain words, and everything else works", async () => {
    const service = await startEmbeddingService();
    const { store } = await openStore(service.settings);
    const [kept, fresh] = itemsOf(2);
    if (kept === undefined || fresh === undefined) throw new Error("There are no items.");
    await store.insert({ tenant: TENANT, draft: kept.draft, searchable: kept.searchable }, call());
    service.status = 500;
    const hurried = { deadline: Date.now() + 1_500 };
    const refused = await store
      .insert({ tenant: TENANT, draft: fresh.draft, searchable: fresh.searchable }, call(hurried))
      .catch((error: unknown) => error);
    expect(StoreError.isInstance(refused) && refused.code).toMatch(/^(unavailable|deadline)$/);
    expect(refused instanceof Error && refused.message).toContain("embedding service");
    expect(await store.get({ tenant: TENANT, memoryIds: ["m1"] }, call())).toEqual([undefined]);
    expect((await store.changes({ tenant: TENANT, page: { limit: 10 } }, call())).items).toHaveLength(1);
    const again = await store.insert(
      { tenant: TENANT, draft: kept.draft, searchable: kept.searchable, unless: { keys: [] } },
      call(),
    );
    expect(again).toMatchObject({ kind: "exists", by: "id" });
    const revoked = { ...kept.draft, state: "revoked" } as const;
    expect((await store.replace({ tenant: TENANT, draft: revoked, expectedRevision: 1 }, call())).kind).toBe(
      "replaced",
    );
    expect((await store.list({ tenant: TENANT, filter: {}, page: { limit: 10 } }, call())).items).toHaveLength(1);
    expect(
      (await store.remove({ tenant: TENANT, memoryId: "m0", expectedRevision: 2, writeId: "purge" }, call())).kind,
    ).toBe("removed");
  });

  it("being down, is told by health until it is back", async () => {
    const service = await startEmbeddingService();
    const { store } = await openStore(service.settings);
    const [item] = itemsOf(1);
    if (item === undefined) throw new Error("There is no item.");
    const insert = async (): Promise<unknown> =>
      await store.insert({ tenant: TENANT, ...item }, call()).catch((error: unknown) => error);
    expect(await store.health(call())).toEqual([]);
    service.status = 401;
    await insert();
    expect(await store.health(call())).toMatchObject([{ part: "embedder" }]);
    service.status = undefined;
    await insert();
    expect(await store.health(call())).toEqual([]);
  });

  it("being down, a batch ends where it first lacks a vector", async () => {
    const service = await startEmbeddingService();
    const { store } = await openStore(service.settings);
    const items = itemsOf(4);
    await store.insertMany({ tenant: TENANT, items: items.slice(0, 2), stopAtFirstExisting: false }, call());
    service.status = 401;
    const hinted = items.map((item) => ({ ...item, unless: { keys: [] } }));
    const results = await store.insertMany({ tenant: TENANT, items: hinted, stopAtFirstExisting: false }, call());
    expect(results.map((result) => (StoreError.isInstance(result) ? result.code : result.kind))).toEqual([
      "exists",
      "exists",
      "misconfigured",
    ]);
  });
});

describe("writers of one process", () => {
  it("that share a match key exclude each other without a lock", async () => {
    const { store } = await openStore();
    const results = await Promise.all(
      itemsOf(32, { matchKeys: [KEY] }).map(
        async ({ draft, searchable }) =>
          await store.insert({ tenant: TENANT, draft, searchable, unless: { keys: [KEY] } }, call()),
      ),
    );
    expect(results.filter(({ kind }) => kind === "inserted")).toHaveLength(1);
    expect(new Set(results.map(({ record }) => record.memoryId)).size).toBe(1);
  });

  it("share commits", async () => {
    const folder = temporaryFolder();
    const { store } = await openStore({ MGP_LANCEDB_DIR: folder });
    const versions = (): number => readdirSync(path.join(folder, "memories.lance", "_versions")).length;
    const before = versions();
    await Promise.all(
      itemsOf(64).map(
        async ({ draft, searchable }) => await store.insert({ tenant: TENANT, draft, searchable }, call()),
      ),
    );
    expect(versions() - before).toBeLessThan(8);
  });
});
