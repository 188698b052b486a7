import assert from "node:assert/strict";
import {
  type Filter,
  filterFields,
  type InsertItem,
  matchesFilter,
  type MemoryRecord,
  type RecordDraft,
} from "@mgp/core";
import type { CaseContext } from "../case-context.ts";
import { casesOf, type ConformanceCase } from "../case.ts";
import { searches } from "../conditions.ts";
import { asking } from "../fixtures/asking.ts";
import { claimedPart, expectFiltered, expectSame } from "../fixtures/expectations.ts";
import { filterItems, filters, fullFilter, INSTANT, matching, missing, wideFilter } from "../fixtures/filters.ts";
import { withTokens } from "../fixtures/items.ts";
import { getOne, hitIdsOf, idsOf, listAll, put, putAll, putMany, searchAll } from "../fixtures/steps.ts";

/** Enough to push anything out of a candidate list. */
const BETTER_HITS = 5_000;
const FURTHER_HITS = 500;

/** Beyond the candidates that engines usually look at. */
const LEAST_BETTER = 1_000;

const stored = (items: readonly InsertItem[]): readonly MemoryRecord[] =>
  items.map((item) => ({ ...item.draft, revision: 1 }));

/** A hit that many others are better than: the word once, among many. */
const weak = (id: string): InsertItem => withTokens(id, ["zzkiwi", ...Array<string>(60).fill("zzfill")], matching);

async function expectWeakFound(
  context: CaseContext,
  { tenant, ids, whole }: { readonly tenant: string; readonly ids: readonly string[]; readonly whole: Filter },
): Promise<void> {
  // A list of ids would leave nothing to the other fields.
  const filter = claimedPart(withoutIds(whole), context.guarantees);
  await context.seen("search", async () => {
    const hits = await searchAll(context, tenant, { tokens: ["zzkiwi"], filter, limit: 3 });
    expectSame(hitIdsOf(hits).toSorted(), ids, "hits that match the filter were pushed out by others that do not");
    const query = { ...asking("zzkiwi"), text: "zzkiwi", filter, limit: 2 };
    const page = await context.store.search({ tenant, query }, context.call());
    assert.ok(page.items.length > 0 || page.cursor !== undefined, "an empty page ends the search before its hits");
  });
}

/** What each claimed field of a filter leaves out alone; ids aside, which would leave nothing to the others. */
function leftOutBy(filter: Filter, { filters: claimed }: CaseContext["guarantees"]): readonly Partial<RecordDraft>[] {
  return filterFields
    .filter((field) => field !== "ids" && filter[field] !== undefined && (claimed === "all" || claimed.includes(field)))
    .flatMap((field) => missing[field].map((over) => ({ ...matching, ...over })))
    .filter((over) => !matchesFilter({ ...withTokens("m1", [], over).draft, revision: 1 }, withoutIds(filter)));
}

function withoutIds({ ids: _ids, ...filter }: Filter): Filter {
  return filter;
}

/** A better hit that the filter leaves out; where its id is not the reason, it begins as the filter asks. */
function decoyOf(number: number, over: Partial<RecordDraft> = {}): InsertItem {
  const { memoryId, ...fields } = over;
  return withTokens(`${memoryId ?? "mb"}-${String(number)}`, ["zzkiwi", "zzkiwi"], fields);
}

export const filterCases: readonly ConformanceCase[] = casesOf("filters", [
  {
    id: "filter-list",
    title: "list and count return what matches the filter, for each field, all together and in the corners",
    why: "A record too many is shown to whom it must not be; one too few is lost.",
    run: async (context) => {
      const tenant = context.tenant();
      const items = filterItems(["zzkiwi"]);
      await putAll(context, tenant, items);
      await context.seen("get", async () => {
        for (const filter of filters) {
          for (const limit of [1, 100]) {
            expectFiltered(await listAll(context, tenant, filter, limit), stored(items), filter, context.guarantees);
          }
          const { count, exact } = await context.store.operator.count({ tenant, filter }, context.call());
          assert.ok(Number.isSafeInteger(count) && count >= 0, `count answered ${String(count)}`);
          const listed = await listAll(context, tenant, filter);
          if (exact) assert.equal(count, listed.length, `count says it is exact, under ${JSON.stringify(filter)}`);
        }
      });
    },
  },
  {
    id: "filter-search",
    title: "search returns what matches the filter, for each field, all together and in the corners",
    why: "As for lists, and a filter that is applied to one of two indexes only is found here.",
    ...searches,
    run: async (context) => {
      const tenant = context.tenant();
      const items = filterItems(["zzkiwi"]);
      await putAll(context, tenant, items);
      await context.seen("search", async () => {
        for (const filter of filters) {
          const hits = await searchAll(context, tenant, { tokens: ["zzkiwi"], filter, limit: 4 });
          expectFiltered(
            hits.map((hit) => hit.record),
            stored(items),
            filter,
            context.guarantees,
          );
        }
      });
    },
  },
  {
    id: "filter-before-limit",
    title: "three hits are found behind five thousand better ones that the filter leaves out",
    why: "A filter behind the limit answers with an empty page although memories are there; Neo4j found 0 of 5.",
    ...searches,
    run: async (context) => {
      const tenant = context.tenant();
      const decoys = leftOutBy(fullFilter, context.guarantees);
      const better = Array.from({ length: decoys.length === 0 ? 0 : BETTER_HITS }, (_, number) =>
        decoyOf(number, decoys[number % decoys.length]),
      );
      await putMany(context, tenant, better, LEAST_BETTER);
      await putAll(context, tenant, [weak("m1"), weak("m2"), weak("m3")]);
      await expectWeakFound(context, { tenant, ids: ["m1", "m2", "m3"], whole: fullFilter });
    },
  },
  {
    id: "filter-tenant-before-limit",
    title: "three hits are found beside five thousand better ones of another tenant",
    why: "The tenant is a filter too: a vector or full-text index over all tenants gives its limit to the largest.",
    ...searches,
    run: async (context) => {
      const tenant = context.tenant();
      const better = Array.from({ length: BETTER_HITS }, (_, number) =>
        withTokens(`b${String(number)}`, ["zzkiwi", "zzkiwi"], matching),
      );
      await putMany(context, context.tenant("globex"), better, LEAST_BETTER);
      await putAll(context, tenant, [weak("m1"), weak("m2"), weak("m3")]);
      await expectWeakFound(context, { tenant, ids: ["m1", "m2", "m3"], whole: fullFilter });
    },
  },
  {
    id: "filter-many-subjects-before-limit",
    title: "three hits are found behind five hundred better ones of subjects, kinds and scopes that are not asked for",
    why: "Several subjects and scopes at once are another query than one of each, and often one that filters late.",
    ...searches,
    run: async (context) => {
      const tenant = context.tenant();
      const decoys = leftOutBy(wideFilter, context.guarantees);
      const better = Array.from({ length: decoys.length === 0 ? 0 : FURTHER_HITS }, (_, number) =>
        decoyOf(number, decoys[number % decoys.length]),
      );
      await putAll(context, tenant, [...better, weak("m1"), weak("m2"), weak("m3")]);
      await expectWeakFound(context, { tenant, ids: ["m1", "m2", "m3"], whole: wideFilter });
    },
  },
  {
    id: "expiry-millisecond",
    title: "a record counts as expired from its very millisecond on, in list, search and count",
    why: "A backend that keeps whole seconds or days shows a memory after its end.",
    run: async (context) => {
      const tenant = context.tenant();
      for (const millisecond of [0, 1, 499, 500, 999]) {
        await put(
          context,
          tenant,
          withTokens(`m${String(millisecond)}`, ["zzkiwi"], { expiresAt: INSTANT + millisecond }),
        );
      }
      const { filters: claimed } = context.guarantees;
      if (claimed !== "all" && !claimed.includes("notExpiredAt")) return;
      for (const [after, wanted] of [
        [-1, ["m0", "m1", "m499", "m500", "m999"]],
        [0, ["m1", "m499", "m500", "m999"]],
        [499, ["m500", "m999"]],
        [998, ["m999"]],
        [999, []],
      ] as const) {
        const filter = { notExpiredAt: INSTANT + after };
        await context.seen("get", async () => {
          expectSame(idsOf(await listAll(context, tenant, filter)), wanted, `list at ${String(after)} ms`);
        });
        if (!context.manifest.capabilities.supports_search) continue;
        await context.seen("search", async () => {
          const hits = await searchAll(context, tenant, { tokens: ["zzkiwi"], filter });
          expectSame(hitIdsOf(hits).toSorted(), wanted, `search at ${String(after)} ms`);
        });
      }
    },
  },
  {
    id: "expiry-asked",
    title: "a record that expired is there until a filter asks: no clock hides or removes it",
    why: "What expiry means is for governance, with its clock; a backend's own time to live destroys what it may still need.",
    run: async (context) => {
      const tenant = context.tenant();
      const real = context.clock.now;
      for (const now of [real, Date.UTC(1990, 0), Date.UTC(2090, 0)]) {
        context.clock.now = now;
        const id = `m${String(now)}`;
        await put(context, tenant, withTokens(id, ["zzkiwi"], { expiresAt: Date.UTC(2000, 0) }));
        await put(context, tenant, withTokens(`${id}-soon`, ["zzkiwi"], { expiresAt: Date.UTC(2080, 0) }));
      }
      for (const now of [real, Date.UTC(1990, 0), Date.UTC(2090, 0)]) {
        context.clock.now = now;
        await context.seen("get", async () => {
          assert.notEqual(await getOne(context, tenant, `m${String(real)}`), undefined, "get lost an expired record");
          assert.equal((await listAll(context, tenant)).length, 6, "list without notExpiredAt left records out");
          const filter = { notExpiredAt: Date.UTC(2040, 0) };
          const count = context.guarantees.filters === "all" ? 3 : undefined;
          if (count !== undefined)
            assert.equal(
              (await listAll(context, tenant, filter)).length,
              count,
              "the filter's instant was not what decided",
            );
        });
      }
      context.clock.now = real;
    },
  },
]);
