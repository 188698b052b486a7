import { expect, test } from "vitest";
import { inTransaction, migrateIn, quotedText, type Run, type SteppedSchema, versionOf } from "../src/index.ts";
import { never, plain, poolOf, sharedServer } from "./support.ts";

const server = sharedServer();
const first = ["CREATE TABLE odd.one (name text)", `INSERT INTO odd.one VALUES (${quotedText("it's")})`];
const second = ["CREATE TABLE odd.two (name text)"];

function schemaOf(steps: SteppedSchema["steps"]): SteppedSchema {
  return {
    name: "odd",
    lock: "4711",
    steps,
    columns: "name text NOT NULL",
    noteOf: (version) => ({ name: `step ${version}` }),
    newer: (version, known) => new Error(`version ${version}, and only ${known} are known`),
  };
}

/** Runs statements on a connection of its own. */
async function on<Result>(dsn: string, work: (run: Run) => Promise<Result>): Promise<Result> {
  const lane = poolOf(dsn).lane(1);
  const connection = await lane.acquire(plain, never);
  if (typeof connection === "string") throw new Error(connection);
  try {
    return await work(async (text, values) => await connection.runText(text, values));
  } catch (error) {
    connection.destroy();
    throw error;
  } finally {
    lane.release(connection);
  }
}

async function migrated(dsn: string, steps: SteppedSchema["steps"]): Promise<unknown> {
  return await on(dsn, async (run) => await inTransaction(run, async () => await migrateIn(run, schemaOf(steps))));
}

async function noted(dsn: string): Promise<readonly unknown[]> {
  return await server().query("SELECT version, name FROM odd.migration ORDER BY version", [], dsn);
}

test("steps are applied once, however many come at the same time, and later only those that were appended", async () => {
  const dsn = await server().createDatabase();
  const changes = await Promise.all([1, 2, 3, 4].map(async () => await migrated(dsn, [first])));
  expect(changes.toSorted((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1))).toEqual([
    { from: 0, to: 1 },
    ...[1, 2, 3].map(() => ({ from: 1, to: 1 })),
  ]);
  expect(await migrated(dsn, [first, second])).toEqual({ from: 1, to: 2 });
  expect(await noted(dsn)).toEqual([1, 2].map((version) => ({ version, name: `step ${version}` })));
  expect(await server().query("SELECT name FROM odd.one", [], dsn)).toEqual([{ name: "it's" }]);
});

test("a step that fails leaves the schema as it was", async () => {
  const dsn = await server().createDatabase();
  await migrated(dsn, [first]);
  await expect(migrated(dsn, [first, second, ["CREATE TABLE odd.one (name text)"]])).rejects.toThrow("already exists");
  expect(await noted(dsn)).toEqual([{ version: 1, name: "step 1" }]);
  expect(await on(dsn, async (run) => await versionOf(run, schemaOf([first])))).toBe(1);
});

test("a schema that is newer than the list is refused, untouched", async () => {
  const dsn = await server().createDatabase();
  await migrated(dsn, [first, second]);
  await expect(migrated(dsn, [first])).rejects.toThrow("version 2, and only 1 are known");
  expect(await noted(dsn)).toHaveLength(2);
});
