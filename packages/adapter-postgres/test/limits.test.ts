import { once } from "node:events";
import { connect, createServer } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { call, withTokens } from "@mgp/conformance";
import type { Call } from "@mgp/core";
import { startPostgres } from "@mgp/test-servers";
import { Client } from "pg";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { postgresAdapter } from "../src/index.ts";
import { newSchema, openStore, putAll } from "./open-store.ts";
import { refusalOf } from "./refusal.ts";

const server = await startPostgres();
afterAll(async () => await server.stop());

/** A way to the server that can lose connections without a word to either side. */
async function swallowingNetwork(): Promise<{
  readonly dsn: string;
  /** From now on nothing comes through what is connected by now. Resolves when something was swallowed. */
  readonly swallow: () => Promise<void>;
}> {
  const url = new URL(server.dsn);
  const port = Number(url.port);
  const links = new Set<Duplex[]>();
  const proxy = createServer((client) => {
    const upstream = connect(port, url.hostname);
    const ends = [client, upstream];
    links.add(ends);
    for (const end of ends) end.on("error", () => undefined);
    client.pipe(upstream).pipe(client);
  }).listen(0, "127.0.0.1");
  await once(proxy, "listening");
  onTestFinished(() => {
    for (const end of [...links].flat()) end.destroy();
    proxy.close();
  });
  const address = proxy.address();
  if (address === null || typeof address === "string") throw new Error("The network has no port.");
  url.port = String(address.port);
  const swallow = async (): Promise<void> => {
    const first = Promise.withResolvers<void>();
    for (const [client, upstream] of links) {
      client?.unpipe();
      upstream?.unpipe();
      client?.on("data", () => first.resolve()).resume();
    }
    await first.promise;
  };
  return { dsn: url.href, swallow };
}

/** Holds all records of a schema: a transaction that writes one waits until `release`, or for ever. */
async function holdRecords(schema: string): Promise<{ readonly release: () => Promise<void> }> {
  const client = new Client({ connectionString: server.dsn });
  // Some tests end the server under it.
  client.on("error", () => undefined);
  await client.connect();
  onTestFinished(async () => await client.end());
  await client.query(`BEGIN; LOCK TABLE ${schema}.memory IN ACCESS EXCLUSIVE MODE`);
  return { release: async () => void (await client.query("COMMIT")) };
}

/** How many statements on the schema's records the server is at, those that wait for a lock included. */
async function running(schema: string): Promise<number> {
  const rows = await server.query(
    "SELECT FROM pg_stat_activity WHERE state = 'active' AND wait_event_type = 'Lock' AND query LIKE $1",
    [`%${schema}%`],
  );
  return rows.length;
}

function soon(): Call {
  return call({ deadline: Date.now() + 200 });
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await wait(5);
}

describe("a call that is given up", () => {
  it.for(["get", "list", "insert"] as const)("ends its statement in the database: %s", async (method) => {
    const schema = newSchema();
    const store = await openStore({ dsn: server.dsn, schema });
    await putAll(store, "acme", ["held"]);
    const { release } = await holdRecords(schema);
    const controller = new AbortController();
    const given = call({ signal: controller.signal });
    const { draft, searchable } = withTokens("new", []);
    const work = {
      get: async () => await store.get({ tenant: "acme", memoryIds: ["held"] }, given),
      list: async () => await store.list({ tenant: "acme", filter: {}, page: { limit: 1 } }, given),
      insert: async () => await store.insert({ tenant: "acme", draft, searchable }, given),
    }[method]();
    const outcome = refusalOf(work);
    await until(async () => (await running(schema)) === 1);
    controller.abort();
    expect(await outcome).toMatch(/^cancelled:/);
    await until(async () => (await running(schema)) === 0);
    await release();
    expect(await store.get({ tenant: "acme", memoryIds: ["held", "new"] }, call())).toMatchObject([
      { memoryId: "held" },
      undefined,
    ]);
  });

  it("ends at its deadline, in the database too", async () => {
    const schema = newSchema();
    const store = await openStore({ dsn: server.dsn, schema });
    const { release } = await holdRecords(schema);
    const start = performance.now();
    const { draft, searchable } = withTokens("new", []);
    const late = store.insert({ tenant: "acme", draft, searchable }, call({ deadline: Date.now() + 200 }));
    expect(await refusalOf(late)).toMatch(/^deadline:/);
    expect(performance.now() - start).toBeLessThan(1_200);
    expect(await running(schema)).toBe(0);
    await release();
  });

  it("has no effect when its process was stopped just before the statement was sent", async () => {
    let looks = 0;
    let stopAt = 0;
    const now = (): number => {
      looks += 1;
      const time = Date.now();
      if (looks === stopAt) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 4_000);
      return time;
    };
    const store = await openStore({ dsn: server.dsn, schema: newSchema() }, now);
    const insert = async (memoryId: string) => {
      looks = 0;
      const { draft, searchable } = withTokens(memoryId, []);
      return await store.insert({ tenant: "acme", draft, searchable }, call({ deadline: Date.now() + 1_000 }));
    };
    await insert("first");
    // Over the connection that is open by then.
    await insert("second");
    // The last look at the clock is the one after which nothing but sending is left to do.
    stopAt = looks;
    expect(await refusalOf(insert("late"))).toMatch(/^(?:deadline|unknown_outcome):/);
    stopAt = 0;
    expect(await store.get({ tenant: "acme", memoryIds: ["second", "late"] }, call())).toMatchObject([
      { memoryId: "second" },
      undefined,
    ]);
  });

  it("does not wait for a connection beyond its limits", async () => {
    const schema = newSchema();
    const store = await openStore({ dsn: server.dsn, schema, poolSize: 1 });
    const { release } = await holdRecords(schema);
    const first = store.list({ tenant: "acme", filter: {}, page: { limit: 1 } }, call());
    await until(async () => (await running(schema)) === 1);
    const late = store.health(call({ deadline: Date.now() + 50 }));
    expect(await refusalOf(late)).toMatch(/^deadline:/);
    const controller = new AbortController();
    const cancelled = store.health(call({ signal: controller.signal }));
    controller.abort();
    expect(await refusalOf(cancelled)).toMatch(/^cancelled:/);
    await release();
    expect((await first).items).toEqual([]);
  });

  it("leaves a statement that it shares to the others", async () => {
    const schema = newSchema();
    const store = await openStore({ dsn: server.dsn, schema });
    const { release } = await holdRecords(schema);
    const insert = async (memoryId: string, signal?: AbortSignal): Promise<unknown> => {
      const { draft, searchable } = withTokens(memoryId, []);
      return await store.insert({ tenant: "acme", draft, searchable }, call(signal === undefined ? {} : { signal }));
    };
    // Two go alone, what comes behind them goes together.
    const alone = [insert("a"), insert("b")];
    await until(async () => (await running(schema)) === 2);
    const controller = new AbortController();
    const left = insert("left", controller.signal);
    const stays = insert("stays");
    const outcome = refusalOf(left);
    controller.abort();
    expect(await outcome).toMatch(/^cancelled:/);
    await release();
    await Promise.all([...alone, stays]);
    expect(await store.get({ tenant: "acme", memoryIds: ["a", "b", "left", "stays"] }, call())).toMatchObject([
      {},
      {},
      undefined,
      {},
    ]);
  });
});

/** A clock that jumps, as it seems to when a process goes on: connections are heard before any timer fires. */
function jumpingClock(): { readonly now: () => number; jumpMs: number } {
  const clock = { jumpMs: 0, now: (): number => Date.now() + clock.jumpMs };
  return clock;
}

function inAMinute(): Call {
  return call({ deadline: Date.now() + 60_000 });
}

describe("a process that was stopped for longer than its calls may take", () => {
  it("does not send what waited for the statement before it", async () => {
    const [schema, clock] = [newSchema(), jumpingClock()];
    const store = await openStore({ dsn: server.dsn, schema }, clock.now);
    const { release } = await holdRecords(schema);
    const insert = async (memoryId: string): Promise<unknown> => {
      const { draft, searchable } = withTokens(memoryId, []);
      return await store.insert({ tenant: "acme", draft, searchable }, inAMinute());
    };
    const sent = [insert("a"), insert("b")];
    await until(async () => (await running(schema)) === 2);
    const late = refusalOf(insert("late"));
    clock.jumpMs = 3_600_000;
    await release();
    await Promise.all(sent);
    expect(await late).toMatch(/^deadline:/);
    clock.jumpMs = 0;
    expect(await store.get({ tenant: "acme", memoryIds: ["a", "b", "late"] }, call())).toMatchObject([
      {},
      {},
      undefined,
    ]);
  });

  it("does not send what waited for a connection", async () => {
    const [schema, clock] = [newSchema(), jumpingClock()];
    const store = await openStore({ dsn: server.dsn, schema, poolSize: 1 }, clock.now);
    const { release } = await holdRecords(schema);
    const sent = store.list({ tenant: "acme", filter: {}, page: { limit: 1 } }, call());
    await until(async () => (await running(schema)) === 1);
    const { draft, searchable } = withTokens("late", []);
    const late = refusalOf(store.insert({ tenant: "acme", draft, searchable }, inAMinute()));
    clock.jumpMs = 3_600_000;
    await release();
    await sent;
    expect(await late).toMatch(/^deadline:/);
    clock.jumpMs = 0;
    expect(await store.get({ tenant: "acme", memoryIds: ["late"] }, call())).toEqual([undefined]);
  });
});

describe("a database that goes away", () => {
  it("is found again by the next call", async () => {
    const store = await openStore({ dsn: server.dsn, schema: newSchema() });
    await putAll(store, "acme", ["a"]);
    await server.kill();
    expect(await refusalOf(store.get({ tenant: "acme", memoryIds: ["a"] }, call()))).toMatch(/^unavailable:/);
    await server.start();
    expect(await store.get({ tenant: "acme", memoryIds: ["a"] }, call())).toMatchObject([{ memoryId: "a" }]);
  });

  it("leaves it unknown what became of a write that it was at", async () => {
    const schema = newSchema();
    const store = await openStore({ dsn: server.dsn, schema });
    await holdRecords(schema);
    const { draft, searchable } = withTokens("new", []);
    const work = store.insert({ tenant: "acme", draft, searchable }, call());
    const outcome = refusalOf(work);
    await until(async () => (await running(schema)) === 1);
    await server.kill();
    expect(await outcome).toMatch(/^unknown_outcome:/);
    await server.start();
  });

  it.for([
    ["get", "deadline"],
    ["health", "deadline"],
    ["insert", "unknown_outcome"],
  ] as const)("ends calls soon after their deadlines when it only falls silent: %s", async ([method, code]) => {
    const store = await openStore({ dsn: server.dsn, schema: newSchema() });
    const work = async (memoryId: string): Promise<unknown> => {
      const { draft, searchable } = withTokens(memoryId, []);
      return await {
        get: async () => await store.get({ tenant: "acme", memoryIds: [memoryId] }, soon()),
        health: async () => await store.health(soon()),
        insert: async () => await store.insert({ tenant: "acme", draft, searchable }, soon()),
      }[method]();
    };
    // With a connection that has to be told nothing more, the statement itself is sent.
    await work("before");
    const thaw = server.freeze();
    const start = performance.now();
    expect(await refusalOf(work("during"))).toMatch(new RegExp(`^${code}:`));
    expect(performance.now() - start).toBeLessThan(1_400);
    thaw();
    expect(await refusalOf(store.list({ tenant: "acme", filter: {}, page: { limit: 1 } }, call()))).toBeUndefined();
  });

  it("gets another connection for the one that an idle gateway finds silent", async () => {
    const network = await swallowingNetwork();
    const store = await openStore({ dsn: network.dsn, schema: newSchema(), poolSize: 1 });
    await store.health(call());
    await network.swallow();
    expect(await refusalOf(store.health(call({ deadline: Date.now() + 30_000 })))).toBeUndefined();
  });

  it("ends opening at its deadline when it falls silent", async () => {
    const thaw = server.freeze();
    onTestFinished(thaw);
    const start = performance.now();
    const context = { now: Date.now, log: () => undefined };
    const opening = postgresAdapter.open({ dsn: server.dsn, schema: newSchema() }, context, soon());
    expect(await refusalOf(opening)).toMatch(/^deadline:/);
    expect(performance.now() - start).toBeLessThan(1_200);
  });
});
