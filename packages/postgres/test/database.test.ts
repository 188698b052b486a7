import { getEventListeners } from "node:events";
import { inspect } from "node:util";
import { StoreError } from "@mgp/core";
import { freePort } from "@mgp/test-servers";
import { expect, test } from "vitest";
import { Database, type Trouble, withConnection } from "../src/index.ts";
import { poolOf, sharedServer } from "./support.ts";

const server = sharedServer();
const opening = "SET search_path = pg_catalog";

function explain(trouble: Trouble, effect: string, cause: unknown): StoreError {
  return new StoreError("unavailable", `${trouble} in a ${effect}`, { cause });
}

function databaseOf(dsn: string, told: unknown[] = []): Database {
  return new Database({
    pool: poolOf(dsn),
    connections: 2,
    opening,
    settingsOf: () => ({}),
    explain,
    now: Date.now,
    onReachable: (...reached) => void told.push(reached),
  });
}

function within(ms: number): { readonly deadline: number; readonly signal: AbortSignal } {
  return { deadline: Date.now() + ms, signal: new AbortController().signal };
}

function read(text: string): { readonly statement: { readonly text: string; readonly effect: "read" }; values: [] } {
  return { statement: { text, effect: "read" }, values: [] };
}

test("a session that was closed for its silence fails no statement", async () => {
  const database = databaseOf(server().dsn);
  const pid = async (): Promise<unknown> =>
    (await database.run(read("SELECT pg_backend_pid() AS pid"), within(30_000)))[0]?.["pid"];
  const first = await pid();
  // The process is stopped for longer than the server waits: nothing touches the connection meanwhile.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 4_000);
  expect(await pid()).not.toBe(first);
});

test("an idle session is touched before the server closes it", async () => {
  const database = databaseOf(server().dsn);
  const pid = async (): Promise<unknown> =>
    (await database.run(read("SELECT pg_backend_pid() AS pid"), within(30_000)))[0]?.["pid"];
  const first = await pid();
  const touched = `SELECT FROM pg_stat_activity WHERE pid = $1 AND state_change > backend_start + interval '4 seconds'`;
  await expect
    .poll(async () => (await server().query(touched, [first])).length, { timeout: 20_000, interval: 200 })
    .toBe(1);
  expect(await pid()).toBe(first);
});

test("what fails is explained by its kind, and the network is told of once", async () => {
  const told: unknown[] = [];
  const database = databaseOf(server().dsn, told);
  await expect(database.run(read("SELECT 1 / 0"), within(30_000))).rejects.toThrow("not-kept in a read");
  await expect(database.run(read("SELECT FROM absent"), within(30_000))).rejects.toThrow("no-table in a read");
  expect(told).toEqual([]);
  const away = databaseOf(`postgres://absent@127.0.0.1:${String(await freePort())}/nothing`, told);
  for (const _ of [1, 2])
    await expect(away.run(read("SELECT 1"), within(30_000))).rejects.toThrow("not-listening in a read");
  expect(told).toEqual([[false, "not-listening in a read"]]);
});

test("no error holds the secret of the DSN", async () => {
  const secret = "only-the-server-knows";
  const port = await freePort();
  const found: unknown[] = [];
  for (const dsn of [
    `postgres://absent:${secret}@127.0.0.1:${String(port)}/nothing`,
    server().dsn.replace("postgres@", `absent:${secret}@`),
  ]) {
    found.push(
      await databaseOf(dsn)
        .run(read("SELECT 1"), within(30_000))
        .catch((error: unknown) => error),
    );
    const alone = { dsn, connectTimeoutMs: 1_000, opening, settings: {}, explain, now: Date.now };
    found.push(await withConnection(alone, within(30_000), async () => undefined).catch((error: unknown) => error));
  }
  expect(found.map((error) => StoreError.isInstance(error))).toEqual([true, true, true, true]);
  expect(inspect(found, { depth: 9, showHidden: true })).not.toContain(secret);
});

test("a DSN that is not a URL is refused in words, without its secret", async () => {
  const secret = "only-the-server-knows";
  const dsn = `postgres://absent:${secret}@[nowhere/nothing`;
  const alone = { dsn, connectTimeoutMs: 1_000, opening, settings: {}, explain, now: Date.now };
  const call = within(30_000);
  const found = await Promise.all(
    [async () => databaseOf(dsn), async () => await withConnection(alone, call, async () => undefined)].map(
      async (work) => await work().catch((error: unknown) => error),
    ),
  );
  expect(found.map((error) => StoreError.isInstance(error) && error.code)).toEqual(["misconfigured", "misconfigured"]);
  expect(inspect(found, { depth: 9, showHidden: true })).not.toContain(secret);
  expect(getEventListeners(call.signal, "abort")).toEqual([]);
});

test("a connection of its own may be silent, and takes its locks with it", async () => {
  const options = { dsn: server().dsn, connectTimeoutMs: 5_000, opening, settings: {}, explain, now: Date.now };
  const failing = withConnection(options, within(30_000), async (connection) => {
    const [row] = await connection.runText(
      "SELECT pg_advisory_lock(9), current_setting('idle_session_timeout') AS silent",
    );
    expect(row?.["silent"]).toBe("0");
    throw new StoreError("busy", "given up");
  });
  await expect(failing).rejects.toThrow("given up");
  const held = "SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = 9";
  await expect.poll(async () => await server().query(held)).toEqual([]);
});
