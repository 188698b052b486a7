import assert from "node:assert/strict";
import { analyseQuery, type InsertItem, searchTerms } from "@mgp/core";
import fc from "fast-check";
import type { CaseContext } from "../case-context.ts";
import { casesOf, type ConformanceCase } from "../case.ts";
import { searches } from "../conditions.ts";
import { expectSame } from "../fixtures/expectations.ts";
import { itemOf, memoryOf, withTokens } from "../fixtures/items.ts";
import { findsByWordsOnly, hitIdsOf, putAll, searchAll } from "../fixtures/steps.ts";
import { playInTwoWorlds, shownIn, worldHistories, type WorldPlace } from "../fixtures/two-worlds.ts";

const RUNS = 12;
/** A slow backend is tried with fewer histories; in milliseconds. */
const ENOUGH_MS = 20_000;

/** What memories say where some are hidden; the words are rare and common, and the texts short and long. */
const statements = Array.from({ length: 24 }, (_, number) =>
  [
    ...(number % 8 === 1 ? ["kiwi"] : []),
    ...(number % 2 === 0 ? ["lantern", "lantern"] : []),
    ...(number % 3 === 0 ? ["harbour"] : []),
    ...Array<string>(number % 7).fill("filler"),
  ].join(" "),
);

function memories(isHidden: (number: number) => boolean): readonly InsertItem[] {
  return statements.map((statement, number) => {
    const over = { content: { statement }, ...(isHidden(number) ? { sensitivity: "confidential" as const } : {}) };
    return itemOf(memoryOf(`m${String(number)}`, over), { matchKeys: [], updatedAt: number % 4 });
  });
}

function times(token: string, count: number): readonly string[] {
  return Array<string>(count).fill(token);
}

function placeIn(context: CaseContext): WorldPlace {
  const { store, manifest } = context;
  const purges = manifest.capabilities.supports_purge;
  return { store, tenant: context.tenant(), purges, call: () => context.call() };
}

export const hiddenCases: readonly ConformanceCase[] = casesOf("search", [
  {
    id: "search-alternatives",
    title: "a term finds what holds all tokens of one of its alternatives, and nothing else by words",
    why: "A compound is several tokens that stand together, and a word may be spelt in more than one way.",
    ...searches,
    run: async (context) => {
      const tenant = context.tenant();
      await putAll(context, tenant, [
        withTokens("both", ["zza", "zzb", "zzfill"]),
        withTokens("first", ["zza", "zzfill", "zzfill"]),
        withTokens("second", ["zzb", "zzb", "zzfill"]),
        withTokens("other", ["zzc", "zzfill", "zzfill"]),
        withTokens("all", ["zza", "zzb", "zzc"]),
      ]);
      const expected: readonly (readonly [readonly (readonly string[])[], readonly string[]])[] = [
        [[["zza", "zzb"]], ["all", "both"]],
        [
          [["zza"], ["zzc"]],
          ["all", "both", "first", "other"],
        ],
        [
          [["zza", "zzb"], ["zzc"]],
          ["all", "both", "other"],
        ],
        [
          [
            ["zza", "zzabsent"],
            ["zzb", "zzc"],
          ],
          ["all"],
        ],
        [[["zzabsent", "zza"]], []],
      ];
      await context.seen("search", async () => {
        for (const [alternatives, wanted] of expected) {
          const text = alternatives.flat().join(" ");
          const query = { tokens: [], terms: [{ alternatives }], text, literal: true };
          const found = hitIdsOf(await searchAll(context, tenant, query)).toSorted();
          expectSame(found, wanted, `what holds ${JSON.stringify(alternatives)}`);
        }
      });
    },
  },
  {
    id: "search-frequencies",
    title: "a term counts as often as its rarest token within an alternative, and over alternatives the sum",
    why: "Where spellings are terms of their own, a memory with both counts twice, and one word outweighs two.",
    ...searches,
    run: async (context) => {
      const tenant = context.tenant();
      // All are equally long; `five` holds the term five times, and so on.
      await putAll(context, tenant, [
        withTokens("five", [...times("zza", 3), ...times("zzb", 3), ...times("zzc", 2)], { updatedAt: 0 }),
        withTokens("three", [...times("zza", 2), ...times("zzb", 5), ...times("zzc", 1)], { updatedAt: 1 }),
        withTokens("two", [...times("zza", 6), ...times("zzb", 2)], { updatedAt: 2 }),
        withTokens("one", [...times("zzc", 1), ...times("zza", 7)], { updatedAt: 3 }),
        withTokens("none", times("zza", 8), { updatedAt: 4 }),
      ]);
      const query = { tokens: [], terms: [{ alternatives: [["zza", "zzb"], ["zzc"]] }], text: "abc", literal: true };
      await context.seen("search", async () => {
        const hits = await searchAll(context, tenant, query);
        if (!findsByWordsOnly(context)) return assert.equal(hits.length, 4);
        expectSame(hitIdsOf(hits), ["five", "three", "two", "one"], "by how often they hold the term");
      });
    },
  },
  {
    id: "search-two-worlds",
    title:
      "two tenants that differ in hidden content only answer an ordinary search alike: hits, order, scores, counts",
    why: "A restricted sentence was rebuilt word by word; a length, an average or a count that is common is enough.",
    ...searches,
    run: async (context) => {
      if (!context.guarantees.readAfterWrite.search) return;
      await fc.assert(
        fc.asyncProperty(worldHistories, async (history) => {
          await playInTwoWorlds([placeIn(context), placeIn(context)], history, shownIn);
        }),
        { numRuns: RUNS, seed: context.seed, plugins: [fc.interruptAfterTimeLimit(ENOUGH_MS)] },
      );
    },
  },
  {
    id: "search-hidden-as-open",
    title: "a search that may find hidden content ranks as if nothing were hidden",
    why: "Who may see everything has to find it by the same scores, whatever is hidden from others.",
    ...searches,
    run: async (context) => {
      const [hidden, open] = [context.tenant(), context.tenant()];
      await putAll(
        context,
        hidden,
        memories((number) => number % 3 !== 1),
      );
      await putAll(
        context,
        open,
        memories(() => false),
      );
      for (const question of ["kiwi", "lantern harbour", "kiwi lantern profile absent"]) {
        const terms = searchTerms(analyseQuery([question]).terms, "full");
        const query = { tokens: [], terms, content: "full" as const, text: question, literal: true, limit: 5 };
        await context.seen("search", async () => {
          const [found, wanted] = [await searchAll(context, hidden, query), await searchAll(context, open, query)];
          const scored = wanted.map(({ record, score }) => [record.memoryId, score]);
          expectSame(
            found.map(({ record, score }) => [record.memoryId, score]),
            scored,
            `for ${question}`,
          );
          assert.ok(found.length > 0, `${question} finds nothing`);
        });
      }
    },
  },
  {
    id: "search-hidden-unfound",
    title: "an ordinary search finds a hidden memory by its id, type and scope, and by nothing that it says",
    why: "That it is there may be seen; what it says is to be found by those only who may see it.",
    ...searches,
    run: async (context) => {
      const tenant = context.tenant();
      await putAll(
        context,
        tenant,
        memories((number) => number === 1),
      );
      const idsFor = async (question: string, content: "open" | "full"): Promise<readonly string[]> => {
        const terms = searchTerms(analyseQuery([question]).terms, content);
        const query = { tokens: [], terms, content, text: question, literal: true };
        return hitIdsOf(await searchAll(context, tenant, query)).toSorted();
      };
      await context.seen("search", async () => {
        expectSame(await idsFor("kiwi", "open"), ["m17", "m9"], "kiwi in what is open");
        expectSame(await idsFor("kiwi", "full"), ["m1", "m17", "m9"], "kiwi in everything");
        expectSame(await idsFor("m1", "open"), ["m1"], "its id");
        assert.equal((await idsFor("profile", "open")).length, 24, "by its type");
      });
    },
  },
]);
