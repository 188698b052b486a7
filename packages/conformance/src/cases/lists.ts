import assert from "node:assert/strict";
import { compareCodePoints, idCursor, type InsertItem, matchesFilter } from "@mgp/core";
import { casesOf, type ConformanceCase } from "../case.ts";
import { BOUND, expectWithin, unlikeSizes } from "../fixtures/bounded.ts";
import { drain } from "../fixtures/drain.ts";
import { byId, expectSame } from "../fixtures/expectations.ts";
import { INSTANT } from "../fixtures/filters.ts";
import { lookalikes } from "../fixtures/hostile.ts";
import { withTokens } from "../fixtures/items.ts";
import { idsOf, listAll, listInOrder, put, putAll } from "../fixtures/steps.ts";

/** The ids by the time of their last change, the latest first, equal ones by code points. */
function byAge(items: readonly InsertItem[]): readonly string[] {
  const drafts = items.map(({ draft }) => draft);
  return idsOf(
    drafts.toSorted(
      (left, right) => right.updatedAt - left.updatedAt || compareCodePoints(left.memoryId, right.memoryId),
    ),
  );
}

export const listCases: readonly ConformanceCase[] = casesOf("lists", [
  {
    id: "list-code-points",
    title: "lists go by ascending code points, characters beyond U+FFFF behind all others, over pages of any size",
    why: "UTF-16 order and collations put them elsewhere; exports of two backends could not be compared.",
    run: async (context) => {
      const tenant = context.tenant();
      const items = [...lookalikes].map((id) => withTokens(id, ["zzkiwi"]));
      await putAll(context, tenant, items);
      const wanted = idsOf(byId(items.map((item) => item.draft)));
      await context.seen("get", async () => {
        for (const limit of [1, 7, lookalikes.length, 1_000]) {
          expectSame(idsOf(await listAll(context, tenant, {}, limit)), wanted, `in pages of ${String(limit)}`);
          const page = await context.store.list({ tenant, filter: {}, page: { limit } }, context.call());
          assert.ok(page.items.length <= limit, "a page holds more than its limit");
        }
      });
    },
  },
  {
    id: "list-stable",
    title: "what is written between two pages neither repeats nor hides a record",
    why: "Pages by offset shift under writes: an export then misses memories, and a person's erasure too.",
    run: async (context) => {
      const tenant = context.tenant();
      const ids = Array.from({ length: 40 }, (_, number) => `m${String(number + 10)}`);
      await putAll(
        context,
        tenant,
        ids.map((id) => withTokens(id, ["zzkiwi"])),
      );
      const seen: string[] = [];
      let from: { readonly cursor?: string } = {};
      for (let round = 0; round < 40; round++) {
        const page = await context.store.list({ tenant, filter: {}, page: { limit: 7, ...from } }, context.call());
        seen.push(...idsOf(page.items));
        if (page.cursor === undefined) break;
        from = { cursor: page.cursor };
        const last = seen.at(-1) ?? "";
        // Two before for each that goes, so that an offset moves.
        for (const id of [`a${String(round)}`, `b${String(round)}`])
          await put(context, tenant, withTokens(id, ["zzkiwi"]));
        await put(context, tenant, withTokens(`${last}-behind`, ["zzkiwi"]));
        const { draft } = withTokens(last, [], { updatedAt: round });
        await context.store.replace({ tenant, draft, expectedRevision: 1 }, context.call());
        if (context.manifest.capabilities.supports_purge) {
          await context.store.remove({ tenant, memoryId: last, expectedRevision: 2, writeId: "purge" }, context.call());
        }
      }
      assert.equal(new Set(seen).size, seen.length, "a record was listed twice");
      expectSame(
        ids.filter((id) => !seen.includes(id)),
        [],
        "records that were there all the time are missing",
      );
      expectSame(seen, [...seen].toSorted(), "not in ascending order");
    },
  },
  {
    id: "list-bytes",
    title: "a page in bytes ends before the record that would take it beyond, holds one at least, and loses none",
    why: "A thousand memories of a megabyte are a gigabyte in the gateway's memory, for one request.",
    run: async (context) => {
      const tenant = context.tenant();
      const items = unlikeSizes("zzkiwi");
      await putAll(context, tenant, items);
      await context.seen("get", async () => {
        const listed = await drain(async (from) => {
          const page = await context.store.list(
            { tenant, filter: {}, page: { limit: 100, bytes: BOUND, ...from } },
            context.call(),
          );
          expectWithin(page.items);
          assert.ok(page.items.length > 0, "a page is empty, though records are left");
          return page;
        });
        expectSame(idsOf(listed), idsOf(items.map((item) => item.draft)), "in pages of bytes");
      });
    },
  },
  {
    id: "list-behind",
    title: "a cursor made of any id goes on behind it, whether a record is there or not",
    why: "A result of a task that has grown ends at a memory of its own; what follows would come twice, or never.",
    run: async (context) => {
      const tenant = context.tenant();
      const ids = [...lookalikes];
      await putAll(
        context,
        tenant,
        ids.map((id) => withTokens(id, ["zzkiwi"])),
      );
      await context.seen("get", async () => {
        const all = idsOf(await listAll(context, tenant));
        for (const [place, id] of all.entries()) {
          for (const cursor of [idCursor(id), idCursor(`${id}\u0001`)]) {
            const page = await context.store.list(
              { tenant, filter: {}, page: { limit: 1_000, cursor } },
              context.call(),
            );
            expectSame(idsOf(page.items), all.slice(place + 1), "behind an id");
          }
        }
      });
    },
  },
  {
    id: "list-newest",
    title:
      "newest first goes by the time of the last change, then by code points, over pages of any size and any filter",
    why: "What a person said last is what their application shows first; a tie that a collation breaks skips a memory.",
    run: async (context) => {
      const tenant = context.tenant();
      const items = [...lookalikes].map((id, number) =>
        withTokens(id, ["zzkiwi"], { updatedAt: INSTANT - (number % 5), scope: number % 2 === 0 ? "user" : "org" }),
      );
      await putAll(context, tenant, items);
      await context.seen("get", async () => {
        for (const filter of [{}, { scope: "org" } as const, { subject: { kind: "user", id: "someone" } } as const]) {
          const wanted = byAge(items.filter(({ draft }) => matchesFilter({ ...draft, revision: 1 }, filter)));
          for (const limit of [1, 7, 1_000]) {
            const listed = await listInOrder(context, { tenant, filter, order: "newest" }, limit);
            const claimed =
              context.guarantees.filters === "all" ? listed : listed.filter((one) => matchesFilter(one, filter));
            expectSame(idsOf(claimed), wanted, `newest first, in pages of ${String(limit)}`);
          }
        }
      });
    },
  },
  {
    id: "list-newest-stable",
    title: "newest first, what does not change comes exactly once while others are written, changed and purged",
    why: "A page by offset shows a memory twice and hides the next one as soon as anything is written.",
    run: async (context) => {
      const tenant = context.tenant();
      const ids = Array.from({ length: 40 }, (_, number) => `m${String(number + 10)}`);
      await putAll(
        context,
        tenant,
        ids.map((id, number) => withTokens(id, ["zzkiwi"], { updatedAt: INSTANT + Math.floor(number / 3) })),
      );
      const seen: string[] = [];
      const changed = new Set<string>();
      let from: { readonly cursor?: string } = {};
      for (let round = 0; round < 40; round++) {
        const page = await context.store.list(
          { tenant, filter: {}, order: "newest", page: { limit: 7, ...from } },
          context.call(),
        );
        seen.push(...idsOf(page.items));
        if (page.cursor === undefined) break;
        from = { cursor: page.cursor };
        await put(context, tenant, withTokens(`n${String(round)}`, ["zzkiwi"], { updatedAt: INSTANT + 1_000 + round }));
        const ahead = ids.find((id) => !seen.includes(id) && !changed.has(id));
        if (ahead === undefined) continue;
        changed.add(ahead);
        const { draft } = withTokens(ahead, [], { updatedAt: INSTANT + 2_000 + round });
        await context.store.replace({ tenant, draft, expectedRevision: 1 }, context.call());
        if (context.manifest.capabilities.supports_purge && round % 2 === 0)
          await context.store.remove(
            { tenant, memoryId: ahead, expectedRevision: 2, writeId: "purge" },
            context.call(),
          );
      }
      const unchanged = ids.filter((id) => !changed.has(id));
      expectSame(
        unchanged.filter((id) => seen.filter((other) => other === id).length !== 1),
        [],
        "records that did not change did not come exactly once",
      );
    },
  },
  {
    id: "list-empty",
    title: "a tenant without memories lists nothing, and an exhausted list has no cursor to follow",
    why: "Not an error: every agent's first call meets it.",
    run: async (context) => {
      assert.deepEqual(await listAll(context, context.tenant()), []);
      const tenant = context.tenant();
      await putAll(
        context,
        tenant,
        ["a", "b"].map((id) => withTokens(id, ["zzkiwi"])),
      );
      await context.seen("get", async () => assert.equal((await listAll(context, tenant, {}, 2)).length, 2));
    },
  },
]);
