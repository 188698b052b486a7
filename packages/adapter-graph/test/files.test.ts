import { closeSync, openSync, statSync, writeFileSync, writeSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { asking, call, itemOf, memoryOf } from "@mgp/conformance";
import { type InsertItem, StoreError } from "@mgp/core";
import { Connection } from "@mgp/sqlite";
import { describe, expect, it, vi } from "vitest";
import { graphAdapter } from "../src/index.ts";
import { filesHold } from "./kept-files.ts";
import { openStore, temporaryFolder } from "./open-store.ts";

const context = { now: () => 1_000, log: () => undefined };

function secret(content: string, entity: string): InsertItem {
  return itemOf(
    memoryOf("m", {
      type: "relationship",
      subject: { kind: "user", id: "subjectquokka" },
      content: { statement: content, subject_entity: entity, relation: "knowsquokka", object_entity: "Oslo" },
      derived_from: ["targetquokka"],
    }),
  );
}

/** Refused with this code, in words without this text. */
async function expectRefusal(failing: Promise<unknown>, code: string, hidden: string): Promise<void> {
  await expect(failing).rejects.toSatisfy(
    (error) => StoreError.isInstance(error) && error.code === code && !error.message.includes(hidden),
  );
}

describe("the file", () => {
  it("is its owner's alone, and opens again with everything in it", async () => {
    const file = path.join(await temporaryFolder(), "new", "graph.db");
    const { store } = await openStore({ path: file });
    const { draft, searchable } = itemOf(memoryOf("m", { derived_from: ["n"] }), { stateReason: "a\u0000b" });
    await store.insert({ tenant: "acme", draft, searchable }, call());
    const { cursor } = await store.changes({ tenant: "acme", page: { limit: 5 } }, call());
    await store.close();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const again = await openStore({ path: file });
    expect(await again.store.get({ tenant: "acme", memoryIds: ["m"] }, call())).toEqual([{ ...draft, revision: 1 }]);
    expect((await again.store.changes({ tenant: "acme", page: { limit: 5, cursor } }, call())).items).toEqual([]);
  });

  it("keeps nothing of a purged memory: not of its content, an earlier version's, its words, entities or edges", async () => {
    const file = path.join(await temporaryFolder(), "graph.db");
    const { store } = await openStore({ path: file });
    for (let number = 0; number < 40; number++) {
      const { draft, searchable } = itemOf(memoryOf(`other-${String(number)}`));
      await store.insert({ tenant: "acme", draft, searchable }, call());
    }
    const first = secret("firstquokka", "entityonequokka");
    await store.insert({ tenant: "acme", draft: first.draft, searchable: first.searchable }, call());
    const second = secret(`secondquokka ${"long ".repeat(3_000)}`, "entitytwoquokka");
    await store.replace(
      { tenant: "acme", draft: second.draft, searchable: second.searchable, expectedRevision: 1 },
      call(),
    );
    expect(filesHold(file, "quokka")).toBe(true);
    expect(await store.remove({ tenant: "acme", memoryId: "m", expectedRevision: 2, writeId: "w" }, call())).toEqual({
      kind: "removed",
    });
    expect(filesHold(file, "quokka")).toBe(false);
    expect(statSync(`${file}-wal`).size).toBe(0);
    await store.close();

    const database = new DatabaseSync(file);
    expect(database.prepare("SELECT term FROM word_frequency WHERE term LIKE '%quokka%'").all()).toEqual([]);
    for (const table of ["entity", "relation", "link"])
      expect(database.prepare(`SELECT * FROM ${table}`).all()).toEqual([]);
    expect(database.prepare("PRAGMA integrity_check").get()).toEqual({ integrity_check: "ok" });
    database.exec("INSERT INTO word (word) VALUES ('integrity-check')");
    database.close();
  });

  it("keeps of a purged memory where it stood in its session", async () => {
    const file = path.join(await temporaryFolder(), "graph.db");
    const { store } = await openStore({ path: file });
    const { draft, searchable } = itemOf(memoryOf("m"), { thread: "t".repeat(32), place: 7 });
    await store.insert({ tenant: "acme", draft, searchable }, call());
    await store.remove({ tenant: "acme", memoryId: "m", expectedRevision: 1, writeId: "w" }, call());
    const database = new DatabaseSync(file);
    const kept = database.prepare("SELECT thread, place FROM tombstone").all();
    database.close();
    expect(kept).toEqual([{ thread: "t".repeat(32), place: 7 }]);
  });

  it("empties the log also while its own thread copies it", async () => {
    const { store } = await openStore();
    // Much to copy, so that it takes the thread longer than a purge waits for a lock.
    const content = { statement: "x".repeat(100_000) };
    for (let round = 0; round < 3; round++) {
      const items = Array.from({ length: 500 }, (_, number) =>
        itemOf(memoryOf(`${String(round)}-${String(number)}`, { content })),
      );
      await store.insertMany({ tenant: "acme", items, stopAtFirstExisting: false }, call());
      // The thread was told to copy after the last of them.
      expect(
        await store.remove(
          { tenant: "acme", memoryId: `${String(round)}-0`, expectedRevision: 1, writeId: "w" },
          call(),
        ),
      ).toEqual({ kind: "removed" });
    }
  }, 60_000);

  it("says so when another process reads the log that a purge has to empty, and empties it later", async () => {
    const file = path.join(await temporaryFolder(), "graph.db");
    const { store } = await openStore({ path: file });
    const { draft, searchable } = itemOf(memoryOf("m", { content: { statement: "quokka" } }));
    await store.insert({ tenant: "acme", draft, searchable }, call());
    const reader = new DatabaseSync(file);
    reader.exec("BEGIN; SELECT * FROM memory");
    expect(
      await store.remove({ tenant: "acme", memoryId: "m", expectedRevision: 1, writeId: "w" }, call()),
    ).toMatchObject({ residue: [expect.any(String)] });
    reader.close();
    await store.operator.maintain({ budgetMs: 1_000, tombstonesBefore: 0 }, call());
    expect(filesHold(file, "quokka")).toBe(false);
    // And a later purge has a turn of its own.
    const next = itemOf(memoryOf("next", { content: { statement: "numbat" } }));
    await store.insert({ tenant: "acme", draft: next.draft, searchable: next.searchable }, call());
    expect(await store.remove({ tenant: "acme", memoryId: "next", expectedRevision: 1, writeId: "w" }, call())).toEqual(
      { kind: "removed" },
    );
    expect(filesHold(file, "numbat")).toBe(false);
  });
});

describe("opening", () => {
  it("refuses a newer schema, and migrate too", async () => {
    const file = path.join(await temporaryFolder(), "graph.db");
    expect(await graphAdapter.migrate?.({ path: file }, context, call())).toEqual({ from: 0, to: 1 });
    expect(await graphAdapter.migrate?.({ path: file }, context, call())).toEqual({ from: 1, to: 1 });
    const database = new DatabaseSync(file);
    database.exec("PRAGMA user_version = 99");
    database.close();
    await expect(graphAdapter.open({ path: file }, context, call())).rejects.toThrow(
      "MGP_GRAPH_DB_PATH: the graph database has schema version 99, and this release knows 1",
    );
    await expect(graphAdapter.migrate?.({ path: file }, context, call())).rejects.toThrow("schema version 99");
  });

  it("refuses another program's database and leaves it as it was", async () => {
    const file = path.join(await temporaryFolder(), "graph.db");
    const database = new DatabaseSync(file);
    database.exec("CREATE TABLE memories (memory_id TEXT)");
    await expect(graphAdapter.open({ path: file }, context, call())).rejects.toMatchObject({ code: "misconfigured" });
    expect(database.prepare("SELECT name FROM sqlite_schema").all()).toEqual([{ name: "memories" }]);
    database.close();
  });

  it("says what is wrong with a file that is no database, and with one that is damaged", async () => {
    const folder = await temporaryFolder();
    const text = path.join(folder, "text.db");
    writeFileSync(text, "no database, but longer than its header would be".repeat(9));
    await expect(graphAdapter.open({ path: text }, context, call())).rejects.toMatchObject({ code: "damaged" });

    const file = path.join(folder, "graph.db");
    const { store } = await openStore({ path: file });
    const { draft, searchable } = itemOf(memoryOf("m"));
    await store.insert({ tenant: "acme", draft, searchable }, call());
    await store.close();
    const descriptor = openSync(file, "r+");
    writeSync(descriptor, Buffer.alloc(statSync(file).size - 4_096, 0xab), 0, undefined, 4_096);
    closeSync(descriptor);
    await expect(graphAdapter.open({ path: file }, context, call())).rejects.toMatchObject({ code: "damaged" });
  });

  it("goes on beside a damaged row, which is named as such without its content", async () => {
    const file = path.join(await temporaryFolder(), "graph.db");
    const { store } = await openStore({ path: file });
    for (const id of ["m", "n"]) {
      const { draft, searchable } = itemOf(memoryOf(id));
      await store.insert({ tenant: "acme", draft, searchable }, call());
    }
    const database = new DatabaseSync(file);
    database.exec("UPDATE memory SET match_keys = 'quokka' WHERE memory_id = 'm'");
    database.close();
    await expectRefusal(store.get({ tenant: "acme", memoryIds: ["m"] }, call()), "damaged", "quokka");
    await expectRefusal(store.list({ tenant: "acme", filter: {}, page: { limit: 9 } }, call()), "damaged", "quokka");
    await expectRefusal(
      store.remove({ tenant: "acme", memoryId: "m", expectedRevision: 1, writeId: "w" }, call()),
      "damaged",
      "quokka",
    );
    expect((await store.get({ tenant: "acme", memoryIds: ["n"] }, call()))[0]?.memoryId).toBe("n");
  });

  it.each([
    [{ MGP_GRAPH_HOPS: "4" }, "MGP_GRAPH_HOPS"],
    [{ MGP_GRAPH_HOPS: "-1" }, "MGP_GRAPH_HOPS"],
    [{ MGP_GRAPH_HOPS: "one" }, "MGP_GRAPH_HOPS"],
    [{ MGP_GRAPH_DB_PATH: ":memory:" }, "MGP_GRAPH_DB_PATH is :memory:"],
    [{ MGP_GRAPH_DB_PATH: "file:graph.db" }, "MGP_GRAPH_DB_PATH is a URL"],
  ])("refuses the settings %j", (settings, named) => {
    expect(() => graphAdapter.optionsFrom(settings)).toThrow(named);
  });

  it("refuses a path that cannot be made", async () => {
    const folder = await temporaryFolder();
    writeFileSync(path.join(folder, "file"), "");
    const refused = [
      [path.join(folder, "file", "graph.db"), "cannot be created, since its folder is a file"],
      [folder, "is a folder: name a file in it"],
    ] as const;
    for (const [file, words] of refused) {
      const opening = graphAdapter.open({ path: file }, context, call());
      await expect(opening).rejects.toThrow(`MGP_GRAPH_DB_PATH: the graph database ${words}`);
      await expect(opening).rejects.toSatisfy((error: Error) => !error.message.includes(folder));
    }
  });
});

describe("connections", () => {
  it("of this thread run no search: that is what the workers are for", async () => {
    // Each call of the database on this thread, whatever it asks.
    const asked = (["get", "all", "each"] as const).map((method) => vi.spyOn(Connection.prototype, method));
    const { store } = await openStore();
    const { draft, searchable } = itemOf(memoryOf("m"));
    await store.insert({ tenant: "acme", draft, searchable }, call());
    for (const spy of asked) spy.mockClear();
    const query = { ...asking("zzoslo"), text: "", filter: {}, limit: 1 };
    expect((await store.search({ tenant: "acme", query }, call())).items).toHaveLength(1);
    expect((await store.list({ tenant: "acme", filter: {}, page: { limit: 1 } }, call())).items).toHaveLength(1);
    expect((await store.changes({ tenant: "acme", page: { limit: 1 } }, call())).items).toHaveLength(1);
    expect(await store.operator.count({ tenant: "acme", filter: {} }, call())).toEqual({ count: 1, exact: true });
    for (const spy of asked) expect(spy).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  it("give up a search that is cancelled, and answer the next", async () => {
    const { store } = await openStore();
    const { draft, searchable } = itemOf(memoryOf("m"));
    await store.insert({ tenant: "acme", draft, searchable }, call());
    const query = { ...asking("zzoslo"), text: "", filter: {}, limit: 1 };
    const controller = new AbortController();
    const searches = Array.from(
      { length: 20 },
      async () => await store.search({ tenant: "acme", query }, call({ signal: controller.signal })),
    );
    controller.abort();
    for (const result of await Promise.allSettled(searches))
      expect(result).toMatchObject({ status: "rejected", reason: { code: "cancelled" } });
    expect((await store.search({ tenant: "acme", query }, call())).items).toHaveLength(1);
  });
});
