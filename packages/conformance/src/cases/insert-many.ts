import assert from "node:assert/strict";
import type { BatchInsertResult, InsertItem } from "@mgp/core";
import { casesOf, type ConformanceCase } from "../case.ts";
import { expectStoreError } from "../fixtures/expectations.ts";
import { withTokens } from "../fixtures/items.ts";
import { getOne, idsOf, listAll, put, putAll } from "../fixtures/steps.ts";

const KEY = "0123456789abcdef0123456789abcdef";

const inWords = (results: readonly (BatchInsertResult | Error)[]): readonly string[] =>
  results.map((result) => {
    if (result instanceof Error) return "error";
    return result.kind === "inserted" ? `inserted ${result.record.memoryId}` : `${result.by} ${result.memoryId}`;
  });

export const insertManyCases: readonly ConformanceCase[] = casesOf("insert", [
  {
    id: "insert-many-order",
    title: "insertMany answers in order, as so many inserts would; an item sees those before it",
    why: "A batch holds duplicates of its own, and each item's outcome is reported to its writer.",
    run: async (context) => {
      const tenant = context.tenant();
      await put(context, tenant, withTokens("held", [], { matchKeys: [KEY] }));
      const other = "1".repeat(32);
      const items: readonly InsertItem[] = [
        withTokens("a", ["zzkiwi"], { matchKeys: [other] }),
        withTokens("a", ["zzlamp"]),
        { ...withTokens("b", []), unless: { keys: [other] } },
        { ...withTokens("c", []), unless: { keys: [KEY] } },
        { ...withTokens("d", []), unless: { memoryId: "a", keys: [KEY] } },
        withTokens("b", []),
        withTokens("held", []),
      ];
      const results = await context.store.insertMany({ tenant, items, stopAtFirstExisting: false }, context.call());
      assert.deepEqual(inWords(results), [
        "inserted a",
        "id a",
        "key a",
        "key held",
        "preferred a",
        "inserted b",
        "id held",
      ]);
      await context.seen("get", async () =>
        assert.deepEqual(idsOf(await listAll(context, tenant)), ["a", "b", "held"]),
      );
    },
  },
  {
    id: "insert-many-stop",
    title: "with stopAtFirstExisting nothing behind the first hit is tried, and the answer ends with it",
    why: "An import stops at the first conflict and says how far it came.",
    run: async (context) => {
      const tenant = context.tenant();
      await put(context, tenant, withTokens("held", []));
      const items = ["a", "b", "held", "c"].map((id) => withTokens(id, ["zzkiwi"]));
      const results = await context.store.insertMany({ tenant, items, stopAtFirstExisting: true }, context.call());
      assert.deepEqual(inWords(results), ["inserted a", "inserted b", "id held"]);
      assert.equal(await getOne(context, tenant, "c"), undefined, "an item behind the first hit was stored");
    },
  },
  {
    id: "insert-many-brief",
    title: "insertMany names the record in an item's way and its writes, and nothing of what is in it",
    why: "A batch meets a thousand records of sixteen megabytes; the gateway holds all that is answered.",
    run: async (context) => {
      const tenant = context.tenant();
      const held = ["a", "b", "c"].map((id) => withTokens(id, ["zzkiwi"], { writeIds: [`w-${id}`] }));
      await putAll(context, tenant, held);
      for (const stopAtFirstExisting of [false, true]) {
        const again = held.map(({ draft, searchable }) => ({ draft: { ...draft, writeIds: ["w-new"] }, searchable }));
        const results = await context.store.insertMany({ tenant, items: again, stopAtFirstExisting }, context.call());
        const wanted = ["a", "b", "c"].map((memoryId) => ({
          kind: "exists",
          by: "id",
          memoryId,
          writeIds: [`w-${memoryId}`],
        }));
        assert.deepEqual(results, stopAtFirstExisting ? wanted.slice(0, 1) : wanted);
      }
    },
  },
  {
    id: "insert-many-error",
    title: "an item that fails gives its error in its place and ends the batch; those before it are stored",
    why: "A batch that fails as a whole leaves the caller without knowing what was stored.",
    when: "`limits.bodyBytes` up to 64 MiB",
    needs: ({ guarantees }) => guarantees.limits.bodyBytes <= 67_108_864,
    run: async (context) => {
      const tenant = context.tenant();
      const body = `"${"x".repeat(context.guarantees.limits.bodyBytes)}"`;
      const items = [withTokens("a", []), withTokens("b", [], { body }), withTokens("c", [])];
      const results = await context.store.insertMany({ tenant, items, stopAtFirstExisting: false }, context.call());
      assert.deepEqual(inWords(results), ["inserted a", "error"]);
      expectStoreError(results[1], "the second item");
      await context.seen("get", async () => assert.deepEqual(idsOf(await listAll(context, tenant)), ["a"]));
    },
  },
  {
    id: "insert-many-large",
    title: "a thousand items are inserted in one call, and none is answered for no items",
    why: "A batch is that large; statements and messages have limits.",
    run: async (context) => {
      const tenant = context.tenant();
      const items = Array.from({ length: 1_000 }, (_, number) => withTokens(`m${String(number)}`, ["zzkiwi"]));
      const results = await context.store.insertMany({ tenant, items, stopAtFirstExisting: true }, context.call());
      assert.deepEqual(
        inWords(results),
        items.map((item) => `inserted ${item.draft.memoryId}`),
      );
      assert.deepEqual(
        await context.store.insertMany({ tenant, items: [], stopAtFirstExisting: true }, context.call()),
        [],
      );
      await context.seen("get", async () => assert.equal((await listAll(context, tenant, {}, 1_000)).length, 1_000));
    },
  },
]);
