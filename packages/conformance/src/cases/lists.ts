import assert from "node:assert/strict";
import { idCursor } from "@mgp/core";
import { casesOf, type ConformanceCase } from "../case.ts";
import { BOUND, expectWithin, unlikeSizes } from "../fixtures/bounded.ts";
import { drain } from "../fixtures/drain.ts";
import { byId, expectSame } from "../fixtures/expectations.ts";
import { lookalikes } from "../fixtures/hostile.ts";
import { withTokens } from "../fixtures/items.ts";
import { idsOf, listAll, put, putAll } from "../fixtures/steps.ts";

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
    id: "list-empty",
    title: "a tenant that nobody used lists nothing, and an exhausted list has no cursor to follow",
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
