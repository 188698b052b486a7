import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { call } from "@mgp/conformance";
import type { OpenStore } from "@mgp/core";
import { expect, test } from "vitest";
import { nameOf, tombstonePath } from "../src/folder.ts";
import { openFolder, temporaryFolder } from "./open-store.ts";
import { fileOf, listed, put } from "./put.ts";

const tombstoneFile = tombstonePath(nameOf("acme", "m"));

async function purge({ store }: OpenStore, expectedRevision: number): Promise<void> {
  const request = { tenant: "acme", memoryId: "m", expectedRevision, writeId: "w" };
  expect(await store.remove(request, call())).toEqual({ kind: "removed" });
}

/** A store in which a memory was purged and forgotten, and the text of its tombstone. */
async function forgotten(folder: string): Promise<{ readonly open: OpenStore; readonly tombstone: string }> {
  const open = await openFolder(folder);
  await put(open.store, "m", "was here before");
  await purge(open, 1);
  const tombstone = readFileSync(path.join(folder, tombstoneFile), "utf8");
  await open.store.operator.maintain({ budgetMs: 60_000, tombstonesBefore: 2_000 }, call());
  expect(existsSync(path.join(folder, tombstoneFile))).toBe(false);
  return { open, tombstone };
}

test.each<readonly [string, (driver: DatabaseSync) => void]>([
  ["is whole", () => undefined],
  ["has to be made again", (driver) => driver.exec("PRAGMA user_version = 99")],
])(
  "a memory outlives the file of a forgotten tombstone, the removal of which a machine lost, with an index that %s",
  async (_what, damage) => {
    const folder = temporaryFolder();
    const { open, tombstone } = await forgotten(folder);
    await put(open.store, "m", "is precious");
    await open.store.close();
    writeFileSync(path.join(folder, tombstoneFile), tombstone);
    const driver = new DatabaseSync(path.join(folder, "index", "index.db"));
    damage(driver);
    driver.close();
    for (let start = 1; start <= 2; start++) {
      const { store } = await openFolder(folder);
      expect(await listed(store)).toMatchObject([{ memoryId: "m", revision: 1 }]);
      expect((await store.operator.lastWrite({ tenant: "acme", memoryId: "m" }, call()))?.purged).toBe(false);
      await store.close();
    }
    expect(existsSync(path.join(folder, tombstoneFile))).toBe(false);
    expect(existsSync(path.join(folder, fileOf("m")))).toBe(true);
  },
);

test("a tombstone outlives the file of the memory, the removal of which a machine lost", async () => {
  const folder = temporaryFolder();
  const first = await openFolder(folder);
  await put(first.store, "m");
  await first.store.close();
  const text = readFileSync(path.join(folder, fileOf("m")), "utf8");
  const second = await openFolder(folder);
  await purge(second, 1);
  await second.store.close();
  writeFileSync(path.join(folder, fileOf("m")), text);
  const { store } = await openFolder(folder);
  expect(await listed(store)).toEqual([]);
  expect(await store.operator.lastWrite({ tenant: "acme", memoryId: "m" }, call())).toMatchObject({ purged: true });
  expect(existsSync(path.join(folder, fileOf("m")))).toBe(false);
});
