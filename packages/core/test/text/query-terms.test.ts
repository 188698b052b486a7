import { describe, expect, it } from "vitest";
import type { MemoryObject } from "../../src/generated/types.ts";
import { analyseQuery, matchedTerms, MAX_QUERY_TERMS } from "../../src/text/query-terms.ts";
import { memoryOf } from "./memory-of.ts";
import { walk } from "./walk.ts";

const surfaces = (...texts: readonly string[]): string[] => analyseQuery(texts).map((term) => term.surface);

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

  it("leaves nothing of stop words and signs", () => {
    expect(surfaces("what is the ... of it? ❤️ --")).toEqual([]);
  });

  it("tells compounds from words, and words that only hang together from compounds", () => {
    const terms = analyseQuery(["Where is kiwi-lantern-42, deleted_proof or a well known- thing?"]);
    const compounds = terms.filter((term) => term.compound).map((term) => term.surface);
    expect(compounds).toEqual(["kiwi-lantern-42", "deleted_proof"]);
    expect(terms.length).toBeGreaterThan(compounds.length);
  });

  it("is bounded", () => {
    const text = Array.from({ length: 30_000 }, (_, index) => `w${String(index)}`).join(" ");
    expect(analyseQuery([text, text])).toHaveLength(MAX_QUERY_TERMS);
  });
});

function found(terms: ReturnType<typeof analyseQuery>, memory: MemoryObject): string[] {
  return walk(matchedTerms(terms, memory, 100_000)).result;
}

describe("matchedTerms", () => {
  it("looks at no text behind the one with which all terms are found", () => {
    const memory = memoryOf(`kiwi lantern ${"filler ".repeat(100_000)}`);
    const { result, characters } = walk(matchedTerms(analyseQuery(["lantern kiwi"]), memory, 1_000_000));
    expect(result).toEqual(["lantern", "kiwi"]);
    expect(characters).toBeLessThan(200);
  });

  it("looks at so many characters at most, in a text without white space too", () => {
    const memory = memoryOf(`${"the.and.of.".repeat(50_000)} kiwi`);
    const { result, characters } = walk(matchedTerms(analyseQuery(["kiwi"]), memory, 10_000));
    expect(result).toEqual([]);
    expect(characters).toBeLessThanOrEqual(10_000);
  });

  it("names the caller's words that the memory holds, in query order, once", () => {
    const terms = analyseQuery(["lanterns Kiwi kiwi-lantern-42 absent"]);
    expect(found(terms, memoryOf("a kiwi and a lantern"))).toEqual(["lanterns", "Kiwi"]);
    expect(found(terms, memoryOf("the kiwi-lantern-42"))).toEqual(["lanterns", "Kiwi", "kiwi-lantern-42"]);
  });

  it("does not match a compound by a part", () => {
    const terms = analyseQuery(["deleted-proof-token-kiwi-77"]);
    expect(found(terms, memoryOf("kiwi proof token deleted 77"))).toEqual([]);
  });

  it("names the pairs of characters that match", () => {
    expect(found(analyseQuery(["東京都"]), memoryOf("京都に行く"))).toEqual(["京都"]);
  });
});
