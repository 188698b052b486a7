import assert from "node:assert/strict";
import { compareCodePoints } from "@mgp/core";
import { casesOf, type ConformanceCase } from "../case.ts";
import { feedsAndPurges, purges } from "../conditions.ts";
import { drain } from "../fixtures/drain.ts";
import { expectRefusal, expectSame } from "../fixtures/expectations.ts";
import { withTokens } from "../fixtures/items.ts";
import { changeIdsOf, changesOf, getOne, idsOf, listAll, maintain, put } from "../fixtures/steps.ts";

export const operatorCases: readonly ConformanceCase[] = casesOf("operator", [
  {
    id: "held-elsewhere",
    title: "tells whether a tenant other than this one holds an id, in any state",
    why: "With authentication off it makes a 403 of a miss, as the reference does.",
    run: async (context) => {
      const { operator } = context.store;
      const [mine, theirs] = [context.tenant("acme"), context.tenant("globex")];
      const [shared, single] = [crypto.randomUUID(), crypto.randomUUID()];
      await put(context, mine, withTokens(shared, []));
      await put(context, theirs, withTokens(shared, [], { state: "deleted" }));
      await put(context, mine, withTokens(single, []));
      await context.seen("get", async () => {
        const answers = [
          await operator.heldElsewhere({ tenant: mine, memoryId: single }, context.call()),
          await operator.heldElsewhere({ tenant: theirs, memoryId: single }, context.call()),
          await operator.heldElsewhere({ tenant: mine, memoryId: shared }, context.call()),
          await operator.heldElsewhere({ tenant: mine, memoryId: crypto.randomUUID() }, context.call()),
        ];
        assert.deepEqual(answers, [false, true, true, false]);
      });
    },
  },
  {
    id: "last-write",
    title: "tells the revision and the write ids of the last write, and nothing for an id never held",
    why: "Crash recovery asks it for every intent that has no outcome.",
    run: async (context) => {
      const tenant = context.tenant();
      const { operator } = context.store;
      assert.equal(await operator.lastWrite({ tenant, memoryId: "m" }, context.call()), undefined);
      await put(context, tenant, withTokens("m", [], { writeIds: ["w1", "w2"] }));
      assert.equal(await operator.lastWrite({ tenant: context.tenant(), memoryId: "m" }, context.call()), undefined);
      const trace = await operator.lastWrite({ tenant, memoryId: "m" }, context.call());
      expectSame(trace, { revision: 1, writeIds: ["w1", "w2"], purged: false }, "lastWrite");
    },
  },
  {
    id: "tenants-listed",
    title: "tenants are listed once each, in ascending code points, over pages, one with only a tombstone too",
    why: "The operator's commands walk over them.",
    run: async (context) => {
      const unique = crypto.randomUUID();
      const names = ["b\uFFFD", "a", "b\u{1F600}", "B", "b"].map((name) => `${name}${unique}`);
      for (const name of names) await put(context, name, withTokens("m", []));
      const [, purged = ""] = names;
      if (context.manifest.capabilities.supports_purge)
        await context.store.remove(
          { tenant: purged, memoryId: "m", expectedRevision: 1, writeId: "purge" },
          context.call(),
        );
      for (const limit of [1, 3, 1_000]) {
        await context.seen("get", async () => {
          const all = await drain(
            async (from) => await context.store.operator.tenants({ limit, ...from }, context.call()),
          );
          const ours = all.filter((name) => name.endsWith(unique));
          expectSame(ours, names.toSorted(compareCodePoints), `in pages of ${String(limit)}`);
        });
      }
    },
  },
  {
    id: "maintain-keeps",
    title: "upkeep touches no record, and forgets no tombstone that is younger than it was told",
    why: "It runs on its own, beside everything else.",
    ...purges,
    run: async (context) => {
      const tenant = context.tenant();
      for (const id of ["a", "b"])
        await put(context, tenant, withTokens(id, ["zzkiwi"], { expiresAt: 1, state: "deleted" }));
      await put(context, tenant, withTokens("c", []));
      await context.store.remove({ tenant, memoryId: "c", expectedRevision: 1, writeId: "purge" }, context.call());
      expectSame(await maintain(context, context.clock.now - 1), [], "damaged records");
      await context.seen("get", async () => assert.deepEqual(idsOf(await listAll(context, tenant)), ["a", "b"]));
      assert.equal(
        (await context.store.operator.lastWrite({ tenant, memoryId: "c" }, context.call()))?.purged,
        true,
        "a young tombstone is gone",
      );
      assert.equal((await put(context, tenant, withTokens("c", []))).revision, 3);
    },
  },
  {
    id: "maintain-forgets",
    title:
      "upkeep forgets older tombstones; a change cursor from before one is invalid from then on, a later one goes on",
    why: "An id may itself be personal; a reader that missed the purge must begin again, not go on without knowing.",
    ...feedsAndPurges,
    run: async (context) => {
      const { store, clock } = context;
      const tenant = context.tenant();
      const start = clock.now;
      for (const id of ["a", "b", "c", "d"]) await put(context, tenant, withTokens(id, []));
      const { cursor: early } = await store.changes({ tenant, page: { limit: 1 } }, context.call());
      await store.remove({ tenant, memoryId: "b", expectedRevision: 1, writeId: "purge" }, context.call());
      const { cursor: late } = await changesOf(context, tenant);
      clock.now = start + 5_000;
      await store.remove({ tenant, memoryId: "c", expectedRevision: 1, writeId: "purge" }, context.call());
      await maintain(context, start + 2_000);
      assert.equal(
        await store.operator.lastWrite({ tenant, memoryId: "b" }, context.call()),
        undefined,
        "an old tombstone was not forgotten",
      );
      assert.equal(
        (await store.operator.lastWrite({ tenant, memoryId: "c" }, context.call()))?.purged,
        true,
        "a young tombstone was forgotten",
      );
      assert.equal(await getOne(context, tenant, "b"), undefined);
      const old = store.changes({ tenant, page: { limit: 1, cursor: early } }, context.call());
      await expectRefusal(old, ["cursor_invalid"], "changes with a cursor from before a forgotten purge");
      expectSame(
        changeIdsOf((await changesOf(context, tenant, { from: late })).items),
        ["purged c"],
        "from a later cursor",
      );
      const again = await changesOf(context, tenant, { limit: 1 });
      expectSame(changeIdsOf(again.items), ["a", "d", "purged c"], "from the beginning, in pages");
      clock.now = start;
    },
  },
]);
