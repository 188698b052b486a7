import { describe, expect, it } from "vitest";
import type { MemoryObject } from "../../src/generated/types.ts";
import {
  analyseQuery,
  LAST_QUERY_TERMS,
  matchedTerms,
  MAX_QUERY_TERMS,
  MAX_SCORED_TERMS,
  type QueryTerm,
} from "../../src/text/query-terms.ts";
import { memoryOf } from "./memory-of.ts";
import { walk } from "./walk.ts";

const surfaces = (...texts: readonly string[]): string[] => analyseQuery(texts).terms.map((term) => term.surface);

describe("analyseQuery", () => {
  it("keeps the caller's spelling, once a token, over all texts", () => {
    expect(surfaces("Running KIWIS, kiwi!", "Caroline's runs ＦＵＬＬ ﬁne")).toEqual([
      "Running",
      "KIWIS",
      "Caroline",
      "ＦＵＬＬ",
      "ﬁne",
    ]);
  });

  it("leaves nothing of stop words and punctuation", () => {
    expect(surfaces("what is the ... of it? ^ -- \u{1F3FB}")).toEqual([]);
  });

  it("tells compounds from words, and words that only hang together from compounds", () => {
    const { terms } = analyseQuery(["Where is kiwi-lantern-42, deleted_proof or a well known- thing?"]);
    const compounds = terms.filter((term) => term.compound).map((term) => term.surface);
    expect(compounds).toEqual(["kiwi-lantern-42", "deleted_proof"]);
    expect(terms.length).toBeGreaterThan(compounds.length);
  });

  it("keeps the first terms of a long query and the last ones, and tells how many are left out", () => {
    const words = Array.from({ length: 30_000 }, (_, index) => `w${String(index)}`);
    const { terms, leftOut } = analyseQuery([words.slice(0, 20_000).join(" "), words.slice(20_000).join(" ")]);
    const first = MAX_QUERY_TERMS - LAST_QUERY_TERMS;
    expect(terms.map(({ surface }) => surface)).toEqual([...words.slice(0, first), ...words.slice(-LAST_QUERY_TERMS)]);
    expect(leftOut).toBe(words.length - MAX_SCORED_TERMS);
  });

  it("looks at the end of a long query that says one thing", () => {
    const { terms, leftOut } = analyseQuery([`${"kiwi ".repeat(200_000)} lantern`]);
    expect(terms.map(({ surface }) => surface)).toEqual(["kiwi", "lantern"]);
    expect(leftOut).toBeGreaterThan(190_000);
  });

  it("keeps the last terms of one that is without white space", () => {
    const { terms } = analyseQuery([`${"東京都大阪府".repeat(100_000)}北海道`]);
    expect(terms.at(-1)?.surface).toBe("海道");
    expect(terms.length).toBeLessThanOrEqual(MAX_QUERY_TERMS);
  });

  it("leaves nothing out of a short one", () => {
    expect(analyseQuery(["kiwi", "lantern"]).leftOut).toBe(0);
  });
});

function found(terms: readonly QueryTerm[], memory: MemoryObject): string[] {
  return walk(matchedTerms(terms, memory, 100_000)).result;
}

describe("matchedTerms", () => {
  it("looks at no text behind the one with which all terms are found", () => {
    const memory = memoryOf(`kiwi lantern ${"filler ".repeat(100_000)}`);
    const { result, characters } = walk(matchedTerms(analyseQuery(["lantern kiwi"]).terms, memory, 1_000_000));
    expect(result).toEqual(["lantern", "kiwi"]);
    expect(characters).toBeLessThan(200);
  });

  it("looks at so many characters at most, in a text without white space too", () => {
    const memory = memoryOf(`${"the.and.of.".repeat(50_000)} kiwi`);
    const { result, characters } = walk(matchedTerms(analyseQuery(["kiwi"]).terms, memory, 10_000));
    expect(result).toEqual([]);
    expect(characters).toBeLessThanOrEqual(10_000);
  });

  it("names the caller's words that the memory holds, in query order, once", () => {
    const { terms } = analyseQuery(["lanterns Kiwi kiwi-lantern-42 absent"]);
    expect(found(terms, memoryOf("a kiwi and a lantern"))).toEqual(["lanterns", "Kiwi"]);
    expect(found(terms, memoryOf("the kiwi-lantern-42"))).toEqual(["lanterns", "Kiwi", "kiwi-lantern-42"]);
  });

  it("does not match a compound by a part", () => {
    const { terms } = analyseQuery(["deleted-proof-token-kiwi-77"]);
    expect(found(terms, memoryOf("kiwi proof token deleted 77"))).toEqual([]);
  });

  it("names the pairs of characters that match", () => {
    expect(found(analyseQuery(["東京都"]).terms, memoryOf("京都に行く"))).toEqual(["京都"]);
  });
});
