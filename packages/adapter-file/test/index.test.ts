import { readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { asking, call, drain, withTokens, wordScores } from "@mgp/conformance";
import type { Hit, InsertItem, MemoryRecord, MemoryStore, Page } from "@mgp/core";
import { expect, test } from "vitest";
import { openFolder, temporaryFolder } from "./open-store.ts";
import { found, listed, put } from "./put.ts";

const WORDS = ["rare", "seldom", "some", "often", "most", "all"] as const;

/** Which of the words a memory holds, how often; `all` is in every one. */
function wordsOf(number: number): readonly string[] {
  const dividers = [301, 97, 11, 3, 2, 1];
  return WORDS.flatMap((word, place) =>
    number % (dividers[place] ?? 1) === 0 ? Array.from({ length: 1 + (number % 3) }, () => `zz${word}`) : [],
  );
}

function itemsOf(count: number): readonly InsertItem[] {
  return Array.from({ length: count }, (_, number) =>
    withTokens(`m${String(number).padStart(4, "0")}`, wordsOf(number), { updatedAt: number % 5 }),
  );
}

async function fill(store: MemoryStore, count: number): Promise<void> {
  await store.insertMany({ tenant: "acme", items: itemsOf(count), stopAtFirstExisting: false }, call());
}

/** What a list that is walked over would answer. */
function expectedHits(count: number, tokens: readonly string[]): readonly (readonly [string, string])[] {
  const items = itemsOf(count);
  const newness = new Map(items.map(({ draft }) => [draft.memoryId, draft.updatedAt]));
  return [...wordScores(items, asking(...tokens), {})]
    .map(([id, score]) => [id, score.toPrecision(9)] as const)
    .toSorted(
      ([one, score], [other, otherScore]) =>
        Number(otherScore) - Number(score) ||
        (newness.get(other) ?? 0) - (newness.get(one) ?? 0) ||
        (one < other ? -1 : 1),
    );
}

async function hits(
  store: MemoryStore,
  tokens: readonly string[],
  limit: number,
): Promise<readonly (readonly [string, string])[]> {
  const query = { ...asking(...tokens), filter: {}, limit };
  const all = await drain(async (from) => await store.search({ tenant: "acme", query: { ...query, ...from } }, call()));
  return all.map(({ record, score }) => [record.memoryId, score.toPrecision(9)] as const);
}

test("search is exact over words on disk and in memory, with few candidates and with many, page by page", async () => {
  const count = 1_500;
  const { store } = await openFolder(temporaryFolder());
  await fill(store, count);
  for (const tokens of [
    ["zzrare"],
    ["zzall"],
    ["zzrare", "zzall"],
    ["zzseldom", "zzoften", "zzmost"],
    ["zzmost", "zzall"],
  ]) {
    const expected = expectedHits(count, tokens);
    for (const limit of [7, 400, 5_000]) expect(await hits(store, tokens, limit)).toEqual(expected);
  }
});

test("pages of a search hold what did not change while others are written", async () => {
  const { store } = await openFolder(temporaryFolder());
  await fill(store, 400);
  const query = { ...asking("zzseldom", "zzoften", "zzall"), text: "", filter: {} };
  const search = (limit: number, from = {}): Promise<Page<Hit>> =>
    store.search({ tenant: "acme", query: { ...query, limit, ...from } }, call());
  const wanted = (await search(400)).items.map(({ record }) => record.memoryId);
  const shown: string[] = [];
  await drain(async (from) => {
    const page = await search(60, from);
    shown.push(...page.items.map(({ record }) => record.memoryId));
    // Another mean length, and other frequencies of the words.
    const items = Array.from({ length: shown.length < 400 ? 50 : 0 }, (_, place) =>
      withTokens(`new${String(shown.length)}-${String(place)}`, ["zzoften", ...Array<string>(40).fill("zzother")]),
    );
    await store.insertMany({ tenant: "acme", items, stopAtFirstExisting: false }, call());
    return page;
  });
  expect(wanted).toHaveLength(400);
  expect(shown.filter((memoryId) => !memoryId.startsWith("new"))).toEqual(wanted);
});

async function filled(): Promise<string> {
  const folder = temporaryFolder();
  const { store } = await openFolder(folder);
  await fill(store, 600);
  await put(store, "gone", "kiwi");
  await store.remove({ tenant: "acme", memoryId: "gone", expectedRevision: 1, writeId: "purge-1" }, call());
  await store.close();
  return folder;
}

function inDatabase(folder: string, work: (driver: DatabaseSync) => void): void {
  const driver = new DatabaseSync(database(folder));
  work(driver);
  driver.close();
}

const database = (folder: string): string => path.join(folder, "index", "index.db");

test.each<readonly [string, (folder: string) => void]>([
  ["deleted", (folder) => rmSync(path.join(folder, "index"), { recursive: true })],
  ["empty", (folder) => truncateSync(database(folder), 0)],
  ["no database", (folder) => writeFileSync(database(folder), "not a database, and long enough for one ".repeat(400))],
  ["cut in half", (folder) => truncateSync(database(folder), Math.floor(statSync(database(folder)).size / 2))],
  [
    "overwritten inside",
    (folder) => {
      const bytes = readFileSync(database(folder));
      bytes.fill(0x5a, 8 * 4_096);
      writeFileSync(database(folder), bytes);
    },
  ],
  ["of another version", (folder) => inDatabase(folder, (driver) => driver.exec("PRAGMA user_version = 99"))],
  ["another store's", (folder) => inDatabase(folder, (driver) => driver.exec("UPDATE meta SET value = 'x'"))],
])(
  "an index that is %s is made again from the files",
  async (_what, damage) => {
    const folder = await filled();
    const before = await openFolder(folder);
    const { cursor } = await before.store.changes({ tenant: "acme", page: { limit: 100 } }, call());
    const records = await listed(before.store);
    const changes = (await before.store.changes({ tenant: "acme", page: { limit: 1_000, cursor } }, call())).items;
    await before.store.close();
    damage(folder);
    const events: string[] = [];
    const { store } = await openFolder(folder, { log: (_level, event) => events.push(event) });
    expect(events).toEqual(["file_index_rebuilt"]);
    expect(await listed(store)).toEqual(records);
    expect((await store.changes({ tenant: "acme", page: { limit: 1_000, cursor } }, call())).items).toEqual(changes);
    expect(await hits(store, ["zzseldom", "zzall"], 1_000)).toEqual(expectedHits(600, ["zzseldom", "zzall"]));
    expect(await store.operator.lastWrite({ tenant: "acme", memoryId: "gone" }, call())).toEqual({
      revision: 2,
      writeIds: ["purge-1"],
      purged: true,
    });
    await put(store, "gone", "kiwi");
    expect((await store.get({ tenant: "acme", memoryIds: ["gone"] }, call()))[0]?.revision).toBe(3);
    expect(await found(store, "zzkiwi")).toEqual(["gone"]);
  },
  60_000,
);

test("labels, threads and the order by age come back with an index that is made again", async () => {
  const folder = temporaryFolder();
  const first = await openFolder(folder);
  const label = "a".repeat(32);
  const items = [7, 2, 9, 4].map((updatedAt, place) =>
    withTokens(`m${String(place)}`, ["zzkiwi"], {
      updatedAt,
      hidden: place === 1,
      sensitivity: "confidential",
      labelKeys: place === 3 ? [] : [label],
      thread: "b".repeat(32),
      place,
    }),
  );
  await first.store.insertMany({ tenant: "acme", items, stopAtFirstExisting: false }, call());
  const newest = async (store: MemoryStore): Promise<Page<MemoryRecord>> => {
    const filter = { labels: [label], sensitivities: ["confidential" as const] };
    return await store.list({ tenant: "acme", filter, order: "newest", page: { limit: 9 } }, call());
  };
  const before = await newest(first.store);
  await first.store.close();
  rmSync(path.join(folder, "index"), { recursive: true });
  const { store } = await openFolder(folder);
  const after = await newest(store);
  expect(after).toEqual(before);
  expect(after.items.map(({ memoryId, hidden, thread, place }) => [memoryId, hidden, thread, place])).toEqual([
    ["m2", false, "b".repeat(32), 2],
    ["m0", false, "b".repeat(32), 0],
    ["m1", true, "b".repeat(32), 1],
  ]);
});

test("a rebuilt index does not let cursors pass from before a forgotten tombstone", async () => {
  const folder = temporaryFolder();
  const clock = { now: 1_000 };
  const first = await openFolder(folder, { clock });
  const { cursor } = await first.store.changes({ tenant: "acme", page: { limit: 1 } }, call());
  await put(first.store, "m");
  await put(first.store, "n");
  await first.store.remove({ tenant: "acme", memoryId: "m", expectedRevision: 1, writeId: "w" }, call());
  await first.store.operator.maintain({ budgetMs: 9_999, tombstonesBefore: 2_000 }, call());
  await first.store.close();
  rmSync(path.join(folder, "index"), { recursive: true });
  const { store } = await openFolder(folder, { clock });
  await expect(store.changes({ tenant: "acme", page: { limit: 1, cursor } }, call())).rejects.toMatchObject({
    code: "cursor_invalid",
  });
});
