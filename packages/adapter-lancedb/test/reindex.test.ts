import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { connect } from "@lancedb/lancedb";
import { asking, call, itemOf, memoryOf } from "@mgp/conformance";
import { ANALYSER_VERSION, type InsertItem, type MemoryStore, type Settings } from "@mgp/core";
import { describe, expect, it, onTestFinished } from "vitest";
import { lanceDbAdapter } from "../src/index.ts";
import { startEmbeddingService } from "./embedding-service.ts";
import { expectRefusal } from "./expect-refusal.ts";
import { openStore, temporaryFolder } from "./open-store.ts";

const TENANT = "acme";
const COUNT = 1_000;

async function fill(store: MemoryStore): Promise<void> {
  const items = Array.from({ length: COUNT }, (_, one): InsertItem => {
    const statement = one % 2 === 0 ? `The boat ${one}.` : `The cat ${one}.`;
    return itemOf(memoryOf(`m${one}`, { content: { statement } }));
  });
  await store.insertMany({ tenant: TENANT, items, stopAtFirstExisting: false }, call());
}

const reindex = async (
  settings: Settings,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<number> => {
  const context = { now: Date.now, log: () => undefined };
  const { records } = (await lanceDbAdapter.reindex?.(
    lanceDbAdapter.optionsFrom(settings),
    context,
    call(),
    onProgress,
  )) ?? { records: -1 };
  return records;
};

/** Runs it in a process of its own. */
function reindexProcess(settings: Settings): ChildProcess {
  const child = fork(new URL("reindex-process.ts", import.meta.url), [JSON.stringify(settings)], {
    execArgv: ["--conditions=@mgp/source"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

/** Notes a reindex to the table `memories__2`. */
async function noteReindex(folder: string): Promise<void> {
  const about = await (await connect(folder)).openTable("memories__about");
  const layout = {
    format: 4,
    feed: "feed",
    table: "memories__2",
    provider: "openai",
    model: "m",
    dimensions: 8,
    analyser: ANALYSER_VERSION,
  };
  await about.add([{ name: "reindex", value: JSON.stringify({ ...layout, replaces: "memories" }), number: 0 }]);
}

/** What a run leaves that is killed when it has sealed the table. */
async function beginAndSeal(folder: string): Promise<void> {
  await noteReindex(folder);
  const memories = await (await connect(folder)).openTable("memories");
  await memories.alterColumns([{ path: "stamp", rename: "sealed_stamp" }]);
}

async function changedIds(store: MemoryStore): Promise<readonly string[]> {
  const { items } = await store.changes({ tenant: TENANT, page: { limit: 2_000 } }, call());
  return items.map((change) => (change.kind === "record" ? change.record.memoryId : `purged ${change.memoryId}`));
}

describe("reindex", () => {
  it("gives every record a vector of the new model, keeps all else, and removes the old table", async () => {
    const folder = temporaryFolder();
    const { store } = await openStore({ MGP_LANCEDB_DIR: folder });
    await fill(store);
    await store.remove({ tenant: TENANT, memoryId: "m3", expectedRevision: 1, writeId: "purge" }, call());
    const before = (await store.list({ tenant: TENANT, filter: {}, page: { limit: 2_000 } }, call())).items;
    const order = await changedIds(store);
    const old = await store.changes({ tenant: TENANT, page: { limit: 1 } }, call());
    await store.close();
    const { settings } = await startEmbeddingService();
    const given = { ...settings, MGP_LANCEDB_DIR: folder };
    const progress: (readonly [number, number])[] = [];
    expect(await reindex(given, (done, total) => progress.push([done, total]))).toBe(COUNT - 1);
    expect(progress.at(-1)).toEqual([COUNT, COUNT]);
    const { store: renewed } = await openStore(given);
    expect((await renewed.list({ tenant: TENANT, filter: {}, page: { limit: 2_000 } }, call())).items).toEqual(before);
    expect(await changedIds(renewed)).toEqual(order);
    expect(await renewed.operator.lastWrite({ tenant: TENANT, memoryId: "m3" }, call())).toMatchObject({
      purged: true,
      revision: 2,
    });
    const query = { ...asking("zzabsent"), text: "pet", filter: {}, limit: 5 };
    const hits = (await renewed.search({ tenant: TENANT, query }, call())).items;
    expect(hits.map(({ mode }) => mode)).toEqual(Array.from({ length: 5 }, () => "semantic"));
    expect(hits.every(({ record }) => record.body.includes("The cat"))).toBe(true);
    const resumed = renewed.changes({ tenant: TENANT, page: { limit: 1, cursor: old.cursor } }, call());
    await expect(resumed).rejects.toMatchObject({ code: "cursor_invalid" });
    expect(readdirSync(folder).toSorted()).toEqual(["memories__2.lance", "memories__about.lance"]);
  });

  it("goes on after a kill where it stood, and until then the store is what it was", async () => {
    const folder = temporaryFolder();
    const { store } = await openStore({ MGP_LANCEDB_DIR: folder });
    await fill(store);
    await store.close();
    let stalled: (() => void) | undefined;
    const stall = new Promise<void>((resolve) => {
      stalled = resolve;
    });
    let isHeld = true;
    const service = await startEmbeddingService({
      // The first asks whether the model is there; then some batches pass, and the next is never answered.
      onRequest: async (count) => {
        if (count < 7 || !isHeld) return;
        stalled?.();
        await new Promise(() => undefined);
      },
    });
    const given = { ...service.settings, MGP_LANCEDB_DIR: folder };
    const child = reindexProcess(given);
    await stall;
    child.kill("SIGKILL");
    await once(child, "exit");
    const { store: same } = await openStore({ MGP_LANCEDB_DIR: folder });
    const late = itemOf(memoryOf("late", { content: { statement: "The dog came late." } }));
    await same.insert({ tenant: TENANT, draft: late.draft, searchable: late.searchable }, call());
    await same.close();
    isHeld = false;
    await expect(openStore(given)).rejects.toMatchObject({ code: "misconfigured" });
    const sent = service.texts.length;
    expect(await reindex(given)).toBe(COUNT + 1);
    // Some batches are done already, and are not paid for twice.
    expect(service.texts.length - sent).toBeLessThan(COUNT - 200);
    const { store: renewed } = await openStore(given);
    const query = { ...asking("zzabsent"), text: "a pet dog", filter: {}, limit: 1_000 };
    const page = await renewed.search({ tenant: TENANT, query }, call());
    expect(page.items.length).toBeGreaterThan(0);
    expect((await renewed.get({ tenant: TENANT, memoryIds: ["late"] }, call()))[0]?.body).toContain("came late");
  });

  it("loses no write that a gateway acknowledges until it is locked out", async () => {
    const folder = temporaryFolder();
    const { store } = await openStore({ MGP_LANCEDB_DIR: folder });
    await fill(store);
    const { settings } = await startEmbeddingService();
    const given = { ...settings, MGP_LANCEDB_DIR: folder };
    const acknowledged: string[] = [];
    const end = new AbortController();
    const write = async (lane: number): Promise<void> => {
      for (let number = 0; !end.signal.aborted; number++) {
        const id = `late-${String(lane)}-${String(number)}`;
        const { draft, searchable } = itemOf(memoryOf(id));
        try {
          await store.insert({ tenant: TENANT, draft, searchable }, call());
        } catch {
          return;
        }
        acknowledged.push(id);
      }
    };
    const writing = [0, 1, 2, 3].map(write);
    await reindex(given);
    end.abort();
    await Promise.all(writing);
    const { store: renewed } = await openStore(given);
    const records = await renewed.get({ tenant: TENANT, memoryIds: acknowledged }, call());
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(acknowledged.filter((_, place) => records[place] === undefined)).toEqual([]);
  });

  it("locks out a gateway that still has the old table open", async () => {
    const folder = temporaryFolder();
    const { store } = await openStore({ MGP_LANCEDB_DIR: folder });
    await fill(store);
    const { settings } = await startEmbeddingService();
    await reindex({ ...settings, MGP_LANCEDB_DIR: folder });
    const { draft, searchable } = itemOf(memoryOf("stray"));
    await expectRefusal(
      store.insert({ tenant: TENANT, draft, searchable }, call()),
      "unavailable",
      "taken over by a reindex",
    );
    await expect(store.list({ tenant: TENANT, filter: {}, page: { limit: 1 } }, call())).rejects.toMatchObject({
      code: "unavailable",
    });
  });

  it("removes, after a kill behind the change of tables, what is left, and makes nothing anew", async () => {
    const folder = temporaryFolder();
    const { store } = await openStore({ MGP_LANCEDB_DIR: folder });
    await fill(store);
    await store.close();
    const service = await startEmbeddingService();
    const given = { ...service.settings, MGP_LANCEDB_DIR: folder };
    await reindex(given);
    await noteReindex(folder);
    const connection = await connect(folder);
    await connection.createEmptyTable("memories", await (await connection.openTable("memories__2")).schema());
    const sent = service.texts.length;
    expect(await reindex(given)).toBe(COUNT);
    // One text asks whether the service is there.
    expect(service.texts.length - sent).toBe(1);
    expect(readdirSync(folder).toSorted()).toEqual(["memories__2.lance", "memories__about.lance"]);
    await openStore(given);
  });

  it("lets writers in again while it fills a table for a third model", async () => {
    const folder = temporaryFolder();
    const { store } = await openStore({ MGP_LANCEDB_DIR: folder });
    await fill(store);
    await store.close();
    await beginAndSeal(folder);
    const insertMeanwhile = async (): Promise<string> => {
      const { store: served } = await openStore({ MGP_LANCEDB_DIR: folder });
      const { draft, searchable } = itemOf(memoryOf("meanwhile"));
      return (await served.insert({ tenant: TENANT, draft, searchable }, call())).kind;
    };
    const inserted: string[] = [];
    const service = await startEmbeddingService({
      onRequest: async (count) => {
        // The first asks whether the service is there, the second is of the first batch.
        if (count === 2) inserted.push(await insertMeanwhile().catch(String));
      },
    });
    expect(await reindex({ ...service.settings, MGP_LANCEDB_DIR: folder })).toBe(COUNT + 1);
    expect(inserted).toEqual(["inserted"]);
  });

  it("is called off by setting the model back, also when the table was sealed", async () => {
    const folder = temporaryFolder();
    const { store } = await openStore({ MGP_LANCEDB_DIR: folder });
    await fill(store);
    await store.close();
    await beginAndSeal(folder);
    const given = { MGP_LANCEDB_DIR: folder, MGP_LANCEDB_EMBEDDING_PROVIDER: "fake" };
    await expectRefusal(openStore(given), "misconfigured", "is not complete");
    expect(await reindex(given)).toBe(COUNT);
    const { store: same } = await openStore(given);
    const { draft, searchable } = itemOf(memoryOf("fresh"));
    expect((await same.insert({ tenant: TENANT, draft, searchable }, call())).kind).toBe("inserted");
  });
});
