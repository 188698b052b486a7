import { call } from "@mgp/conformance";
import type { MemoryStore } from "@mgp/core";
import { numberIn } from "@mgp/sqlite";
import { expect, onTestFinished, test, vi } from "vitest";
import { Folder, nameOf, tombstonePath } from "../src/folder.ts";
import { openWithParts } from "./open-parts.ts";
import { put } from "./put.ts";

const tenant = "acme";

// oxlint-disable-next-line typescript/unbound-method -- they are called on the folder that is asked
const { removeNow, sync } = Folder.prototype;

async function purged(store: MemoryStore, memoryId: string): Promise<void> {
  await put(store, memoryId);
  await store.remove({ tenant, memoryId, expectedRevision: 1, writeId: "w" }, call());
}

test("a tombstone that comes while others are forgotten keeps its file", async () => {
  const { store, parts } = await openWithParts();
  const { connection, reader, writer } = parts.index;
  await purged(store, "m1");
  await purged(store, "m2");
  const removed: string[] = [];
  const spy = vi.spyOn(Folder.prototype, "removeNow").mockImplementation(function (this: Folder, file) {
    removeNow.call(this, file);
    removed.push(file);
    // Both are forgotten: one file is gone, and before it is the other's turn its memory comes again and is purged.
    const memoryId = file === tombstonePath(nameOf(tenant, "m1")) ? "m2" : "m1";
    const position = reader.position + 2;
    const tombstone = {
      kind: "tombstone",
      tenant,
      memoryId,
      revision: 2,
      writeId: "w2",
      position,
      purgedAt: 5_000,
    } as const;
    connection.transaction(() => writer.apply(tombstone));
  });
  onTestFinished(() => spy.mockRestore());
  await store.operator.maintain({ budgetMs: 60_000, tombstonesBefore: 2_000 }, call());
  expect(removed).toHaveLength(1);
});

test("what comes while files are synced still counts as pending then", async () => {
  const { store, parts } = await openWithParts();
  await put(store, "m1");
  const spy = vi.spyOn(Folder.prototype, "sync").mockImplementationOnce(async function (this: Folder, file) {
    await put(store, "m2", "comes during the sync");
    await sync.call(this, file);
  });
  onTestFinished(() => spy.mockRestore());
  await parts.checkpoints.run();
  const row = parts.index.connection.get("SELECT sum(length(text)) AS size FROM pending");
  expect(parts.index.pending.size).toBe(numberIn(row, "size"));
});
