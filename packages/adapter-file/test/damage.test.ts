import { existsSync, mkdirSync, readFileSync, renameSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { call, itemOf, memoryOf } from "@mgp/conformance";
import type { OpenStore } from "@mgp/core";
import { describe, expect, it } from "vitest";
import { openFolder, temporaryFolder } from "./open-store.ts";
import { containing, fileOf, found, listed, put } from "./put.ts";

/** A folder with ten memories, closed. */
async function filled(): Promise<string> {
  const folder = temporaryFolder();
  const { store } = await openFolder(folder);
  for (let number = 0; number < 10; number++) await put(store, `m${String(number)}`, `kiwi ${String(number)}`);
  await store.close();
  return folder;
}

/** Opens a folder, with what it reports of files. */
async function reopen(folder: string): Promise<{ readonly open: OpenStore; readonly reported: string[] }> {
  const reported: string[] = [];
  const open = await openFolder(folder, {
    log: (_level, event, fields) => {
      if (event === "memory_file_damaged") reported.push(String(fields?.["file"]));
    },
  });
  return { open, reported };
}

const others = ["m0", "m1", "m2", "m4", "m5", "m6", "m7", "m8", "m9"];

describe("a damaged file", () => {
  const damages: readonly (readonly [string, (file: string) => void])[] = [
    ["cut short", (file) => truncateSync(file, 300)],
    ["empty", (file) => truncateSync(file, 0)],
    ["changed by a byte", (file) => writeFileSync(file, readFileSync(file, "utf8").replace("kiwi 3", "kiwi 4"))],
    ["not UTF-8", (file) => writeFileSync(file, Buffer.from([0xff, 0xfe, 0x00]))],
    ["another memory's", (file) => writeFileSync(file, readFileSync(path.join(file, "../../..", fileOf("m4"))))],
    [
      "a link",
      (file) => {
        renameSync(file, `${file}.elsewhere`);
        symlinkSync(`${file}.elsewhere`, file);
      },
    ],
    [
      "a folder",
      (file) => {
        renameSync(file, `${file}.elsewhere`);
        mkdirSync(file);
      },
    ],
  ];

  it.each(damages)("that is %s is named, skipped, and blocks nothing", async (_what, damage) => {
    for (const hasIndex of [true, false]) {
      const folder = await filled();
      const file = path.join(folder, fileOf("m3"));
      damage(file);
      if (!hasIndex) renameSync(path.join(folder, "index"), path.join(folder, "old-index"));
      const { open, reported } = await reopen(folder);
      const { store } = open;
      await expect(store.get({ tenant: "acme", memoryIds: ["m3"] }, call())).rejects.toMatchObject({ code: "damaged" });
      expect((await listed(store)).map((record) => record.memoryId)).toEqual(others);
      expect(await found(store, "zzkiwi")).toEqual(others);
      expect((await store.changes({ tenant: "acme", page: { limit: 99 } }, call())).items).toHaveLength(9);
      expect((await store.operator.maintain({ budgetMs: 9_999, tombstonesBefore: 0 }, call())).damaged).toContain(
        fileOf("m3"),
      );
      expect(reported.filter((one) => one === fileOf("m3"))).toHaveLength(1);
      // It may be all that is left of the memory, so nothing takes its place.
      const { draft, searchable } = itemOf(memoryOf("m3"));
      await expect(store.insert({ tenant: "acme", draft, searchable }, call())).rejects.toMatchObject({
        code: "damaged",
      });
      expect(existsSync(file)).toBe(true);
      await put(store, "another", "kiwi");
      await store.close();
    }
  });

  it("that was put right is a memory again", async () => {
    const folder = await filled();
    const file = path.join(folder, fileOf("m3"));
    const text = readFileSync(file);
    truncateSync(file, 9);
    const { open } = await reopen(folder);
    expect((await open.store.operator.maintain({ budgetMs: 9_999, tombstonesBefore: 0 }, call())).damaged).toEqual([
      fileOf("m3"),
    ]);
    writeFileSync(file, text);
    expect((await open.store.operator.maintain({ budgetMs: 9_999, tombstonesBefore: 0 }, call())).damaged).toEqual([]);
    expect(await listed(open.store)).toHaveLength(10);
  });
});

describe("a foreign file", () => {
  it("is named, and left alone", async () => {
    const folder = await filled();
    const inner = path.dirname(fileOf("m3"));
    const foreign = ["memories/notes.txt", path.join(inner, "notes.json"), path.join(inner, `${"0".repeat(64)}.json`)];
    for (const file of foreign) writeFileSync(path.join(folder, file), "{}");
    const { open, reported } = await reopen(folder);
    expect(await listed(open.store)).toHaveLength(10);
    expect((await open.store.operator.maintain({ budgetMs: 9_999, tombstonesBefore: 0 }, call())).damaged).toEqual(
      foreign.toSorted(),
    );
    expect(reported.toSorted()).toEqual(foreign.toSorted());
    for (const file of foreign) expect(readFileSync(path.join(folder, file), "utf8")).toBe("{}");
  });
});

describe("files that came or went while the store was closed", () => {
  it("are followed, and readers of the changes hear of those that came", async () => {
    const folder = await filled();
    const first = await openFolder(folder);
    const { cursor } = await first.store.changes({ tenant: "acme", page: { limit: 99 } }, call());
    await first.store.close();
    const away = path.join(folder, "away.json");
    renameSync(path.join(folder, fileOf("m3")), away);
    const second = await reopen(folder);
    expect(await found(second.open.store, "zzkiwi")).toEqual(others);
    expect(await second.open.store.get({ tenant: "acme", memoryIds: ["m3"] }, call())).toEqual([undefined]);
    expect(second.reported).toEqual([fileOf("m3")]);
    await second.open.store.close();
    renameSync(away, path.join(folder, fileOf("m3")));
    const third = await reopen(folder);
    expect(await found(third.open.store, "zzkiwi")).toHaveLength(10);
    const { items } = await third.open.store.changes({ tenant: "acme", page: { limit: 99, cursor } }, call());
    expect(items).toMatchObject([{ kind: "record", record: { memoryId: "m3" } }]);
  });
});

describe("a folder", () => {
  it.each(["memories", "index"])("whose %s is a link is refused", async (inner) => {
    const folder = await filled();
    const place = path.join(folder, inner);
    renameSync(place, `${place}-elsewhere`);
    symlinkSync(`${place}-elsewhere`, place);
    await expect(openFolder(folder)).rejects.toMatchObject({
      code: "misconfigured",
      message: containing(inner),
    });
  });

  it("with a link among the folders of memories is refused", async () => {
    const folder = await filled();
    const place = path.join(folder, path.dirname(fileOf("m3")));
    renameSync(place, path.join(folder, "elsewhere"));
    symlinkSync(path.join(folder, "elsewhere"), place);
    await expect(openFolder(folder)).rejects.toMatchObject({ code: "misconfigured" });
  });

  it.each([1, 2, 4])("of version %i is refused", async (version) => {
    const folder = await filled();
    writeFileSync(path.join(folder, "store.json"), JSON.stringify({ mgp_file_store: version, feed: "x", horizon: 0 }));
    await expect(openFolder(folder)).rejects.toMatchObject({
      code: "misconfigured",
      message: containing("MGP_FILE_STORAGE_DIR"),
    });
  });

  it("that cannot be made is refused", async () => {
    const file = path.join(temporaryFolder(), "file");
    writeFileSync(file, "");
    const name = "MGP_FILE_STORAGE_DIR (--file-storage-dir)";
    await expect(openFolder(path.join(file, "inner"))).rejects.toMatchObject({
      code: "misconfigured",
      message: `${name} cannot be created: a file is in the place of one of its folders`,
    });
    await expect(openFolder(file)).rejects.toMatchObject({
      code: "misconfigured",
      message: `${name} is a file: name a folder`,
    });
  });
});
