import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { text } from "node:stream/consumers";
import { asking } from "@mgp/conformance";
import {
  analyseQuery,
  type Call,
  draftOf,
  type InsertItem,
  type MemoryObject,
  type OpenStore,
  type Reindexed,
  searchableOf,
  type Settings,
} from "@mgp/core";
import { pgvectorMissing, type PostgresServer, startPostgres } from "@mgp/test-servers";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { postgresAdapter } from "../src/index.ts";
import { freshSettings, schemaOf } from "./target.ts";

const model = path.join(import.meta.dirname, "../../../../shared/data/models/all-MiniLM-L6-v2");
const missing = pgvectorMissing();
const context = { now: Date.now, log: () => undefined };
/** So many records are embedded together by a reindex. */
const FIRST_BATCH = 256;
const fake = { MGP_POSTGRES_EMBEDDING_PROVIDER: "fake" };

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres({ vector: missing === undefined });
  if (missing === undefined) await server.query("CREATE EXTENSION vector");
});
afterAll(async () => await server.stop());

const call = (signal: AbortSignal = new AbortController().signal): Call => ({ signal, deadline: Date.now() + 60_000 });

async function open(settings: Settings): Promise<OpenStore> {
  const opened = await postgresAdapter.open(postgresAdapter.optionsFrom(settings), context, call());
  onTestFinished(async () => await opened.store.close());
  return opened;
}

function memoryOf(memoryId: string, statement: string): MemoryObject {
  return {
    memory_id: memoryId,
    subject: { kind: "user", id: "ada" },
    scope: "user",
    type: "semantic_fact",
    content: { statement },
    source: { kind: "chat", ref: "chat" },
    created_at: "2026-01-02T03:04:05Z",
  };
}

async function write({ store }: OpenStore, memoryId: string, statement: string): Promise<void> {
  const memory = memoryOf(memoryId, statement);
  const draft = draftOf(memory, { state: "active", writeIds: ["w"], now: 0 });
  const { kind } = await store.insert({ tenant: "acme", draft, searchable: searchableOf(memory) }, call());
  expect(kind).toBe("inserted");
}

async function find({ store }: OpenStore, query: string, more: { readonly literal?: boolean } = {}) {
  const { terms } = analyseQuery([query]);
  const { items } = await store.search(
    { tenant: "acme", query: { terms, content: "open", text: query, filter: {}, limit: 10, ...more } },
    call(),
  );
  return items.map(({ record, mode }) => [record.memoryId, mode]);
}

function isRequest(body: unknown): body is { readonly input: readonly unknown[] } {
  return typeof body === "object" && body !== null && "input" in body && Array.isArray(body.input);
}

/** An embedding service that counts, and can be switched off. Each text's vector tells whether it speaks of tea. */
async function embeddingService() {
  const state = {
    texts: 0,
    down: false,
    hangs: false,
    beforeAnswer: async (_texts: number): Promise<void> => undefined,
  };
  const http = createServer((incoming, outgoing) => {
    const answer = async (): Promise<void> => {
      const body: unknown = JSON.parse(await text(incoming));
      const texts: readonly unknown[] = isRequest(body) ? body.input : [];
      state.texts += texts.length;
      await state.beforeAnswer(texts.length);
      const data = texts.map((one, index) => ({ index, embedding: /tea/.test(String(one)) ? [1, 0, 0] : [0, 1, 0] }));
      outgoing.end(JSON.stringify({ data }));
    };
    if (state.down) incoming.socket.destroy();
    else if (!state.hangs) void answer();
  }).listen(0, "127.0.0.1");
  await once(http, "listening");
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  const address = http.address();
  if (address === null || typeof address === "string") throw new Error("The service has no port.");
  const settings = {
    MGP_POSTGRES_EMBEDDING_PROVIDER: "openai",
    MGP_POSTGRES_EMBEDDING_MODEL: "tea-or-not",
    MGP_POSTGRES_EMBEDDING_BASE_URL: `http://127.0.0.1:${address.port}`,
  };
  return { state, settings };
}

describe("a store with vectors", () => {
  test("finds by meaning, says so, and takes a compound as it is written", async ({ skip }) => {
    skip(missing !== undefined, missing);
    skip(!existsSync(model), "the model of ../shared is not there");
    const meaning = { MGP_POSTGRES_EMBEDDING_PROVIDER: "local", MGP_POSTGRES_EMBEDDING_MODEL: model };
    const opened = await open(freshSettings(server.dsn, meaning));
    await write(opened, "first", "I know a lot about automobile maintenance.");
    await write(opened, "second", "My grandmother's lentil soup has cumin in it.");
    expect(await find(opened, "car repair")).toEqual([["first", "semantic"]]);
    expect(await find(opened, "automobile repair")).toEqual([["first", "hybrid"]]);
    expect(await find(opened, "car-repair", { literal: true })).toEqual([]);
    expect(opened.manifest.capabilities.search_modes).toEqual(["lexical", "semantic", "hybrid"]);
  });

  test("embeds what is written, and nothing that only changes its state", async ({ skip }) => {
    skip(missing !== undefined, missing);
    const { state, settings } = await embeddingService();
    const opened = await open(freshSettings(server.dsn, settings));
    await write(opened, "m", "white tea");
    const before = state.texts;
    state.down = true;
    const [record] = await opened.store.get({ tenant: "acme", memoryIds: ["m"] }, call());
    if (record === undefined) throw new Error("What was written is not there.");
    const { revision, ...draft } = record;
    const revoked = await opened.store.replace(
      { tenant: "acme", draft: { ...draft, state: "revoked" }, expectedRevision: revision },
      call(),
    );
    expect(revoked.kind).toBe("replaced");
    expect(await find(opened, "white")).toEqual([["m", "lexical"]]);
    const memory = memoryOf("n", "green tea");
    const next = draftOf(memory, { state: "active", writeIds: ["w"], now: 0 });
    const soon = { signal: new AbortController().signal, deadline: Date.now() + 1_000 };
    await expect(
      opened.store.insert({ tenant: "acme", draft: next, searchable: searchableOf(memory) }, soon),
    ).rejects.toMatchObject({
      name: "StoreError",
    });
    expect(await opened.store.get({ tenant: "acme", memoryIds: ["n"] }, call())).toEqual([undefined]);
    expect(state.texts).toBe(before);
  });

  test("goes on by words when the service hangs", async ({ skip }) => {
    skip(missing !== undefined, missing);
    const { state, settings } = await embeddingService();
    const opened = await open(freshSettings(server.dsn, settings));
    await write(opened, "m", "white tea");
    state.hangs = true;
    expect(await find(opened, "white")).toEqual([["m", "lexical"]]);
  });

  test("is refused with another model, and without one, until its vectors are made anew", async ({ skip }) => {
    skip(missing !== undefined, missing);
    const settings = freshSettings(server.dsn, fake);
    const other = { ...settings, MGP_POSTGRES_EMBEDDING_DIM: "32" };
    const none = { ...settings, MGP_POSTGRES_EMBEDDING_PROVIDER: undefined };
    const before = await open(settings);
    for (const number of Array.from({ length: 600 }).keys()) await write(before, `m${number}`, `tea number ${number}`);
    await expect(open(other)).rejects.toThrow("run mgp-gateway reindex");
    await expect(open(none)).rejects.toThrow("MGP_POSTGRES_EMBEDDING_PROVIDER is not set");

    // Stopped in the middle, as by a kill: what was made is kept, and nothing else has changed.
    const stop = new AbortController();
    const stopped = reindex(other, stop.signal, (done) => {
      if (done > 0) stop.abort();
    });
    await expect(stopped).rejects.toMatchObject({ code: "cancelled" });
    expect(await find(before, "number")).toHaveLength(10);
    await expect(open(other)).rejects.toThrow("run mgp-gateway reindex");

    const seen: number[] = [];
    expect(await reindex(other, undefined, (done) => seen.push(done))).toEqual({ records: 600, vectors: "made" });
    expect(seen[0]).toBeGreaterThan(0);
    const after = await open(other);
    expect(await find(after, "number")).toHaveLength(10);
    // A gateway from before can neither write nor search: it would mix two models.
    const late = memoryOf("late", "tea");
    const draft = draftOf(late, { state: "active", writeIds: ["w"], now: 0 });
    await expect(
      before.store.insert({ tenant: "acme", draft, searchable: searchableOf(late) }, call()),
    ).rejects.toMatchObject({
      code: "misconfigured",
    });
    await expect(find(before, "number")).rejects.toMatchObject({ code: "misconfigured" });

    expect(await reindex(none)).toEqual({ records: 600, vectors: "left" });
    expect(await find(await open(other), "number")).toHaveLength(10);
    await removeVectors(none);
    expect(await find(await open(none), "number")).toHaveLength(10);
    expect(await reindex(none)).toEqual({ records: 600, vectors: "none" });
  });

  test("gets vectors for records that had none, also for those that change meanwhile", async ({ skip }) => {
    skip(missing !== undefined, missing);
    const { state, settings } = await embeddingService();
    const bare = freshSettings(server.dsn);
    const whole = { ...bare, ...settings };
    const before = await open(bare);
    for (const number of Array.from({ length: 300 }).keys()) await write(before, `m${number}`, "a cup of coffee");
    await expect(open(whole)).rejects.toThrow("run mgp-gateway reindex");
    // While the second batch is embedded: m0 has its vector then, m99 is at work, and the old gateway is not kept out.
    let embedded = 0;
    let isTea = false;
    state.beforeAnswer = async (texts) => {
      // One text asks whether the service is there.
      if (texts > 1) embedded += texts;
      if (embedded <= FIRST_BATCH || isTea) return;
      isTea = true;
      for (const id of ["m0", "m99"]) await turnToTea(before, id);
    };
    await reindex(whole);
    const column = `SELECT memory_id FROM ${schemaOf(bare)}.memory WHERE embedding_1::text LIKE '[1,0,%' ORDER BY 1`;
    expect(await server.query(column)).toEqual([{ memory_id: "m0" }, { memory_id: "m99" }]);
  });

  test("keeps no gateway out while much is left to embed", async ({ skip }) => {
    skip(missing !== undefined, missing);
    const { state, settings } = await embeddingService();
    const bare = freshSettings(server.dsn);
    const before = await open(bare);
    await write(before, "m0", "a cup of coffee");
    await write(before, "m1", "a cup of coffee");
    let isWritten = false;
    const refused: unknown[] = [];
    state.beforeAnswer = async (texts) => {
      // One text asks whether the service is there. Behind the first batch there seems to be nothing left.
      if (texts > 1 && !isWritten) await writeMany(before, 1_100);
      else if (texts > 1) await readSoon(before).catch((error: unknown) => refused.push(error));
      isWritten ||= texts > 1;
    };
    expect(await reindex({ ...bare, ...settings })).toEqual({ records: 1_102, vectors: "made" });
    expect(refused).toEqual([]);
  });

  test("embeds nothing when it is run again", async ({ skip }) => {
    skip(missing !== undefined, missing);
    const { state, settings } = await embeddingService();
    const bare = freshSettings(server.dsn);
    await write(await open(bare), "m", "a cup of coffee");
    const whole = { ...bare, ...settings };
    await reindex(whole);
    const before = state.texts;
    expect(await reindex(whole)).toEqual({ records: 1, vectors: "made" });
    // It asks whether the service is there.
    expect(state.texts - before).toBe(1);
  });

  test("is called off by setting the model back", async ({ skip }) => {
    skip(missing !== undefined, missing);
    const settings = freshSettings(server.dsn, fake);
    const before = await open(settings);
    for (const number of Array.from({ length: 300 }).keys()) await write(before, `m${number}`, `tea number ${number}`);
    const stop = new AbortController();
    const stopped = reindex({ ...settings, MGP_POSTGRES_EMBEDDING_DIM: "32" }, stop.signal, (done) => {
      if (done > 0) stop.abort();
    });
    await expect(stopped).rejects.toMatchObject({ code: "cancelled" });
    expect(await vectorColumnsOf(settings)).toEqual(["embedding_1", "embedding_2"]);
    expect(await reindex(settings)).toEqual({ records: 300, vectors: "made" });
    expect(await vectorColumnsOf(settings)).toEqual(["embedding_1"]);
    // The trigger would look for the column that is gone.
    await turnToTea(before, "m0");
    expect(await find(await open(settings), "number")).toHaveLength(10);
  });

  test("does not go on from a page that another model ranked, nor without one", async ({ skip }) => {
    skip(missing !== undefined, missing);
    const settings = freshSettings(server.dsn, fake);
    const other = { ...settings, MGP_POSTGRES_EMBEDDING_DIM: "32" };
    const none = { ...settings, MGP_POSTGRES_EMBEDDING_PROVIDER: undefined };
    const before = await open(settings);
    for (const number of Array.from({ length: 3 }).keys()) await write(before, `m${number}`, "a cup of tea");
    const query = { ...asking("zztea"), text: "tea", filter: {}, limit: 1 };
    const { cursor } = await before.store.search({ tenant: "acme", query }, call());
    if (cursor === undefined) throw new Error("The page is the last one.");
    for (const [next, change] of [
      [other, reindex],
      [none, removeVectors],
    ] as const) {
      await change(next);
      const { store } = await open(next);
      await expect(store.search({ tenant: "acme", query: { ...query, cursor } }, call())).rejects.toMatchObject({
        code: "cursor_invalid",
      });
    }
  });

  test("needs pgvector, and says how to get it", async () => {
    const database = await server.createDatabase();
    await expect(open(freshSettings(database, fake))).rejects.toThrow("run CREATE EXTENSION vector there");
  });
});

async function writeMany({ store }: OpenStore, count: number): Promise<void> {
  const items = Array.from({ length: count }, (_, number): InsertItem => {
    const memory = memoryOf(`late${number}`, "a cup of coffee");
    return { draft: draftOf(memory, { state: "active", writeIds: ["w"], now: 0 }), searchable: searchableOf(memory) };
  });
  await store.insertMany({ tenant: "acme", items, stopAtFirstExisting: false }, call());
}

async function readSoon({ store }: OpenStore): Promise<void> {
  const soon = { signal: new AbortController().signal, deadline: Date.now() + 2_000 };
  await store.get({ tenant: "acme", memoryIds: ["m0"] }, soon);
}

async function vectorColumnsOf(settings: Settings): Promise<readonly unknown[]> {
  const rows = await server.query(
    `SELECT attname FROM pg_attribute WHERE attrelid = '${schemaOf(settings)}.memory'::regclass
      AND attname LIKE 'embedding%' ORDER BY attname`,
  );
  return rows.map((row) => row["attname"]);
}

async function turnToTea({ store }: OpenStore, memoryId: string): Promise<void> {
  const [record] = await store.get({ tenant: "acme", memoryIds: [memoryId] }, call());
  if (record === undefined) throw new Error(`${memoryId} is not there.`);
  const memory = memoryOf(memoryId, "a cup of tea");
  const draft = draftOf(memory, { state: "active", writeIds: ["v"], now: 0 });
  const { kind } = await store.replace(
    { tenant: "acme", draft, searchable: searchableOf(memory), expectedRevision: record.revision },
    call(),
  );
  expect(kind).toBe("replaced");
}

async function removeVectors(settings: Settings): Promise<void> {
  await postgresAdapter.removeVectors?.(postgresAdapter.optionsFrom(settings), context, call());
}

async function reindex(
  settings: Settings,
  signal?: AbortSignal,
  onProgress: (done: number) => void = () => undefined,
): Promise<Reindexed | undefined> {
  return await postgresAdapter.reindex?.(postgresAdapter.optionsFrom(settings), context, call(signal), onProgress);
}
