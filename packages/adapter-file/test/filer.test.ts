import { readFileSync } from "node:fs";
import path from "node:path";
import { call, itemOf, memoryOf } from "@mgp/conformance";
import type { MemoryStore } from "@mgp/core";
import { describe, expect, it, onTestFinished, test, vi } from "vitest";
import { type FileChange, changeOf } from "../src/change.ts";
import { Filer } from "../src/filer.ts";
import { Folder } from "../src/folder.ts";
import { openFolder, temporaryFolder } from "./open-store.ts";
import { beforePlacing, heldPlacing } from "./placing.ts";
import { containing, fileOf, put } from "./put.ts";

/** Changes that may wait for their files. */
const MOST_PENDING = 4_096;

/** Groups of files after which the writers of a test stop, for better or worse. */
const MOST_GROUPS = 300;

async function openFiler(root: string): Promise<Filer> {
  const filer = new Filer(await Folder.open(root), () => undefined);
  onTestFinished(async () => await filer.close());
  return filer;
}

function changeAt(position: number, memoryId: string, statement: string): FileChange {
  const { draft } = itemOf(memoryOf(memoryId, { content: { statement } }));
  const record = { ...draft, revision: 1 };
  return changeOf({
    kind: "memory",
    tenant: "acme",
    memoryId,
    position,
    record,
    tokens: "",
    lengths: { open: 0, full: 0 },
    analyser: 1,
  });
}

test.each<readonly [string, (position: number) => string]>([
  ["new memories", (position) => `m${String(position)}`],
  ["one memory", () => "m0"],
])("a sync waits for no later change while writes of %s go on", async (_what, idAt) => {
  const filer = await openFiler(temporaryFolder());
  let groups = 0;
  beforePlacing(() => {
    groups += 1;
    if (groups < MOST_GROUPS) filer.add([changeAt(groups, idAt(groups), "goes on")]);
  });
  const waited: number[] = [];
  const spy = vi.spyOn(Folder.prototype, "sync").mockImplementation(async () => {
    waited.push(groups);
    await Promise.resolve();
  });
  onTestFinished(() => spy.mockRestore());
  filer.add([changeAt(0, "m0", "was first")]);
  await filer.sync();
  // The files are synced as soon as those are in place that were there before.
  expect(waited[0]).toBeLessThan(5);
});

test("a memory that is written all the time keeps no other from its file", async () => {
  const root = temporaryFolder();
  const filer = await openFiler(root);
  let position = 0;
  const busy = (): readonly FileChange[] =>
    Array.from({ length: 64 }, (_, number) => changeAt(position++, `busy${String(number)}`, "again"));
  beforePlacing(() => {
    if (position < MOST_GROUPS * 64) filer.add(busy());
  });
  filer.add(busy());
  const other = changeAt(position++, "other", "is in its file");
  filer.add([other]);
  await filer.done(other);
  expect(position).toBeLessThan(64 * 10);
  expect(readFileSync(path.join(root, fileOf("other")), "utf8")).toContain("is in its file");
});

test("a change that a later one takes the place of is done when that one is in its file", async () => {
  const root = temporaryFolder();
  const filer = await openFiler(root);
  const first = changeAt(2, "m", "came first");
  // The first group is on its way already when these come.
  filer.add([changeAt(1, "another", "is first")]);
  filer.add([first, changeAt(3, "m", "came later")]);
  await filer.done(first);
  expect(readFileSync(path.join(root, fileOf("m")), "utf8")).toContain("came later");
});

test("upkeep waits for files no longer than its budget", async () => {
  const { store } = await openFolder(temporaryFolder());
  heldPlacing();
  await put(store, "m");
  const upkeep = { budgetMs: 5, tombstonesBefore: 0 };
  expect((await store.operator.maintain(upkeep, call())).damaged).toEqual([]);
  const short = call({ deadline: 1_005 });
  expect((await store.operator.maintain({ ...upkeep, budgetMs: 60_000 }, short)).damaged).toEqual([]);
});

/** A store, at the instant 1,000, that has no room for further changes. */
async function full(): Promise<{ readonly store: MemoryStore; readonly release: () => void }> {
  const { store } = await openFolder(temporaryFolder());
  const release = heldPlacing();
  const items = Array.from({ length: MOST_PENDING }, (_, number) => itemOf(memoryOf(`m${String(number)}`)));
  await store.insertMany({ tenant: "acme", items, stopAtFirstExisting: false }, call());
  return { store, release };
}

describe("a call that waits for files that are not put in place", () => {
  it("keeps its deadline and hears of its cancellation, and writes nothing then", async () => {
    const { store, release } = await full();
    const late = { tenant: "acme", ...itemOf(memoryOf("late")) };
    await expect(store.insert(late, call({ deadline: 1_005 }))).rejects.toMatchObject({ code: "deadline" });
    const controller = new AbortController();
    const cancelled = store.insert(late, call({ signal: controller.signal }));
    controller.abort();
    await expect(cancelled).rejects.toMatchObject({ code: "cancelled" });
    release();
    await put(store, "next");
    expect(await store.operator.lastWrite({ tenant: "acme", memoryId: "late" }, call())).toBeUndefined();
  });

  it("tells of the residue when it has purged", async () => {
    const { store } = await openFolder(temporaryFolder());
    await put(store, "m");
    heldPlacing();
    const request = { tenant: "acme", memoryId: "m", expectedRevision: 1, writeId: "w" };
    const removed = await store.remove(request, call({ deadline: 1_005 }));
    expect(removed).toMatchObject({ kind: "removed", residue: [containing("its file")] });
    expect(await store.get({ tenant: "acme", memoryIds: ["m"] }, call())).toEqual([undefined]);
  });
});
