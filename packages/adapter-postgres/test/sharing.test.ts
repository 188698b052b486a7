import { setTimeout as wait } from "node:timers/promises";
import { call, withTokens } from "@mgp/conformance";
import type { MemoryStore, ReplaceResult } from "@mgp/core";
import { startPostgres } from "@mgp/test-servers";
import { Client } from "pg";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { newSchema, openStore, putAll } from "./open-store.ts";
import { refusalOf } from "./refusal.ts";

const server = await startPostgres();
afterAll(async () => await server.stop());

/** Holds some records until they are released. */
async function hold(schema: string, memoryIds: readonly string[]): Promise<() => Promise<void>> {
  const client = new Client({ connectionString: server.dsn });
  await client.connect();
  onTestFinished(async () => await client.end());
  await client.query("BEGIN");
  await client.query(`SELECT FROM ${schema}.memory WHERE memory_id = ANY ($1) FOR UPDATE`, [memoryIds]);
  return async () => void (await client.query("COMMIT"));
}

/** How many statements wait for a record. */
async function waiting(schema: string): Promise<number> {
  const rows = await server.query(
    "SELECT FROM pg_stat_activity WHERE state = 'active' AND wait_event_type = 'Lock' AND query LIKE $1",
    [`%${schema}%`],
  );
  return rows.length;
}

async function untilWaiting(schema: string, statements: number): Promise<void> {
  while ((await waiting(schema)) !== statements) await wait(5);
}

/** Two replaces go alone and wait; those of `third` and `fourth` come behind them, so they share a statement. */
async function shareOne(
  store: MemoryStore,
  schema: string,
  signals: { readonly third: AbortSignal; readonly fourth: AbortSignal },
): Promise<{
  readonly third: Promise<unknown>;
  readonly fourth: Promise<unknown>;
  readonly release: () => Promise<void>;
}> {
  await putAll(store, "acme", ["first", "second", "third", "fourth"]);
  const replace = async (memoryId: string, signal?: AbortSignal): Promise<unknown> => {
    const { draft } = withTokens(memoryId, [], { stateReason: "replaced" });
    return await store.replace(
      { tenant: "acme", draft, expectedRevision: 1 },
      call(signal === undefined ? {} : { signal }),
    );
  };
  const releaseBefore = await hold(schema, ["first", "second"]);
  const release = await hold(schema, ["third"]);
  const before = [replace("first"), replace("second")];
  await untilWaiting(schema, 2);
  const [third, fourth] = [replace("third", signals.third), replace("fourth", signals.fourth)];
  await releaseBefore();
  await Promise.all(before);
  await untilWaiting(schema, 1);
  return { third, fourth, release };
}

describe("calls that share a statement", () => {
  it("leave it to the others when one is given up, which then does not know what became of it", async () => {
    const schema = newSchema();
    const store = await openStore({ dsn: server.dsn, schema });
    const [left, stays] = [new AbortController(), new AbortController()];
    const { third, fourth, release } = await shareOne(store, schema, { third: left.signal, fourth: stays.signal });
    const outcome = refusalOf(third);
    left.abort();
    expect(await outcome).toMatch(/^unknown_outcome:/);
    expect(await waiting(schema)).toBe(1);
    await release();
    expect(await fourth).toMatchObject({ kind: "replaced" });
    expect(await store.get({ tenant: "acme", memoryIds: ["third", "fourth"] }, call())).toMatchObject([
      { revision: 2 },
      { revision: 2 },
    ]);
  });

  it("end it in the database when no call is left", async () => {
    const schema = newSchema();
    const store = await openStore({ dsn: server.dsn, schema });
    const [one, other] = [new AbortController(), new AbortController()];
    const { third, fourth, release } = await shareOne(store, schema, { third: one.signal, fourth: other.signal });
    const outcomes = [refusalOf(third), refusalOf(fourth)];
    one.abort();
    other.abort();
    expect(await Promise.all(outcomes)).toEqual([
      expect.stringMatching(/^unknown_outcome:/),
      expect.stringMatching(/^cancelled:/),
    ]);
    await untilWaiting(schema, 0);
    await release();
    expect(await store.get({ tenant: "acme", memoryIds: ["third", "fourth"] }, call())).toMatchObject([
      { revision: 1 },
      { revision: 1 },
    ]);
  });

  it("never share it with another write of the same id", async () => {
    const schema = newSchema();
    const store = await openStore({ dsn: server.dsn, schema });
    await putAll(store, "acme", ["first", "second", "third"]);
    const replace = async (memoryId: string, stateReason: string): Promise<ReplaceResult> => {
      const { draft } = withTokens(memoryId, [], { stateReason });
      return await store.replace({ tenant: "acme", draft, expectedRevision: 1 }, call());
    };
    const release = await hold(schema, ["first", "second"]);
    const before = [replace("first", ""), replace("second", "")];
    await untilWaiting(schema, 2);
    const twice = [replace("third", "one"), replace("third", "other")];
    await release();
    await Promise.all(before);
    const results = await Promise.all(twice);
    expect(results.map(({ kind }) => kind).toSorted()).toEqual(["replaced", "stale"]);
    expect(new Set(results.map((result) => "record" in result && result.record.stateReason)).size).toBe(1);
  });

  it("fail each for itself where one of them cannot be stored", async () => {
    const schema = newSchema();
    const store = await openStore({ dsn: server.dsn, schema });
    await server.query(`CREATE FUNCTION ${schema}.refuse() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'program_limit_exceeded', MESSAGE = 'too long'; END $$`);
    await server.query(`CREATE TRIGGER refuse BEFORE INSERT ON ${schema}.memory
      FOR EACH ROW WHEN (new.memory_id = 'bad') EXECUTE FUNCTION ${schema}.refuse()`);
    const ids = ["a", "b", "c", "bad", "d"];
    const outcomes = await Promise.all(
      ids.map(async (memoryId) => {
        const { draft, searchable } = withTokens(memoryId, []);
        return await refusalOf(store.insert({ tenant: "acme", draft, searchable }, call()));
      }),
    );
    expect(outcomes.map((outcome) => outcome?.split(":")[0])).toEqual([
      undefined,
      undefined,
      undefined,
      "too_large",
      undefined,
    ]);
  });
});

describe("transactions that meet", () => {
  it("are tried again", async () => {
    const schema = newSchema();
    const store = await openStore({ dsn: server.dsn, schema });
    await server.query(`CREATE SEQUENCE ${schema}.attempt`);
    await server.query(`CREATE FUNCTION ${schema}.collide() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN
        IF nextval('${schema}.attempt') < 3 THEN RAISE EXCEPTION USING ERRCODE = 'deadlock_detected', MESSAGE = 'met'; END IF;
        RETURN new;
      END $$`);
    await server.query(`CREATE TRIGGER collide BEFORE INSERT ON ${schema}.memory
      FOR EACH ROW EXECUTE FUNCTION ${schema}.collide()`);
    const { draft, searchable } = withTokens("m", []);
    expect(await store.insert({ tenant: "acme", draft, searchable }, call())).toMatchObject({ kind: "inserted" });
  });
});

describe("a batch of more than one statement", () => {
  it("tells what was inserted before a statement that had no effect", async () => {
    const schema = newSchema();
    const store = await openStore({ dsn: server.dsn, schema });
    await server.query(`CREATE FUNCTION ${schema}.refuse() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'disk_full', MESSAGE = 'no space left'; END $$`);
    await server.query(`CREATE TRIGGER refuse BEFORE INSERT ON ${schema}.memory
      FOR EACH ROW WHEN (new.memory_id = 'm1500') EXECUTE FUNCTION ${schema}.refuse()`);
    const items = Array.from({ length: 2_000 }, (_, number) => withTokens(`m${String(number)}`, []));
    const results = await store.insertMany({ tenant: "acme", items, stopAtFirstExisting: false }, call());
    expect(results).toHaveLength(1_001);
    expect(results.at(-2)).toMatchObject({ kind: "inserted" });
    expect(results.at(-1)).toMatchObject({ code: "unwritable" });
    expect(await store.operator.count({ tenant: "acme", filter: {} }, call())).toEqual({ count: 1_000, exact: true });
  });
});
