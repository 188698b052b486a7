import assert from "node:assert/strict";
import { DEDUPE_KEY, matchKey, type InsertItem, memoryStates } from "@mgp/core";
import type { CaseContext } from "../case-context.ts";
import { casesOf, type ConformanceCase } from "../case.ts";
import { insertsByIdAtOnce, insertsByKeyAtOnce } from "../conditions.ts";
import { searchableBy } from "../fixtures/asking.ts";
import { expectRecord } from "../fixtures/expectations.ts";
import { itemOf, memoryOf, saying, withTokens } from "../fixtures/items.ts";
import { getOne, listAll, put } from "../fixtures/steps.ts";

const WRITERS = 16;
const KEY = "0123456789abcdef0123456789abcdef";
const OTHER_KEY = "fedcba9876543210fedcba9876543210";

const writersOf = (make: (writer: number) => InsertItem): readonly InsertItem[] =>
  Array.from({ length: WRITERS }, (_, writer) => make(writer));

/** All at once; how many were inserted, and the ids that the others were answered with. */
async function race(
  context: CaseContext,
  tenant: string,
  items: readonly InsertItem[],
): Promise<{ readonly inserted: readonly string[]; readonly hits: readonly string[]; readonly by: readonly string[] }> {
  const { store } = context;
  const results = await Promise.all(
    items.map(
      async ({ draft, searchable, unless }) =>
        await store.insert({ tenant, draft, searchable, unless }, context.call()),
    ),
  );
  const existing = results.filter((result) => result.kind === "exists");
  return {
    inserted: results.filter((result) => result.kind === "inserted").map((result) => result.record.memoryId),
    hits: [...new Set(existing.map((result) => result.record.memoryId))],
    by: [...new Set(existing.map((result) => result.by))],
  };
}

/** Sixteen writers that may only make one record do so, and the others are answered with it. */
async function expectOneWinner(context: CaseContext, items: readonly InsertItem[]): Promise<void> {
  for (let round = 0; round < 4; round++) {
    const tenant = context.tenant();
    const { inserted, hits, by } = await race(context, tenant, items);
    assert.equal(inserted.length, 1, `${String(inserted.length)} of ${String(items.length)} parallel inserts won`);
    assert.deepEqual(hits, inserted, "the losers were not answered with the winner's record");
    assert.deepEqual(by, ["key"]);
    assert.equal((await listAll(context, tenant)).length, 1, "more records were stored than were won");
  }
}

export const insertCases: readonly ConformanceCase[] = casesOf("insert", [
  {
    id: "insert-new",
    title: "a new record is stored with revision 1 and answered as stored",
    why: "Governance answers the writer from this record and compares and sets against its revision.",
    run: async (context) => {
      const tenant = context.tenant();
      const item = saying("m", "Lives in Oslo.");
      const record = await put(context, tenant, item);
      expectRecord(record, item.draft, 1);
      await context.seen("get", async () => expectRecord(await getOne(context, tenant, "m"), item.draft, 1));
    },
  },
  {
    id: "insert-same-id",
    title: "an id that is held in any state stands in the way, before any hint, and stays as it was",
    why: "A second write of an id is 409 in every state; an upsert here would destroy what is stored.",
    run: async (context) => {
      const tenant = context.tenant();
      for (const state of memoryStates) {
        const held = withTokens(state, ["zzkiwi"], { state });
        await put(context, tenant, held);
        await put(context, tenant, withTokens(`key-${state}`, ["zzkiwi"], { matchKeys: [KEY] }));
        const { draft, searchable } = saying(state, "Another one.");
        const unless = { memoryId: `key-${state}`, keys: [KEY] };
        const result = await context.store.insert({ tenant, draft, searchable, unless }, context.call());
        assert.equal(result.kind, "exists");
        assert.equal(result.by, "id", `a hint was tested before the id (state ${state})`);
        expectRecord(result.record, held.draft, 1);
        expectRecord(await getOne(context, tenant, state), held.draft, 1);
      }
    },
  },
  {
    id: "insert-preferred",
    title: "the preferred id is the hit before every key, if it is held and active",
    why: "`if_match_memory_id` names the memory that the agent means; a key may name another by chance.",
    run: async (context) => {
      const tenant = context.tenant();
      await put(context, tenant, withTokens("a-key", ["zzkiwi"], { matchKeys: [KEY] }));
      await put(context, tenant, withTokens("z-preferred", ["zzkiwi"]));
      await put(context, tenant, withTokens("z-revoked", ["zzkiwi"], { state: "revoked" }));
      const { draft, searchable } = withTokens("new", ["zzkiwi"]);
      const outcomes: string[] = [];
      for (const memoryId of ["z-preferred", "z-revoked", "absent"]) {
        const unless = { memoryId, keys: [KEY] };
        const result = await context.store.insert({ tenant, draft, searchable, unless }, context.call());
        outcomes.push(result.kind === "exists" ? `${result.by} ${result.record.memoryId}` : result.kind);
      }
      assert.deepEqual(outcomes, ["preferred z-preferred", "key a-key", "key a-key"]);
    },
  },
  {
    id: "insert-key",
    title: "any shared key of an active record is a hit, and of several the smallest id in code points",
    why: "Dedupe and conflict detection rest on it, and every backend has to pick the same record.",
    run: async (context) => {
      const tenant = context.tenant();
      const holders = ["b", "b\u{1F600}", "b\uFFFD"];
      for (const id of holders) await put(context, tenant, withTokens(id, ["zzkiwi"], { matchKeys: [KEY] }));
      await put(context, tenant, withTokens("c", ["zzkiwi"], { matchKeys: [OTHER_KEY] }));
      const { draft, searchable } = withTokens("new", ["zzkiwi"], { matchKeys: [KEY] });
      const hitOf = async (keys: readonly string[]): Promise<string> => {
        const result = await context.store.insert({ tenant, draft, searchable, unless: { keys } }, context.call());
        return result.kind === "exists" ? `${result.by} ${result.record.memoryId}` : result.kind;
      };
      assert.equal(await hitOf([KEY]), "key b");
      assert.equal(await hitOf([OTHER_KEY]), "key c");
      assert.equal(await hitOf([KEY, OTHER_KEY]), "key b");
      await context.store.replace(
        { tenant, draft: withTokens("b", [], { state: "revoked" }).draft, expectedRevision: 1 },
        context.call(),
      );
      assert.equal(await hitOf([KEY]), "key b\uFFFD", "ids were not compared by code points");
      assert.equal(await hitOf(["00000000000000000000000000000000"]), "inserted");
    },
  },
  {
    id: "insert-key-active-only",
    title: "only active records are hits; one that expired by time still is",
    why: "A revoked or deleted memory must not swallow a new one; what expiry means is for governance to decide.",
    run: async (context) => {
      for (const state of memoryStates) {
        const tenant = context.tenant();
        await put(context, tenant, withTokens("held", ["zzkiwi"], { state, matchKeys: [KEY] }));
        const { draft, searchable } = withTokens("new", ["zzkiwi"], { matchKeys: [KEY] });
        const result = await context.store.insert(
          { tenant, draft, searchable, unless: { keys: [KEY] } },
          context.call(),
        );
        assert.equal(result.kind, state === "active" ? "exists" : "inserted", `with a record that is ${state}`);
      }
      const tenant = context.tenant();
      const expiresAt = context.clock.now - 1_000;
      await put(context, tenant, withTokens("held", ["zzkiwi"], { expiresAt, matchKeys: [KEY] }));
      const { draft, searchable } = withTokens("new", ["zzkiwi"]);
      const result = await context.store.insert({ tenant, draft, searchable, unless: { keys: [KEY] } }, context.call());
      assert.equal(result.kind, "exists", "a record that expired by time was no hit");
    },
  },
  {
    id: "insert-equal-keys",
    title: "without a hint, records may share keys; keys of another tenant are never a hit",
    why: "Updates, imports and writes without a hint make equal keys lawfully: a unique index on them is wrong.",
    run: async (context) => {
      const tenant = context.tenant();
      for (const id of ["a", "b"]) await put(context, tenant, withTokens(id, ["zzkiwi"], { matchKeys: [KEY] }));
      await put(context, tenant, withTokens("c", ["zzkiwi"], { matchKeys: [OTHER_KEY] }));
      const { draft } = withTokens("c", [], { matchKeys: [KEY] });
      assert.equal(
        (await context.store.replace({ tenant, draft, expectedRevision: 1 }, context.call())).kind,
        "replaced",
      );
      const { draft: same } = withTokens("d", ["zzkiwi"], { matchKeys: [KEY] });
      const empty = await context.store.insert(
        { tenant, draft: same, searchable: searchableBy([]), unless: { keys: [] } },
        context.call(),
      );
      assert.equal(empty.kind, "inserted", "a hint without keys was a hit");
      await put(context, context.tenant("globex"), { ...withTokens("a", []), unless: { memoryId: "b", keys: [KEY] } });
    },
  },
  {
    id: "insert-key-moves",
    title: "a replaced record is found under its new keys only, and under none while it is not active",
    why: "Keys left behind make a memory swallow writes that it has nothing to do with.",
    run: async (context) => {
      const tenant = context.tenant();
      await put(context, tenant, withTokens("m", ["zzkiwi"], { matchKeys: [KEY] }));
      const moved = { matchKeys: [OTHER_KEY] };
      const hitOf = async (id: string, key: string): Promise<string> => {
        const { draft, searchable } = withTokens(id, []);
        return (await context.store.insert({ tenant, draft, searchable, unless: { keys: [key] } }, context.call()))
          .kind;
      };
      await context.store.replace(
        { tenant, draft: withTokens("m", [], moved).draft, expectedRevision: 1 },
        context.call(),
      );
      assert.equal(await hitOf("n1", KEY), "inserted", "the old key was still a hit");
      assert.equal(await hitOf("n2", OTHER_KEY), "exists", "the new key was no hit");
      const revoked = withTokens("m", [], { ...moved, state: "revoked" });
      await context.store.replace({ tenant, draft: revoked.draft, expectedRevision: 2 }, context.call());
      assert.equal(await hitOf("n3", OTHER_KEY), "inserted", "a revoked record was a hit");
      await context.store.replace(
        { tenant, draft: withTokens("m", [], moved).draft, expectedRevision: 3 },
        context.call(),
      );
      assert.equal(await hitOf("n4", OTHER_KEY), "exists", "a record made active again was no hit");
    },
  },
  {
    id: "insert-race-id",
    title: "of sixteen parallel inserts of one id one wins, the others are answered with its record",
    why: "Two winners are two writers that both believe their memory is stored.",
    ...insertsByIdAtOnce,
    run: async (context) => {
      for (let round = 0; round < 4; round++) {
        const tenant = context.tenant();
        const items = writersOf((writer) => saying("same", `Writer ${String(writer)}.`));
        const results = await Promise.all(
          items.map(
            async (item) =>
              await context.store.insert({ tenant, draft: item.draft, searchable: item.searchable }, context.call()),
          ),
        );
        assert.equal(results.filter((result) => result.kind === "inserted").length, 1, "not exactly one insert won");
        assert.equal(new Set(results.map((result) => result.record.body)).size, 1, "the losers saw another record");
        assert.deepEqual([...new Set(results.map((result) => result.record.revision))], [1]);
      }
    },
  },
  {
    id: "insert-race-key",
    title: "of sixteen parallel inserts that share a dedupe key, with ids and statements of their own, one wins",
    why: "A check before the insert is not enough: a plain `where not exists` let 88 of 1,800 duplicates through.",
    ...insertsByKeyAtOnce,
    run: async (context) => {
      const extensions = { [DEDUPE_KEY]: "the-key" };
      const items = writersOf((writer) => {
        const memory = memoryOf(`id-${String(writer)}`, {
          content: { statement: `Writer ${String(writer)}.` },
          extensions,
        });
        const item = itemOf(memory);
        return { ...item, unless: { keys: item.draft.matchKeys } };
      });
      await expectOneWinner(context, items);
    },
  },
  {
    id: "insert-race-statement",
    title: "of sixteen parallel inserts of one statement, half of them with dedupe keys of their own, one wins",
    why: "Writers that share one key of several must still keep each other out: a lock on the first key alone fails.",
    ...insertsByKeyAtOnce,
    run: async (context) => {
      const items = writersOf((writer) => {
        const extensions = writer % 2 === 0 ? { extensions: { [DEDUPE_KEY]: `key-${String(writer)}` } } : {};
        const item = itemOf(memoryOf(`id-${String(writer)}`, extensions));
        return { ...item, unless: { keys: item.draft.matchKeys } };
      });
      await expectOneWinner(context, items);
    },
  },
  {
    id: "insert-race-apart",
    title: "parallel inserts that share nothing, or have no hint, all succeed and none waits for another forever",
    why: "Locks taken in different orders deadlock; a lock too wide makes writers fail that have no quarrel.",
    run: async (context) => {
      const tenant = context.tenant();
      const subject = { kind: "user", id: "someone" } as const;
      const keyOf = (number: number): string => matchKey("dedupe", subject, "profile", String(number));
      const items = writersOf((writer) => {
        const keys = [keyOf(writer), keyOf(writer + 1_000)].toSorted();
        const item = withTokens(`id-${String(writer)}`, ["zzkiwi"], { matchKeys: keys });
        return writer % 2 === 0 ? item : { ...item, unless: { keys } };
      });
      const { inserted } = await race(context, tenant, items);
      assert.equal(inserted.length, items.length);
    },
  },
]);
