import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { DatabaseSync } from "node:sqlite";
import { call } from "@mgp/conformance";
import { expect, test } from "vitest";
import { memoryPath, tombstonePath } from "../src/folder.ts";
import { startChild } from "./children/run.ts";
import { openFolder, temporaryFolder } from "./open-store.ts";
import { fileOf, found, listed } from "./put.ts";

/** Lets a child write until it has acknowledged so many writes, kills it, and returns the last revision of each id. */
async function killAfter(folder: string, acknowledged: number, first: number): Promise<ReadonlyMap<string, number>> {
  const child = startChild("writer", folder, "1000000", "8", String(first));
  if (child.stdout === null) throw new Error("the child has no output");
  const gone = once(child, "close");
  const revisions = new Map<string, number>();
  let count = 0;
  for await (const line of createInterface(child.stdout)) {
    const [id = "", revision = ""] = line.split(" ");
    revisions.set(id, Number(revision));
    count += 1;
    if (count === acknowledged) child.kill("SIGKILL");
  }
  await gone;
  return revisions;
}

test("a killed process loses nothing that it acknowledged, time after time", async () => {
  const folder = temporaryFolder();
  const expected = new Map<string, number>();
  let first = 0;
  for (const acknowledged of [1, 2, 9, 300, 1_200, 40, 2_500, 77]) {
    const revisions = await killAfter(folder, acknowledged, first);
    first += 10_000;
    for (const [id, revision] of revisions) expected.set(id, revision);
    const { store } = await openFolder(folder);
    const records = await listed(store);
    const held = new Map(records.map((record) => [record.memoryId, record]));
    for (const [id, revision] of expected) {
      const record = held.get(id);
      const trace = await store.operator.lastWrite({ tenant: "acme", memoryId: id }, call());
      // A write that was under way may have happened too.
      expect(trace?.revision ?? 0).toBeGreaterThanOrEqual(revision);
      expect(record === undefined).toBe(trace?.purged ?? true);
      if (record !== undefined) expect(record.body).toContain(record.revision === 1 ? `${id} was born` : `${id} grew`);
    }
    expect(await found(store, "zzborn")).toHaveLength(Math.min(1_000, countOf(records, "was born")));
    expect(await found(store, "zzgrew")).toHaveLength(Math.min(1_000, countOf(records, "grew")));
    const { count } = await store.operator.count({ tenant: "acme", filter: {} }, call());
    expect(count).toBe(records.length);
    expect((await store.operator.maintain({ budgetMs: 60_000, tombstonesBefore: 0 }, call())).damaged).toEqual([]);
    await store.close();
  }
}, 300_000);

/** Takes the files away that may not have been synced, as a machine that goes down does. */
function dropUnsynced(folder: string, driver: DatabaseSync): number {
  const rows = driver.prepare("SELECT name FROM pending").all();
  for (const { name } of rows) {
    for (const file of [memoryPath(String(name)), tombstonePath(String(name))])
      rmSync(path.join(folder, file), { force: true });
  }
  return rows.length;
}

test.each<readonly [string, (driver: DatabaseSync) => void]>([
  ["is whole", () => undefined],
  ["has to be made again", (driver) => driver.exec("PRAGMA user_version = 99")],
])(
  "what was acknowledged comes back into files that a machine lost, from an index that %s",
  async (_what, damage) => {
    const folder = temporaryFolder();
    const revisions = await killAfter(folder, 200, 1);
    const driver = new DatabaseSync(path.join(folder, "index", "index.db"));
    expect(dropUnsynced(folder, driver)).toBeGreaterThan(10);
    damage(driver);
    driver.close();
    const { store } = await openFolder(folder);
    for (const [id, revision] of revisions) {
      const trace = await store.operator.lastWrite({ tenant: "acme", memoryId: id }, call());
      expect(trace?.revision ?? 0).toBeGreaterThanOrEqual(revision);
    }
    for (const record of await listed(store))
      expect(readFileSync(path.join(folder, fileOf(record.memoryId)), "utf8")).toContain(record.body);
    expect((await store.operator.maintain({ budgetMs: 60_000, tombstonesBefore: 0 }, call())).damaged).toEqual([]);
  },
  60_000,
);

function countOf(records: readonly { readonly body: string }[], words: string): number {
  return records.filter((record) => record.body.includes(words)).length;
}
