import assert from "node:assert/strict";
import { casesOf, type ConformanceCase } from "../case.ts";
import { doesNotFeed, feeds, feedsAndPurges } from "../conditions.ts";
import { BOUND, expectWithin, unlikeSizes } from "../fixtures/bounded.ts";
import { drainChanges } from "../fixtures/drain.ts";
import { expectRecord, expectRefusal, expectSame } from "../fixtures/expectations.ts";
import { withTokens } from "../fixtures/items.ts";
import { changeIdsOf, changesOf, listAll, put, putMany } from "../fixtures/steps.ts";

export const changeCases: readonly ConformanceCase[] = casesOf("changes", [
  {
    id: "feed-order",
    title: "each id appears once, at its last change, in commit order, as it is now",
    why: "A reader that follows the feed ends with what the store holds, whenever it stops.",
    ...feeds,
    run: async (context) => {
      const { store } = context;
      const tenant = context.tenant();
      for (const id of ["d", "b", "c", "a"]) await put(context, tenant, withTokens(id, ["zzkiwi"]));
      await store.insertMany(
        { tenant, items: ["z", "y"].map((id) => withTokens(id, [])), stopAtFirstExisting: false },
        context.call(),
      );
      const { draft } = withTokens("b", [], { state: "revoked", stateChangedAt: 1 });
      await store.replace({ tenant, draft, expectedRevision: 1 }, context.call());
      for (const limit of [1, 2, 6, 100]) {
        const { items } = await changesOf(context, tenant, { limit });
        expectSame(changeIdsOf(items), ["d", "c", "a", "z", "y", "b"], `in pages of ${String(limit)}`);
        const last = items.at(-1);
        assert.ok(last?.kind === "record");
        expectRecord(last.record, draft, 2);
      }
    },
  },
  {
    id: "feed-bytes",
    title: "a page of the feed in bytes ends before the record that would take it beyond, and loses no change",
    why: "A thousand changes of a megabyte are a gigabyte in the gateway's memory, for one request.",
    ...feeds,
    run: async (context) => {
      const tenant = context.tenant();
      const items = unlikeSizes("zzkiwi");
      for (const item of items) await put(context, tenant, item);
      const { items: read } = await drainChanges(async (from) => {
        const page = await context.store.changes(
          { tenant, page: { limit: 100, bytes: BOUND, ...from } },
          context.call(),
        );
        expectWithin(page.items.flatMap((change) => (change.kind === "record" ? [change.record] : [])));
        return page;
      });
      const ids = items.map((item) => item.draft.memoryId);
      expectSame(changeIdsOf(read), ids, "in pages of bytes");
    },
  },
  {
    id: "feed-effects-only",
    title: "what had no effect does not show: an insert that hit, a stale replace",
    why: "A feed that moves without a change makes readers work, and hides what a write really did.",
    ...feeds,
    run: async (context) => {
      const { store } = context;
      const tenant = context.tenant();
      for (const id of ["a", "b"]) await put(context, tenant, withTokens(id, ["zzkiwi"]));
      const { cursor } = await changesOf(context, tenant);
      const { draft, searchable } = withTokens("a", []);
      await store.insert({ tenant, draft, searchable }, context.call());
      await store.insert(
        { tenant, draft: withTokens("c", []).draft, searchable, unless: { memoryId: "a", keys: [] } },
        context.call(),
      );
      await store.replace({ tenant, draft, searchable, expectedRevision: 7 }, context.call());
      await store.replace(
        { tenant, draft: withTokens("x", []).draft, searchable, expectedRevision: 1 },
        context.call(),
      );
      expectSame((await changesOf(context, tenant, { from: cursor })).items, [], "the feed moved");
    },
  },
  {
    id: "feed-tombstones",
    title: "a purge shows as a tombstone of id and revision, in its place, until the id is taken again",
    why: "Without it a reader keeps for ever what a person had purged.",
    ...feedsAndPurges,
    run: async (context) => {
      const { store } = context;
      const tenant = context.tenant();
      for (const id of ["a", "b", "c"]) await put(context, tenant, withTokens(id, ["zzkiwi"]));
      const before = await changesOf(context, tenant);
      await store.remove({ tenant, memoryId: "b", expectedRevision: 1, writeId: "purge" }, context.call());
      await put(context, tenant, withTokens("d", ["zzkiwi"]));
      const { items } = await changesOf(context, tenant, { limit: 1 });
      expectSame(changeIdsOf(items), ["a", "c", "purged b", "d"], "after the purge");
      expectSame(items[2], { kind: "purged", memoryId: "b", revision: 2 }, "the tombstone");
      const since = await changesOf(context, tenant, { from: before.cursor });
      expectSame(changeIdsOf(since.items), ["purged b", "d"], "for a reader that knew the record");
      await put(context, tenant, withTokens("b", ["zzlamp"]));
      expectSame(
        changeIdsOf((await changesOf(context, tenant)).items),
        ["a", "c", "d", "b"],
        "after the id was taken again",
      );
      const next = await changesOf(context, tenant, { from: since.cursor });
      expectSame(changeIdsOf(next.items), ["b"], "for a reader that knew the tombstone");
    },
  },
  {
    id: "feed-resume",
    title: "any cursor resumes where it stood, also the last one, also that of an empty feed",
    why: "Sync stores a cursor for a month.",
    ...feeds,
    run: async (context) => {
      const { store } = context;
      const tenant = context.tenant();
      const empty = await store.changes({ tenant, page: { limit: 1 } }, context.call());
      assert.deepEqual([empty.items, empty.more], [[], false]);
      for (const id of ["a", "b", "c"]) await put(context, tenant, withTokens(id, ["zzkiwi"]));
      expectSame(
        changeIdsOf((await changesOf(context, tenant, { from: empty.cursor })).items),
        ["a", "b", "c"],
        "from the empty feed's cursor",
      );
      const first = await store.changes({ tenant, page: { limit: 2 } }, context.call());
      expectSame([changeIdsOf(first.items), first.more], [["a", "b"], true], "the first page");
      const { draft } = withTokens("a", []);
      await store.replace({ tenant, draft, expectedRevision: 1 }, context.call());
      const rest = await changesOf(context, tenant, { from: first.cursor, limit: 1 });
      expectSame(changeIdsOf(rest.items), ["c", "a"], "what changed behind the reader was not shown again");
      for (let again = 0; again < 2; again++) {
        const none = await store.changes({ tenant, page: { limit: 5, cursor: rest.cursor } }, context.call());
        assert.deepEqual([none.items, none.more], [[], false], "the last cursor does not stand at the end");
      }
      await put(context, tenant, withTokens("d", []));
      expectSame(
        changeIdsOf((await changesOf(context, tenant, { from: rest.cursor })).items),
        ["d"],
        "from the last cursor",
      );
    },
  },
  {
    id: "feed-parallel",
    title: "a reader that polls while eight writers write misses no change",
    why: "A position that is given before the commit becomes visible late: a plain sequence lost 2,013 of 3,065 rows.",
    ...feeds,
    run: async (context) => {
      const { store } = context;
      const tenant = context.tenant();
      const known = new Map<string, number>();
      let from: { readonly cursor?: string } = {};
      const poll = async (): Promise<boolean> => {
        const page = await store.changes({ tenant, page: { limit: 10, ...from } }, context.call());
        for (const change of page.items) {
          const { memoryId, revision } = change.kind === "record" ? change.record : change;
          assert.ok(revision >= (known.get(memoryId) ?? 0), "a reader was led back to an older revision");
          known.set(memoryId, revision);
        }
        from = { cursor: page.cursor };
        return page.more;
      };
      let writing = 8;
      const write = async (writer: number): Promise<void> => {
        for (let number = 0; number < 25; number++) {
          const id = `w${String(writer)}-${String(number)}`;
          await put(context, tenant, withTokens(id, ["zzkiwi"]));
          await store.replace({ tenant, draft: withTokens(id, []).draft, expectedRevision: 1 }, context.call());
          const shared = withTokens(`shared-${String(number)}`, ["zzkiwi"]);
          await store.insert({ tenant, draft: shared.draft, searchable: shared.searchable }, context.call());
        }
      };
      const writers = Array.from({ length: writing }, async (_, writer) => {
        await write(writer);
        writing -= 1;
      });
      const reader = async (): Promise<void> => {
        for (;;) {
          const isLast = writing === 0;
          const more = await poll();
          if (isLast && !more) return;
          // The writers' turn, where nothing ever waits.
          await new Promise((resolve) => setImmediate(resolve));
        }
      };
      await Promise.all([...writers, reader()]);
      const listed = await listAll(context, tenant, {}, 1_000);
      assert.equal(listed.length, 8 * 25 + 25);
      const missed = listed.filter((record) => known.get(record.memoryId) !== record.revision);
      assert.equal(
        missed.length,
        0,
        `the reader missed the last change of ${String(missed.length)} of ${String(listed.length)} records`,
      );
      assert.equal((await changesOf(context, tenant)).items.length, listed.length, "an id is in the feed twice");
    },
  },
  {
    id: "feed-large",
    title: "a feed of thousands is read in pages to its end, each id once",
    why: "The first sync of a reader is all there is.",
    ...feeds,
    run: async (context) => {
      const tenant = context.tenant();
      const wanted = Array.from({ length: 2_000 }, (_, number) => withTokens(`m${String(number)}`, []));
      const there = await putMany(context, tenant, wanted, 1_000);
      const { items } = await changesOf(context, tenant, { limit: 300 });
      expectSame(
        changeIdsOf(items),
        there.map(({ draft }) => draft.memoryId),
        "the feed",
      );
    },
  },
  {
    id: "feed-unsupported",
    title: "changes refuses as unsupported",
    why: "Sync then lists by id, and says that it cannot report purges; an empty feed would say that nothing changed.",
    ...doesNotFeed,
    run: async (context) => {
      const work = context.store.changes({ tenant: context.tenant(), page: { limit: 1 } }, context.call());
      await expectRefusal(work, ["unsupported"], "changes");
    },
  },
]);
