import { closeSync, openSync, renameSync, statSync, writeSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { call } from "@mgp/conformance";
import { expect, test } from "vitest";
import { openFolder, temporaryFolder } from "./open-store.ts";
import { put } from "./put.ts";

/** Pages of the index that stay whole: its schema, and the row by which health sees that it can be read. */
const WHOLE = 4 * 4_096;

/** A commit of another connection makes those that are open read their pages again. */
function forgetCached(index: string): void {
  const database = new DatabaseSync(index);
  const version = database.prepare("PRAGMA user_version").get()?.["user_version"];
  database.exec(`PRAGMA user_version = ${String(version)}`);
  database.close();
}

test("a folder of memories that is gone is told by health, and so is that it is back", async () => {
  const folder = temporaryFolder();
  const { store } = await openFolder(folder);
  await put(store, "m");
  expect(await store.health(call())).toEqual([]);
  renameSync(path.join(folder, "memories"), path.join(folder, "moved"));
  expect(await store.health(call())).toMatchObject([{ part: "writes" }]);
  renameSync(path.join(folder, "moved"), path.join(folder, "memories"));
  expect(await store.health(call())).toEqual([]);
});

test("a damaged index is told by health once a call has met it, and what does not need it goes on", async () => {
  const folder = temporaryFolder();
  const before = await openFolder(folder);
  for (let number = 0; number < 100; number += 1) await put(before.store, `m-${number}`);
  await before.store.close();
  const { store } = await openFolder(folder);
  const index = path.join(folder, "index", "index.db");
  const file = openSync(index, "r+");
  writeSync(file, Buffer.alloc(statSync(index).size - WHOLE, 0x5a), 0, undefined, WHOLE);
  closeSync(file);
  forgetCached(index);
  expect(await store.health(call())).toEqual([]);
  await expect(store.list({ tenant: "acme", filter: {}, page: { limit: 1_000 } }, call())).rejects.toMatchObject({
    code: "damaged",
  });
  expect(await store.health(call())).toMatchObject([{ part: "index" }]);
});
