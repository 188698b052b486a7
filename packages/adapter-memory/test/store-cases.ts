import type { Change, MemoryStore, OpenStore } from "@mgp/core";
import { describe, expect, it } from "vitest";
import { drain, drainChanges } from "./drain.ts";
import { call, itemOf, memoryOf } from "./records.ts";

const idsOf = (changes: readonly Change[]): readonly string[] =>
  changes.map((change) => (change.kind === "record" ? change.record.memoryId : `purged ${change.memoryId}`));

async function put(store: MemoryStore, tenant: string, memoryId: string, statement = "Lives in Oslo."): Promise<void> {
  const { draft, searchable } = itemOf(memoryOf(memoryId, { content: { statement } }));
  expect((await store.insert(tenant, draft, searchable, undefined, call())).kind).toBe("inserted");
}

/** What every store has to do, whatever it is made of. `open` gives a fresh one each time. */
export function storeCases(open: () => Promise<OpenStore>): void {
  describe("parallel writers", () => {
    it("of one id: one wins, the others get its record", async () => {
      const { store } = await open();
      const writers = Array.from({ length: 24 }, async (_, number) => {
        const { draft, searchable } = itemOf(memoryOf("same", { content: { statement: `writer ${String(number)}` } }));
        return await store.insert("acme", draft, searchable, undefined, call());
      });
      const results = await Promise.all(writers);
      expect(results.filter((result) => result.kind === "inserted")).toHaveLength(1);
      expect(new Set(results.map((result) => result.record.body)).size).toBe(1);
    });

    it("of one match key: one wins", async () => {
      const { store } = await open();
      const writers = Array.from({ length: 24 }, async (_, number) => {
        const { draft, searchable } = itemOf(memoryOf(`id-${String(number)}`));
        return await store.insert("acme", draft, searchable, { keys: draft.matchKeys }, call());
      });
      const results = await Promise.all(writers);
      expect(results.filter((result) => result.kind === "inserted")).toHaveLength(1);
      expect(results.filter((result) => result.kind === "exists" && result.by === "key")).toHaveLength(23);
    });

    it("of one revision: one wins, the others are stale", async () => {
      const { store } = await open();
      await put(store, "acme", "m");
      const writers = Array.from({ length: 24 }, async (_, number) => {
        const { draft } = itemOf(memoryOf("m"), { stateReason: String(number) });
        return await store.replace("acme", draft, undefined, 1, call());
      });
      const results = await Promise.all(writers);
      expect(results.filter((result) => result.kind === "replaced")).toHaveLength(1);
      expect(results.filter((result) => result.kind === "stale")).toHaveLength(23);
    });
  });

  describe("a purge", () => {
    it("takes everything with it but a tombstone, and the revisions go on", async () => {
      const { store } = await open();
      await put(store, "acme", "m", "kiwi");
      expect(await store.remove("acme", "m", 1, "purge-1", call())).toEqual({ kind: "removed" });
      expect(await store.get("acme", ["m"], call())).toEqual([undefined]);
      const query = { tokens: ["zzkiwi"], text: "kiwi", filter: {}, limit: 10 };
      expect((await store.search("acme", query, call())).items).toEqual([]);
      expect(await store.operator.lastWrite("acme", "m", call())).toEqual({
        revision: 2,
        writeIds: ["purge-1"],
        purged: true,
      });

      await put(store, "acme", "m", "a stranger");
      const [record] = await store.get("acme", ["m"], call());
      expect(record?.revision).toBe(3);
      const { draft, searchable } = itemOf(memoryOf("m"));
      // The slow writer that read revision 1 before the purge.
      expect((await store.replace("acme", draft, searchable, 1, call())).kind).toBe("stale");
      expect((await store.remove("acme", "m", 1, "purge-2", call())).kind).toBe("stale");
    });
  });

  describe("tenants", () => {
    it("may hold one id and never meet", async () => {
      const { store } = await open();
      await put(store, "acme", "m", "kiwi of acme");
      await put(store, "globex", "m", "kiwi of globex");
      const query = { tokens: ["zzkiwi"], text: "kiwi", filter: {}, limit: 10 };
      for (const tenant of ["acme", "globex"]) {
        const { items } = await store.search(tenant, query, call());
        expect(items.map((hit) => hit.record.body)).toEqual([expect.stringContaining(`kiwi of ${tenant}`)]);
        expect((await store.list(tenant, {}, { limit: 10 }, call())).items).toHaveLength(1);
        expect((await store.changes(tenant, { limit: 10 }, call())).items).toHaveLength(1);
      }
      expect((await store.remove("acme", "m", 1, "w", call())).kind).toBe("removed");
      expect((await store.get("globex", ["m"], call()))[0]?.body).toContain("kiwi of globex");
    });

    it("are told apart for the operator", async () => {
      const { store } = await open();
      await put(store, "acme", "m");
      await put(store, "b\u{1F600}", "n");
      await put(store, "b\uFFFD", "n");
      expect(await store.operator.heldElsewhere("acme", "m", call())).toBe(false);
      expect(await store.operator.heldElsewhere("other", "m", call())).toBe(true);
      expect(await store.operator.heldElsewhere("acme", "n", call())).toBe(true);
      const names = await drain((cursor) =>
        store.operator.tenants({ limit: 1, ...(cursor === undefined ? {} : { cursor }) }, call()),
      );
      expect(names).toEqual(["acme", "b\uFFFD", "b\u{1F600}"]);
    });

    it("do not hear of another's words in a score", async () => {
      const { store } = await open();
      await put(store, "acme", "m", "kiwi");
      const query = { tokens: ["zzkiwi"], text: "kiwi", filter: {}, limit: 10 };
      const before = await store.search("acme", query, call());
      for (let number = 0; number < 50; number++) await put(store, "globex", `m${String(number)}`, "kiwi kiwi");
      expect(await store.search("acme", query, call())).toEqual(before);
    });
  });

  describe("text", () => {
    const ids = [
      "__proto__",
      "constructor",
      "' OR 1=1 --",
      "a/../b",
      "%00",
      "a\u0001b",
      "\u{1F600}",
      "\uFFFD",
      "é",
      "e\u0301",
      " ",
      "A",
      "a",
    ];

    it("of any id is kept apart by its code points", async () => {
      const { store } = await open();
      for (const id of ids) await put(store, id, id);
      for (const id of ids) {
        expect((await store.get(id, ids, call())).map((record) => record?.memoryId)).toEqual(
          ids.map((other) => (other === id ? id : undefined)),
        );
      }
    });

    it("of a body comes back byte for byte", async () => {
      const { store } = await open();
      const body = `{"b":1,"a":1e400,"a":"\\u0000\\ud800", "nul": "\u{1F600}"}`;
      const { draft, searchable } = itemOf(memoryOf("m"), { body });
      await store.insert("acme", draft, searchable, undefined, call());
      expect((await store.get("acme", ["m"], call()))[0]?.body).toBe(body);
    });
  });

  describe("the change feed", () => {
    it("shows each id once, at its last change, and goes on from any cursor", async () => {
      const { store } = await open();
      for (const id of ["a", "b", "c"]) await put(store, "acme", id);
      const first = await store.changes("acme", { limit: 2 }, call());
      expect([idsOf(first.items), first.more]).toEqual([["a", "b"], true]);
      const { draft } = itemOf(memoryOf("a"));
      await store.replace("acme", draft, undefined, 1, call());
      await store.remove("acme", "b", 1, "w", call());
      const from = async (cursor: string | undefined): ReturnType<typeof drainChanges> =>
        await drainChanges((next) => {
          const place = next ?? cursor;
          return store.changes("acme", { limit: 1, ...(place === undefined ? {} : { cursor: place }) }, call());
        });
      const rest = await from(first.cursor);
      expect(idsOf(rest.items)).toEqual(["c", "a", "purged b"]);
      expect(idsOf((await from(undefined)).items)).toEqual(["c", "a", "purged b"]);
      expect((await from(rest.cursor)).items).toEqual([]);
      await put(store, "acme", "d");
      expect(idsOf((await from(rest.cursor)).items)).toEqual(["d"]);
    });

    it("of a tenant without memories has a cursor too", async () => {
      const { store } = await open();
      const page = await store.changes("acme", { limit: 1 }, call());
      expect([page.items, page.more]).toEqual([[], false]);
      await put(store, "acme", "a");
      expect(idsOf((await store.changes("acme", { limit: 1, cursor: page.cursor }, call())).items)).toEqual(["a"]);
    });
  });

  describe("search", () => {
    it("puts the newer of equal scores first, then the smaller id, and pages without repeating", async () => {
      const { store } = await open();
      const times: readonly (readonly [string, number])[] = [
        ["old", 1],
        ["b\uFFFD", 5],
        ["new", 9],
        ["b\u{1F600}", 5],
      ];
      for (const [id, updatedAt] of times) {
        const { draft } = itemOf(memoryOf(id), { updatedAt });
        await store.insert("acme", draft, { tokens: ["zzkiwi"], text: "" }, undefined, call());
      }
      const query = { tokens: ["zzkiwi", "zzabsent"], text: "", filter: {}, limit: 1 };
      const hits = await drain((cursor) =>
        store.search("acme", { ...query, ...(cursor === undefined ? {} : { cursor }) }, call()),
      );
      expect(hits.map((hit) => hit.record.memoryId)).toEqual(["new", "b\uFFFD", "b\u{1F600}", "old"]);
    });

    it("knows of an update that changed no word", async () => {
      const { store } = await open();
      for (const id of ["a", "b", "c", "d"]) {
        const { draft } = itemOf(memoryOf(id), { updatedAt: id === "a" ? 1 : 5 });
        await store.insert("acme", draft, { tokens: ["zzkiwi"], text: "" }, undefined, call());
      }
      const { draft } = itemOf(memoryOf("a"), { updatedAt: 9 });
      const older = itemOf(memoryOf("b"), { updatedAt: 1 });
      await store.replace("acme", draft, undefined, 1, call());
      await store.replace("acme", older.draft, undefined, 1, call());
      const query = { tokens: ["zzkiwi"], text: "", filter: {}, limit: 1 };
      expect((await store.search("acme", query, call())).items.map((hit) => hit.record.memoryId)).toEqual(["a"]);
    });

    it("filters before the limit", async () => {
      const { store } = await open();
      for (let number = 0; number < 200; number++) {
        const { draft } = itemOf(memoryOf(`m${String(number)}`), { state: number === 7 ? "active" : "revoked" });
        await store.insert("acme", draft, { tokens: ["zzkiwi"], text: "" }, undefined, call());
      }
      const query = { tokens: ["zzkiwi"], text: "", filter: { states: ["active" as const] }, limit: 1 };
      expect((await store.search("acme", query, call())).items.map((hit) => hit.record.memoryId)).toEqual(["m7"]);
    });
  });

  describe("insertMany", () => {
    it("goes in order, sees what it did before, and may stop at what exists", async () => {
      const { store } = await open();
      const items = ["a", "a", "b"].map((id) => itemOf(memoryOf(id)));
      const stopped = await store.insertMany("acme", items, { stopAtFirstExisting: true }, call());
      expect(stopped.map((result) => "kind" in result && result.kind)).toEqual(["inserted", "exists"]);
      const all = await store.insertMany("acme", items, { stopAtFirstExisting: false }, call());
      expect(all.map((result) => "kind" in result && result.kind)).toEqual(["exists", "exists", "inserted"]);
    });
  });

  describe("refusals", () => {
    it.each(["", "x", "[]", "{}", '["id"]', '["rank",1]', '["change",1,2]', "null", '["id","a","b"'])(
      "of the cursor %j",
      async (cursor) => {
        const { store } = await open();
        await put(store, "acme", "a");
        const invalid = { code: "cursor_invalid" };
        const query = { tokens: ["zzkiwi"], text: "", filter: {}, limit: 1, cursor };
        await expect(store.changes("acme", { limit: 1, cursor }, call())).rejects.toMatchObject(invalid);
        await expect(store.search("acme", query, call())).rejects.toMatchObject(invalid);
        if (cursor !== "x") return;
        await expect(store.list("acme", {}, { limit: 1, cursor }, call())).rejects.toMatchObject(invalid);
        await expect(store.operator.tenants({ limit: 1, cursor }, call())).rejects.toMatchObject(invalid);
      },
    );

    it("of calls that were cancelled or came too late, without any effect", async () => {
      const { store } = await open();
      const { draft, searchable } = itemOf(memoryOf("m"));
      const cancelled = call({ signal: AbortSignal.abort() });
      const late = call({ deadline: 0 });
      await expect(store.insert("acme", draft, searchable, undefined, cancelled)).rejects.toMatchObject({
        code: "cancelled",
      });
      await expect(store.insert("acme", draft, searchable, undefined, late)).rejects.toMatchObject({
        code: "deadline",
      });
      expect(await store.get("acme", ["m"], call())).toEqual([undefined]);
    });

    it("of a body over the limit", async () => {
      const { store, guarantees } = await open();
      const { draft, searchable } = itemOf(memoryOf("m"), { body: "é".repeat(guarantees.limits.bodyBytes / 2 + 1) });
      await expect(store.insert("acme", draft, searchable, undefined, call())).rejects.toMatchObject({
        code: "too_large",
      });
    });

    it("of everything but close after close", async () => {
      const { store } = await open();
      await store.close();
      await store.close();
      await expect(store.health(call())).rejects.toMatchObject({ code: "unavailable" });
      await expect(store.get("acme", ["m"], call())).rejects.toMatchObject({ code: "unavailable" });
    });
  });
}
