import assert from "node:assert/strict";
import { encodeToken, type Hit, MAX_TOKENS } from "@mgp/core";
import { casesOf, type ConformanceCase } from "../case.ts";
import { searches } from "../conditions.ts";
import { askingFor, asking } from "../fixtures/asking.ts";
import { BOUND, expectWithin, unlikeSizes } from "../fixtures/bounded.ts";
import { drain } from "../fixtures/drain.ts";
import { expectSame } from "../fixtures/expectations.ts";
import { hostileTexts } from "../fixtures/hostile.ts";
import { saying, withTokens } from "../fixtures/items.ts";
import { readerKinds } from "../fixtures/reader-pairs.ts";
import { findsByWordsOnly, hitIdsOf, put, putAll, searchAll } from "../fixtures/steps.ts";

/** Terms that engines split, cut, drop, stem or read as syntax when they are not encoded. */
const nastyTerms: readonly string[] = [
  ...hostileTexts.filter((text) => text.trim() !== ""),
  "a",
  "i",
  "the",
  "not",
  "and",
  "or",
  "near",
  "running",
  "run",
  "c++",
  "c#",
  "x".repeat(300),
  "é",
  "e\u0301x",
  "東京",
  "京都",
  "東",
  "カナ",
  "한국",
  "kiwi-lantern-42",
  "kiwi_lantern_42",
  "kiwi",
  "lantern",
  "42",
  "😀",
  "👩‍👩‍👧",
  "i̇",
];

/** Sentences and questions; a question finds exactly the sentences named. */
const sentences: Readonly<Record<string, string>> = {
  tokyo: "東京都に住んでいる",
  kyoto: "京都の寺が好き",
  seoul: "서울에서 일한다",
  compound: "The order kiwi-lantern-42 was shipped.",
  part: "A kiwi on the table.",
  snake: "Status is deleted_proof now.",
  runner: "She runs every morning.",
  accent: "Meets at the CAFÉ Zoë.",
  wide: "Likes ＦＵＬＬ width.",
  number: "The flight is LH 2047.",
};
const questions: readonly (readonly [string, readonly string[]])[] = [
  ["東京", ["tokyo"]],
  ["京都", ["kyoto", "tokyo"]],
  ["寺", ["kyoto"]],
  ["서울에서", ["seoul"]],
  ["kiwi-lantern-42", ["compound"]],
  ["KIWI", ["compound", "part"]],
  ["kiwi-lantern-99", []],
  ["deleted_proof", ["snake"]],
  ["running", ["runner"]],
  ["café", ["accent"]],
  ["cafe\u0301", ["accent"]],
  ["zoë", ["accent"]],
  ["full", ["wide"]],
  ["lh 2047", ["number"]],
  ["the morning of the running", ["runner"]],
];

function expectOrdered(hits: readonly Hit[]): void {
  for (const [index, hit] of hits.entries()) {
    assert.ok(Number.isFinite(hit.score), `the score ${String(hit.score)} is not a finite number`);
    const next = hits[index + 1];
    if (next === undefined) return;
    assert.ok(hit.score >= next.score, "a better hit comes behind a worse one");
    if (hit.score > next.score) continue;
    assert.ok(hit.record.updatedAt >= next.record.updatedAt, "of equal scores the older one comes first");
  }
}

export const searchCases: readonly ConformanceCase[] = casesOf("search", [
  {
    id: "search-every-holder",
    title: "every record that holds one of the tokens is found, however common, and nothing else by words",
    why: "Pruning that drops the common words loses memories, and the same query must find the same on every backend.",
    ...searches,
    run: async (context) => {
      const tenant = context.tenant();
      const items = Array.from({ length: 400 }, (_, number) =>
        withTokens(`m${String(number)}`, [
          ...(number % 40 === 0 ? ["zzrare"] : []),
          ...(number % 2 === 0 ? ["zzcommon"] : []),
          ...(number % 5 === 0 ? ["zzother", "zzother"] : []),
          `zzfill${String(number % 7)}`,
        ]),
      );
      await putAll(context, tenant, items);
      for (const tokens of [["zzcommon"], ["zzrare"], ["zzrare", "zzcommon"], ["zzcommon", "zzother", "zzabsent"]]) {
        const wanted = items.filter((item) => tokens.some((token) => item.searchable.tokens.includes(token)));
        await context.seen("search", async () => {
          const hits = await searchAll(context, tenant, { tokens, limit: 30 });
          const found = new Set(hitIdsOf(hits));
          const missing = wanted.filter((item) => !found.has(item.draft.memoryId));
          assert.equal(
            missing.length,
            0,
            `${String(missing.length)} of ${String(wanted.length)} records that hold ${tokens.join(" or ")} are missing`,
          );
          if (findsByWordsOnly(context))
            assert.equal(found.size, wanted.length, "records without any of the words were found");
        });
      }
    },
  },
  {
    id: "search-tokens-whole",
    title: "each of ninety nasty terms finds the record that holds it, and no other",
    why: "An engine's own analyser splits, cuts, drops or stems tokens: of fifty raw ones MariaDB missed 26.",
    ...searches,
    run: async (context) => {
      const tenant = context.tenant();
      const terms = [...new Set(nastyTerms)];
      await putAll(
        context,
        tenant,
        terms.map((term, number) => withTokens(`m${String(number)}`, [encodeToken(term)])),
      );
      await context.seen("search", async () => {
        for (const [number, term] of terms.entries()) {
          const found = hitIdsOf(await searchAll(context, tenant, { tokens: [encodeToken(term)] }));
          const wanted = `m${String(number)}`;
          assert.ok(found.includes(wanted), `the term ${JSON.stringify(term)} does not find its record`);
          if (findsByWordsOnly(context)) expectSame(found, [wanted], `the term ${JSON.stringify(term)} finds others`);
        }
      });
    },
  },
  {
    id: "search-token-length",
    title: "tokens of 3 and of exactly 38 characters are kept whole",
    why: "LanceDB drops tokens of 40 without a word, MySQL those below 3; a cut token finds strangers.",
    ...searches,
    run: async (context) => {
      const tenant = context.tenant();
      const longest = `zz${"a".repeat(35)}`;
      const tokens = ["zz1", "zz2", `${longest}x`, `${longest}y`, longest];
      await putAll(
        context,
        tenant,
        tokens.map((token, number) => withTokens(`m${String(number)}`, [token])),
      );
      await context.seen("search", async () => {
        for (const [number, token] of tokens.entries()) {
          const found = hitIdsOf(await searchAll(context, tenant, { tokens: [token] }));
          const wanted = `m${String(number)}`;
          assert.ok(found.includes(wanted), `the token ${token} does not find its record`);
          if (findsByWordsOnly(context)) expectSame(found, [wanted], `the token ${token} finds others`);
        }
      });
    },
  },
  {
    id: "search-unique-words",
    title: "a memory of one megabyte of different words is stored and found by its first and its last token",
    why: "A full-text column has a limit of its own: over it the whole write fails, or the tail is not found.",
    ...searches,
    run: async (context) => {
      const tenant = context.tenant();
      const words = Array.from({ length: 120_000 }, (_, number) => `w${number.toString(36).padStart(7, "0")}`);
      const size = Math.min(1_048_576, context.guarantees.limits.bodyBytes) - 1_000;
      const item = saying("m", words.join(" ").slice(0, size));
      await put(context, tenant, item);
      await put(
        context,
        tenant,
        withTokens(
          "full",
          Array.from({ length: MAX_TOKENS }, (_, number) => `zz${String(number).padStart(36, "0")}`),
        ),
      );
      await context.seen("search", async () => {
        for (const token of [item.searchable.tokens[0] ?? "", item.searchable.tokens.at(-1) ?? ""]) {
          assert.ok(
            hitIdsOf(await searchAll(context, tenant, { tokens: [token] })).includes("m"),
            `not found by ${token}`,
          );
        }
        for (const number of [0, MAX_TOKENS - 1]) {
          const token = `zz${String(number).padStart(36, "0")}`;
          assert.ok(
            hitIdsOf(await searchAll(context, tenant, { tokens: [token] })).includes("full"),
            `not found by ${token}`,
          );
        }
      });
    },
  },
  {
    id: "search-language",
    title: "sentences are found as core's analyser says: stems, case, accents, width, CJK pairs, compounds, stop words",
    why: "The analyser stands above the backends so that a memory is found alike on all of them.",
    ...searches,
    run: async (context) => {
      const tenant = context.tenant();
      for (const [id, sentence] of Object.entries(sentences)) await put(context, tenant, saying(`${id}x`, sentence));
      await context.seen("search", async () => {
        for (const [question, wanted] of questions) {
          const found = new Set(hitIdsOf(await searchAll(context, tenant, askingFor(question))));
          const expected = wanted.map((id) => `${id}x`);
          expectSame(
            expected.filter((id) => !found.has(id)),
            [],
            `${question} does not find`,
          );
          if (findsByWordsOnly(context)) expectSame([...found].toSorted(), expected, `${question} finds`);
        }
      });
    },
  },
  ...readerKinds.map(({ id, title, pairs }): Omit<ConformanceCase, "group"> => ({
    id,
    title,
    why: "What a reader takes for the same is to be found, and the analyser's tokens have to reach the index whole.",
    ...searches,
    run: async (context) => {
      const tenant = context.tenant();
      for (const [number, { sentence }] of pairs.entries())
        await put(context, tenant, saying(`m${String(number)}`, sentence));
      await context.seen("search", async () => {
        for (const [number, { sentence, finds, findsNot = [] }] of pairs.entries()) {
          const isFound = async (question: string): Promise<boolean> =>
            hitIdsOf(await searchAll(context, tenant, askingFor(question))).includes(`m${String(number)}`);
          for (const question of finds)
            assert.ok(await isFound(question), `${JSON.stringify(question)} does not find ${sentence}`);
          if (!findsByWordsOnly(context)) continue;
          for (const question of findsNot)
            assert.ok(!(await isFound(question)), `${JSON.stringify(question)} finds ${sentence}`);
        }
      });
    },
  })),
  {
    id: "search-ties",
    title: "of equal scores the newest comes first, then the smallest id in code points, over any pages",
    why: "Recency is the protocol's tie-break, and an order of its own makes pages repeat.",
    ...searches,
    run: async (context) => {
      const tenant = context.tenant();
      const times = { old: 1, "b\uFFFD": 5, new: 9, "b\u{1F600}": 5, b: 5 };
      for (const [id, updatedAt] of Object.entries(times))
        await put(context, tenant, withTokens(id, ["zzkiwi"], { updatedAt }));
      await context.seen("search", async () => {
        for (const limit of [1, 2, 3, 10]) {
          const hits = await searchAll(context, tenant, { tokens: ["zzkiwi", "zzabsent"], text: "zzkiwi", limit });
          expectSame(hitIdsOf(hits), ["new", "b", "b\uFFFD", "b\u{1F600}", "old"], `in pages of ${String(limit)}`);
        }
      });
    },
  },
  {
    id: "search-order",
    title: "hits come best first, with finite scores, in modes that the manifest names",
    why: "The agent reads the first few; clients print the score and the mode.",
    ...searches,
    run: async (context) => {
      const tenant = context.tenant();
      await putAll(
        context,
        tenant,
        Array.from({ length: 90 }, (_, number) =>
          withTokens(
            `m${String(number)}`,
            [
              ...Array<string>(1 + (number % 6)).fill("zzkiwi"),
              ...(number % 9 === 0 ? ["zzlamp"] : []),
              ...Array<string>(number % 13).fill("zzfill"),
            ],
            { updatedAt: number % 4 },
          ),
        ),
      );
      await context.seen("search", async () => {
        const hits = await searchAll(context, tenant, { tokens: ["zzlamp", "zzkiwi"], limit: 7 });
        assert.equal(hits.length, 90);
        expectOrdered(hits);
        const { search_modes: modes } = context.manifest.capabilities;
        for (const { mode, path, record } of hits) {
          assert.ok(
            modes.some((declared) => declared === mode),
            `the mode ${mode} is not in search_modes`,
          );
          if (path !== undefined) assert.equal(path.at(-1), record.memoryId, "a path does not end at its record");
        }
        assert.ok(
          hitIdsOf(hits.slice(0, 10)).includes("m0"),
          "a record with both words, one of them rare, is not among the first ten",
        );
      });
    },
  },
  {
    id: "search-pages",
    title: "pages of any size hold the same hits in the same order as one page, none twice",
    why: "An offset into another candidate set repeats hits and loses others.",
    ...searches,
    run: async (context) => {
      const tenant = context.tenant();
      const items = Array.from({ length: 60 }, (_, number) =>
        withTokens(
          `m${String(number)}`,
          [...Array<string>(1 + (number % 3)).fill("zzkiwi"), ...Array<string>(number % 5).fill("zzlamp")],
          { updatedAt: number % 7 },
        ),
      );
      await putAll(context, tenant, items);
      await context.seen("search", async () => {
        const tokens = ["zzkiwi", "zzlamp"];
        const whole = hitIdsOf(await searchAll(context, tenant, { tokens, limit: 1_000 }));
        assert.equal(new Set(whole).size, 60);
        for (const limit of [1, 7, 59, 60, 61]) {
          const pages = hitIdsOf(await searchAll(context, tenant, { tokens, limit }));
          expectSame(pages, whole, `in pages of ${String(limit)}`);
          const query = { ...asking(...tokens), filter: {}, limit };
          const first = await context.store.search({ tenant, query }, context.call());
          assert.ok(first.items.length <= limit, "a page holds more than its limit");
        }
      });
    },
  },
  {
    id: "search-literal",
    title: "a query that is meant as it is written brings nothing for its meaning",
    why: "Who asks for kiwi-lantern-42 wants that one, and takes its neighbours for it.",
    ...searches,
    run: async (context) => {
      const tenant = context.tenant();
      await putAll(context, tenant, [
        saying("exact", "The order kiwi-lantern-42 was shipped."),
        saying("like", "The order kiwi lantern 43 was shipped."),
      ]);
      const text = "the order kiwi-lantern-42 was shipped";
      const query = { ...askingFor("kiwi-lantern-42"), text, literal: true };
      const found = hitIdsOf(await searchAll(context, tenant, query));
      expectSame(found, ["exact"], "a compound");
    },
  },
  {
    id: "search-bytes",
    title: "a page of hits in bytes ends before the hit that would take it beyond, and no hit is lost or comes twice",
    why: "A thousand hits of a megabyte are a gigabyte in the gateway's memory, for one request.",
    ...searches,
    run: async (context) => {
      const tenant = context.tenant();
      await putAll(context, tenant, unlikeSizes("zzkiwi"));
      const query = { ...asking("zzkiwi"), filter: {}, limit: 100, literal: true };
      await context.seen("search", async () => {
        const whole = hitIdsOf(await searchAll(context, tenant, { ...query, tokens: ["zzkiwi"] }));
        const found = await drain(async (from) => {
          const page = await context.store.search(
            { tenant, query: { ...query, bytes: BOUND, ...from } },
            context.call(),
          );
          expectWithin(page.items.map((hit) => hit.record));
          return page;
        });
        expectSame(hitIdsOf(found), whole, "in pages of bytes");
        assert.equal(whole.length, 11, "not every record that holds the token was found");
      });
    },
  },
  {
    id: "search-nothing",
    title: "a word that no memory has and a tenant without memories give an empty last page",
    why: "Not an error, and no cursor to follow for ever.",
    ...searches,
    run: async (context) => {
      const tenant = context.tenant();
      await put(context, tenant, withTokens("m", ["zzkiwi"]));
      assert.deepEqual(await searchAll(context, context.tenant(), { tokens: ["zzkiwi"] }), []);
      if (findsByWordsOnly(context)) assert.deepEqual(await searchAll(context, tenant, { tokens: ["zznobody"] }), []);
    },
  },
]);
