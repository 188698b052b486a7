import assert from "node:assert/strict";
import { casesOf, type ConformanceCase } from "../case.ts";
import { durable, durableFeedsAndPurges } from "../conditions.ts";
import { everyMethod } from "../fixtures/every-call.ts";
import { expectRefusal, expectSame } from "../fixtures/expectations.ts";
import { filterItems } from "../fixtures/filters.ts";
import { withTokens } from "../fixtures/items.ts";
import {
  changeIdsOf,
  changesOf,
  getOne,
  hitIdsOf,
  idsOf,
  listAll,
  maintain,
  put,
  putAll,
  searchAll,
} from "../fixtures/steps.ts";

const KEY = "0123456789abcdef0123456789abcdef";

export const closingCases: readonly ConformanceCase[] = casesOf("closing", [
  {
    id: "close-final",
    title: "a second close does nothing, and every other call is unavailable from then on",
    why: "A drain closes once from a signal and once at its end; a call that still comes in must not hang.",
    run: async (context) => {
      const { store } = context;
      const tenant = context.tenant();
      await put(context, tenant, withTokens("held", ["zzkiwi"]));
      await store.close();
      await store.close();
      for (const { name, run } of everyMethod(context)) {
        await expectRefusal(run(store, tenant, context.call()), ["unavailable"], `${name} after close`);
      }
    },
  },
  {
    id: "close-waits",
    title: "close waits for the calls in flight: each has taken effect, or is refused as unavailable",
    why: "A deployment closes stores under load; what was acknowledged must be there.",
    run: async (context) => {
      const tenant = context.tenant();
      const { store } = context;
      let settled = 0;
      const writes = Array.from({ length: 20 }, async (_, number) => {
        const { draft, searchable } = withTokens(`m${String(number)}`, ["zzkiwi"]);
        const work = store.insert({ tenant, draft, searchable }, context.call());
        try {
          return (await work).kind;
        } catch {
          return (await expectRefusal(work, ["unavailable"], "an insert beside close")).code;
        } finally {
          settled += 1;
        }
      });
      await store.close();
      // The writes' own promises settle a few turns behind the store's.
      await new Promise((resolve) => setImmediate(resolve));
      assert.equal(settled, writes.length, "close came back before the calls in flight");
      const kinds = await Promise.all(writes);
      await context.reopen();
      if (!context.guarantees.durable) return;
      const found = idsOf(await listAll(context, tenant));
      expectSame(
        found.length,
        kinds.filter((kind) => kind === "inserted").length,
        "what was acknowledged is not what is there",
      );
    },
  },
  {
    id: "reopen",
    title: "a store that was closed opens again and works",
    why: "Every restart does it; a lock left behind keeps the gateway from starting.",
    run: async (context) => {
      for (let round = 0; round < 3; round++) {
        await context.reopen();
        const tenant = context.tenant();
        await put(context, tenant, withTokens("m", ["zzkiwi"]));
        await context.seen("get", async () => assert.equal((await listAll(context, tenant)).length, 1));
      }
    },
  },
  {
    id: "reopen-keeps",
    title: "a reopened store has every record, index, key, tombstone, revision and change cursor that it had",
    why: "`durable` says so; an index that is rebuilt wrongly after a restart loses memories silently.",
    ...durable,
    run: async (context) => {
      const tenant = context.tenant();
      const other = context.tenant("globex");
      const doesPurge = context.manifest.capabilities.supports_purge;
      const doesFeed = context.guarantees.changes !== "none";
      await putAll(context, tenant, filterItems(["zzkiwi"]));
      await put(context, tenant, withTokens("key", ["zzlamp"], { matchKeys: [KEY] }));
      await put(context, other, withTokens("m", ["zzkiwi"]));
      const { draft } = withTokens("m01", [], { updatedAt: 9, writeIds: ["w1", "w2"] });
      await context.store.replace({ tenant, draft, expectedRevision: 1 }, context.call());
      await put(context, tenant, withTokens("gone", ["zzkiwi"]));
      const middle = doesFeed
        ? (await context.store.changes({ tenant, page: { limit: 3 } }, context.call())).cursor
        : undefined;
      if (doesPurge)
        await context.store.remove(
          { tenant, memoryId: "gone", expectedRevision: 1, writeId: "purge-1" },
          context.call(),
        );
      const look = async (): Promise<unknown> => ({
        list: await listAll(context, tenant),
        count: await context.store.operator.count({ tenant, filter: { scope: "user" } }, context.call()),
        other: await listAll(context, other),
        found: context.manifest.capabilities.supports_search
          ? hitIdsOf(await searchAll(context, tenant, { tokens: ["zzkiwi"] }))
          : [],
        changes: doesFeed ? (await changesOf(context, tenant)).items : [],
        rest: middle === undefined ? [] : (await changesOf(context, tenant, { from: middle })).items,
        held: await context.store.operator.heldElsewhere({ tenant: context.tenant(), memoryId: "m01" }, context.call()),
        traces: [
          await context.store.operator.lastWrite({ tenant, memoryId: "m01" }, context.call()),
          await context.store.operator.lastWrite({ tenant, memoryId: "gone" }, context.call()),
        ],
      });
      let before: unknown;
      await context.seen("search", async () => {
        before = await look();
        if (!context.manifest.capabilities.supports_search) return;
        const hits = await searchAll(context, tenant, { tokens: ["zzlamp"] });
        assert.ok(hitIdsOf(hits).includes("key"));
      });
      const end = doesFeed ? (await changesOf(context, tenant)).cursor : undefined;
      for (let round = 0; round < 2; round++) {
        await context.reopen();
        await context.seen("search", async () =>
          expectSame(await look(), before, "the reopened store answers otherwise"),
        );
      }
      const { draft: same, searchable } = withTokens("new", []);
      const hit = await context.store.insert(
        { tenant, draft: same, searchable, unless: { keys: [KEY] } },
        context.call(),
      );
      assert.equal(hit.kind, "exists", "a match key was lost");
      const { revision } = await put(context, tenant, withTokens("gone-2", ["zzkiwi"]));
      assert.equal(revision, 1);
      if (doesPurge)
        assert.equal((await put(context, tenant, withTokens("gone", []))).revision, 3, "a revision began again");
      if (end === undefined) return;
      const since = (await changesOf(context, tenant, { from: end })).items;
      assert.equal(since.length, doesPurge ? 2 : 1, "changes after a restart are not behind the cursor from before it");
    },
  },
  {
    id: "reopen-writes",
    title: "many rounds of writing and reopening lose nothing and repeat no revision",
    why: "What is rebuilt at each start has to end where the last one ended.",
    ...durable,
    run: async (context) => {
      const tenant = context.tenant();
      await put(context, tenant, withTokens("m", ["zzkiwi"]));
      for (let round = 1; round <= 5; round++) {
        const { draft, searchable } = withTokens("m", [`zzround${String(round)}`], { updatedAt: round });
        const result = await context.store.replace(
          { tenant, draft, searchable, expectedRevision: round },
          context.call(),
        );
        assert.equal(result.kind, "replaced");
        await put(context, tenant, withTokens(`n${String(round)}`, ["zzkiwi"]));
        await context.reopen();
        assert.equal((await getOne(context, tenant, "m"))?.revision, round + 1);
        assert.equal((await listAll(context, tenant)).length, round + 1);
      }
    },
  },
  {
    id: "reopen-forgets",
    title: "a reopened store knows that it forgot tombstones: it refuses a change cursor from before one, as it did",
    why: "A mirror that goes on from such a cursor misses the purge in silence and keeps what a person had purged.",
    ...durableFeedsAndPurges,
    run: async (context) => {
      const { clock } = context;
      const tenant = context.tenant();
      for (const id of ["a", "b", "c"]) await put(context, tenant, withTokens(id, []));
      const { cursor: early } = await context.store.changes({ tenant, page: { limit: 1 } }, context.call());
      // The last change of all: a store that counts on from what it still holds would give its position again.
      await context.store.remove({ tenant, memoryId: "b", expectedRevision: 1, writeId: "purge" }, context.call());
      const { cursor: late } = await changesOf(context, tenant);
      clock.now += 5_000;
      await maintain(context, clock.now - 2_000);
      for (let round = 1; round <= 2; round++) {
        await context.reopen();
        const old = changesOf(context, tenant, { from: early });
        await expectRefusal(old, ["cursor_invalid"], "changes with a cursor from before a forgotten purge, reopened");
        const trace = await context.store.operator.lastWrite({ tenant, memoryId: "b" }, context.call());
        assert.equal(trace, undefined, "a forgotten tombstone came back");
        await put(context, tenant, withTokens(`new-${String(round)}`, []));
        const expected = ["new-1", "new-2"].slice(0, round);
        const { items } = await changesOf(context, tenant, { from: late });
        expectSame(changeIdsOf(items), expected, "from a cursor behind the forgotten purge");
      }
      expectSame(
        changeIdsOf((await changesOf(context, tenant)).items),
        ["a", "c", "new-1", "new-2"],
        "from the beginning",
      );
    },
  },
]);
