import { connect, type Socket } from "node:net";
import type { JsonObject, MemoryObject } from "@mgp/core";
import { describe, expect, onTestFinished, test } from "vitest";
import { postHead, rawExchange } from "../support/raw-exchange.ts";
import type { Identity } from "./support/callers.ts";
import { at, idsOf, listAt, textAt } from "./support/json.ts";
import { type Paged, pagedOperations, pageOf } from "./support/paging.ts";
import { envelope, memory } from "./support/requests.ts";
import { acceptedTask } from "./support/tasks.ts";
import { startWorld, type World } from "./support/world.ts";

const PAGE_BYTES = 64 * 1024;

/** Unlike sizes, so that pages end in unlike places; the largest is beyond a page. */
const sizes = [...Array.from({ length: 30 }, (_, index) => 500 + 997 * (index % 9)), 100_000, 20, 40_000, 40_000, 10];

async function houseOfUnlikeSizes(): Promise<{
  readonly world: World;
  readonly bot: Identity;
  readonly ids: string[];
}> {
  const world = await startWorld({ limits: { pageBytes: PAGE_BYTES } });
  const bot = world.identities["acme-bot"];
  const ids: string[] = [];
  for (const [index, size] of sizes.entries()) {
    const id = `m-${String(index + 100)}`;
    ids.push(id);
    const content: JsonObject = { note: `kiwi ${"é".repeat(size / 2)}` };
    expect((await world.ask("write", bot, { memory: memory(id, "", { content }) })).status).toBe(200);
  }
  return { world, bot, ids };
}

const listNames = { export: "memories", sync: "memories", search: "results", queryAudit: "events" } as const;

/** Every item over all pages, none of which is larger than a page may be, one item aside. */
async function walk(world: World, bot: Identity, paged: Paged, most = PAGE_BYTES): Promise<readonly unknown[]> {
  const items: unknown[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < 200; pages += 1) {
    const { body, status } = await pageOf(world, bot, paged, 1_000, cursor);
    expect(status).toBe(200);
    const page = listAt(body, "data", listNames[paged.operation]);
    if (page.length > 1) expect(Buffer.byteLength(JSON.stringify(page).slice(1, -1))).toBeLessThanOrEqual(most);
    items.push(...page);
    const next = at(body, "data", "next_token");
    if (typeof next !== "string") return items;
    expect(page.length).toBeGreaterThan(0);
    cursor = next;
  }
  throw new Error("The pages did not end.");
}

async function accept(world: World, bot: Identity, operation: "export" | "sync", payload: JsonObject): Promise<string> {
  return acceptedTask(await world.ask(operation, bot, { ...payload, execution_mode: "async" }));
}

async function resultOf(world: World, bot: Identity, taskId: string): Promise<unknown> {
  const polled = await world.ask("getTask", bot, { task_id: taskId });
  return at(polled.body, "data", "task", "result");
}

describe("a page ends at its bytes, with a cursor", () => {
  test.each(pagedOperations.filter(({ operation }) => operation !== "queryAudit"))(
    "$operation by $field: nothing is lost, nothing comes twice, and the backend is asked within the bound",
    async (paged) => {
      const { world, bot, ids } = await houseOfUnlikeSizes();
      world.store.calls.length = 0;
      const found = idsOf(await walk(world, bot, paged));
      expect(found.toSorted()).toEqual(ids);
      const reads = world.store.calls.filter(({ method }) => ["list", "changes", "search"].includes(method));
      expect(reads.length).toBeGreaterThan(3);
      for (const { input } of reads) {
        expect(at(input.at(-1), "bytes")).toBeGreaterThan(0);
        expect(at(input.at(-1), "bytes")).toBeLessThanOrEqual(PAGE_BYTES);
      }
    },
  );

  test("the audit query: every event once, and none of its pages is larger", async () => {
    const world = await startWorld({ limits: { pageBytes: 8 * 1024 } });
    const bot = world.identities["acme-bot"];
    for (let index = 0; index < 60; index += 1) await world.ask("get", bot, { memory_id: `none-${String(index)}` });
    const paged: Paged = {
      operation: "queryAudit",
      field: "pagination_token",
      payload: { action: "read" },
      otherPayload: {},
    };
    const events = await walk(world, bot, paged, 8 * 1024);
    const targets = events.map((event) => textAt(event, "target_memory_id")).filter((id) => id.startsWith("none-"));
    expect(targets).toEqual(Array.from({ length: 60 }, (_, index) => `none-${String(index)}`));
  });

  test("a query whose terms are long does not multiply with its hits", async () => {
    const world = await startWorld({ limits: { pageBytes: PAGE_BYTES } });
    const bot = world.identities["acme-bot"];
    const words = Array.from({ length: 100 }, (_, index) => `${String(index)}${"w".repeat(98)}`);
    const memories = Array.from({ length: 40 }, (_, index) => memory(`m-${String(index)}`, words.join(" ")));
    expect((await world.ask("import", bot, { memories })).status).toBe(200);
    const answer = await world.ask("search", bot, { query: words.join(" "), limit: 40 });
    const results = listAt(answer.body, "data", "results");
    expect(listAt(results[0], "matched_terms")).toHaveLength(100);
    expect(Buffer.byteLength(JSON.stringify(results))).toBeLessThanOrEqual(PAGE_BYTES);
    expect(at(answer.body, "data", "next_token")).toEqual(expect.any(String));
  });

  test("the result of a task is read a few memories at a time, and loses none", async () => {
    const world = await startWorld();
    const bot = world.identities["acme-bot"];
    const ids = Array.from({ length: 40 }, (_, index) => `m-${String(index + 100)}`);
    await world.ask("import", bot, { memories: ids.map((id) => memory(id, "kiwi")) });
    for (const payload of [{}, { limit: 1_000 }]) {
      const taskId = await accept(world, bot, "export", payload);
      world.store.calls.length = 0;
      expect(idsOf(listAt(await resultOf(world, bot, taskId), "memories"))).toEqual(ids);
      const gets = world.store.calls.filter(({ method }) => method === "get");
      expect(gets.map(({ input }) => listAt(input, 0).length)).toEqual([1, 2, 4, 8, 16, 9]);
    }
  });

  test.each(["export", "sync"] as const)(
    "the result of a task: %s goes on behind it, and loses none",
    async (operation) => {
      const { world, bot, ids } = await houseOfUnlikeSizes();
      const field = operation === "export" ? "pagination_token" : "cursor";
      const found: string[] = [];
      for (let token: string | undefined, pages = 0; pages < 200; pages += 1) {
        world.store.calls.length = 0;
        const payload = token === undefined ? {} : { [field]: token };
        const result = await resultOf(world, bot, await accept(world, bot, operation, payload));
        const page = listAt(result, "memories");
        found.push(...idsOf(page));
        if (page.length > 1) expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThanOrEqual(PAGE_BYTES);
        for (const { input, method } of world.store.calls)
          if (method === "list" || method === "changes")
            expect(at(input.at(-1), "bytes")).toBeLessThanOrEqual(PAGE_BYTES);
        const next = at(result, "next_token");
        if (typeof next !== "string") break;
        token = next;
      }
      expect(found.toSorted()).toEqual(ids);
      expect(found.length).toBe(ids.length);
    },
  );

  test.each([
    { operation: "export", payload: {}, field: "pagination_token" },
    { operation: "export", payload: { limit: 6, include_inactive: true }, field: "pagination_token" },
    { operation: "sync", payload: {}, field: "cursor" },
    { operation: "sync", payload: { limit: 6 }, field: "pagination_token" },
  ] as const)(
    "the result of a task whose memories have grown since: $operation with $payload goes on behind it by $field",
    async ({ operation, payload, field }) => {
      const world = await startWorld({ limits: { pageBytes: PAGE_BYTES } });
      const bot = world.identities["acme-bot"];
      const ids = Array.from({ length: 12 }, (_, index) => `m-${String(index + 100)}`);
      await world.ask("import", bot, { memories: ids.map((id) => memory(id, "kiwi")) });
      const taskId = await accept(world, bot, operation, payload);
      const first = await resultOf(world, bot, taskId);
      expect(idsOf(listAt(first, "memories"))).toEqual(ids.slice(0, "limit" in payload ? 6 : 12));
      for (const id of ids) {
        const patch = { content: { note: "x".repeat(30_000) } };
        expect((await world.ask("update", bot, { memory_id: id, patch })).status).toBe(200);
      }
      const grown = await resultOf(world, bot, taskId);
      const found = idsOf(listAt(grown, "memories"));
      expect(found).toEqual(ids.slice(0, 2));
      expect(Buffer.byteLength(JSON.stringify(listAt(grown, "memories")))).toBeLessThanOrEqual(PAGE_BYTES);
      const { limit: _limit, ...selection } = { limit: 0, ...payload };
      let token = at(grown, "next_token");
      while (typeof token === "string") {
        const { body, status } = await world.ask(operation, bot, { ...selection, [field]: token });
        expect(status).toBe(200);
        found.push(...idsOf(listAt(body, "data", "memories")));
        token = at(body, "data", "next_token");
      }
      // A sync names a memory at its last change; what has changed twice may come twice.
      expect(operation === "export" ? found : [...new Set(found)]).toEqual(ids);
    },
  );
});

describe("a batch", () => {
  const large: readonly (readonly [string, Partial<MemoryObject>])[] = [
    ["content", { content: { note: "x".repeat(30_000) } }],
    ["backend_ref", { backend_ref: { tenant_id: { note: "x".repeat(30_000) } } }],
    ["text beside the content", { created_at: "x".repeat(30_000) }],
  ];
  test.each(large)("of many hits on one memory of much %s names each, and has all its effects", async (_name, much) => {
    const world = await startWorld({ limits: { pageBytes: PAGE_BYTES } });
    const bot = world.identities["acme-bot"];
    const hint = { strategy: "dedupe", dedupe_key: "one" };
    const first = memory("large", "", { content: {}, ...much });
    expect((await world.ask("write", bot, { memory: first, merge_hint: hint })).status).toBe(200);
    const items = Array.from({ length: 50 }, (_, index) => ({
      memory: memory(`m-${String(index)}`, "", { content: { [`k${String(index)}`]: index } }),
      merge_hint: hint,
    }));
    const answer = await world.ask("writeBatch", bot, { items });
    const results = listAt(answer.body, "data", "results");
    expect(answer.status).toBe(200);
    expect(idsOf(results)).toEqual(Array.from({ length: 50 }, () => "large"));
    expect(Buffer.byteLength(answer.text)).toBeLessThan(PAGE_BYTES + 50 * 1_500);
    expect(results.map((result) => at(result, "redaction_info", "reason_code")).at(-1)).toBe("answer_too_large");
    expect(at(results[0], "return_mode")).toBe("raw");
    const stored = await world.ask("get", bot, { memory_id: "large" });
    expect(at(stored.body, "data", "memory", "backend_ref", "revision")).toBe(51);
  });
});

/** A request whose body has been announced and has not come, for as long as the test goes on. */
async function held(world: World, bytes: number, headers: readonly string[] = []): Promise<Socket> {
  const socket = connect({ port: world.port, host: "127.0.0.1" });
  onTestFinished(() => void socket.destroy());
  const head = postHead("/mgp/write", ...headers, `Content-Length: ${String(bytes)}`, "Expect: 100-continue");
  socket.write(head);
  // The server says this when it has taken the request up.
  await new Promise((resolve) => socket.once("data", resolve));
  return socket;
}

function bodyOf(identity: Pick<Identity, "agent" | "tenant">): string {
  return JSON.stringify(envelope("write", identity, { memory: memory("m-1", "x".repeat(4_000)) }));
}

describe("bodies in flight have a budget", () => {
  const httpLimits = { bodiesBytes: 40_000 };

  test("of which one caller has a quarter, whose next body is refused before it comes, and another goes on", async () => {
    const world = await startWorld({ httpLimits });
    const { "acme-bot": bot, "globex-bot": other } = world.identities;
    const key = Object.entries(bot.headers).map(([name, value]) => `${name}: ${value}`);
    const first = await held(world, 8_000, key);
    const refused = await rawExchange(world.port, postHead("/mgp/write", ...key, "Content-Length: 4000"));
    expect(refused).toMatch(/^HTTP\/1\.1 429 .*"code":"MGP_BACKEND_ERROR"/s);
    expect(refused).toMatch(/^retry-after: 1/im);
    expect(refused).toMatch(/^connection: close/im);
    const chunk = `800\r\n${"x".repeat(2_048)}\r\n`;
    const inChunks = postHead("/mgp/write", ...key, "Transfer-Encoding: chunked");
    expect(await rawExchange(world.port, inChunks, chunk, chunk)).toMatch(/^HTTP\/1\.1 429 /);
    expect((await world.send("write", bodyOf(other), other.headers)).status).toBe(200);
    first.destroy();
    await expect.poll(async () => (await world.send("write", bodyOf(bot), bot.headers)).status).toBe(200);
  });

  test("which holds for all together, too", async () => {
    const world = await startWorld({ httpLimits: { bodiesBytes: 12_000 } });
    const { "acme-bot": bot, "globex-bot": other } = world.identities;
    const key = Object.entries(bot.headers).map(([name, value]) => `${name}: ${value}`);
    // Who holds nothing may send one body, however large.
    await held(world, 11_000, key);
    expect((await world.send("write", bodyOf(other), other.headers)).status).toBe(429);
  });

  test("and without names callers are told apart by their address", async () => {
    const world = await startWorld({ named: false, httpLimits });
    await held(world, 8_000);
    expect((await world.send("write", bodyOf(world.anyAgent))).status).toBe(429);
  });

  test("is given back at every end", async () => {
    const world = await startWorld({ httpLimits });
    const bot = world.identities["acme-bot"];
    for (let round = 0; round < 12; round += 1) {
      expect((await world.send("write", `{"a":"${"x".repeat(4_000)}"}`, bot.headers)).status).toBe(400);
      expect((await world.send("write", "x".repeat(9_000), bot.headers)).status).toBe(400);
      expect((await world.ask("search", bot, { query: "x".repeat(4_000) })).status).toBe(200);
    }
  });
});

/** Fourteen megabytes: more than the system takes for a reader that has stopped. */
async function houseOfLargeMemories(): Promise<World> {
  const world = await startWorld({ httpLimits: { bodiesBytes: 58_000_000 } });
  const bot = world.identities["acme-bot"];
  for (let index = 0; index < 16; index += 1) {
    const large = memory(`m-${String(index)}`, `kiwi ${"x".repeat(900_000)}`);
    expect((await world.ask("write", bot, { memory: large })).status).toBe(200);
  }
  expect((await world.ask("write", bot, { memory: memory("small", "kiwi") })).status).toBe(200);
  return world;
}

/** Asks for a page and reads the beginning of it only. */
async function stalled(world: World, operation: "export" | "search", payload: JsonObject): Promise<Socket> {
  const bot = world.identities["acme-bot"];
  const socket = connect({ port: world.port, host: "127.0.0.1" });
  onTestFinished(() => void socket.destroy());
  const body = JSON.stringify(envelope(operation, bot, payload));
  const key = Object.entries(bot.headers).map(([name, value]) => `${name}: ${value}`);
  socket.write(postHead(`/mgp/${operation}`, ...key, `Content-Length: ${String(body.length)}`) + body);
  await new Promise<void>((resolve) =>
    socket.once("data", () => {
      socket.pause();
      resolve();
    }),
  );
  return socket;
}

describe("what is read for answers counts as bodies do until they are sent", () => {
  test.each([
    ["export", { limit: 1_000 }],
    ["search", { query: "kiwi", limit: 1_000 }],
  ] as const)("a page of %s that is not read takes its caller's room", async (operation, payload) => {
    const world = await houseOfLargeMemories();
    const { "acme-bot": bot, "globex-bot": other } = world.identities;
    const reader = await stalled(world, operation, payload);
    for (const [name, asked] of [
      ["export", { limit: 1_000 }],
      ["sync", { limit: 1_000 }],
      ["search", { query: "kiwi", limit: 1_000 }],
      ["update", { memory_id: "m-1", patch: { scope: "user" } }],
    ] as const) {
      const refused = await world.ask(name, bot, asked);
      expect([name, refused.status, refused.headers["retry-after"]]).toEqual([name, 429, "1"]);
    }
    expect((await world.ask("get", bot, { memory_id: "small" })).status).toBe(200);
    expect((await world.ask("export", other, { limit: 1_000 })).status).toBe(200);
    const metrics = await fetch(`http://127.0.0.1:${String(world.port)}/metrics`, { headers: bot.headers });
    expect(await metrics.text()).toMatch(/operation="sync",outcome="bytes_in_flight"\} 1/);
    reader.destroy();
    await expect.poll(async () => (await world.ask("export", bot, { limit: 1_000 })).status).toBe(200);
  });
});
