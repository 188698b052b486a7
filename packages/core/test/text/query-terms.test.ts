import { describe, expect, it } from "vitest";
import { analyseQuery, matchedTerms, MAX_QUERY_TERMS } from "../../src/text/query-terms.ts";
import { memoryOf } from "./memory-of.ts";

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

describe("matchedTerms", () => {
  it("names the caller's words that the memory holds, in query order, once", () => {
    const terms = analyseQuery(["lanterns Kiwi kiwi-lantern-42 absent"]);
    expect(matchedTerms(terms, memoryOf("a kiwi and a lantern"))).toEqual(["lanterns", "Kiwi"]);
    expect(matchedTerms(terms, memoryOf("the kiwi-lantern-42"))).toEqual(["lanterns", "Kiwi", "kiwi-lantern-42"]);
  });

  it("does not match a compound by a part", () => {
    const terms = analyseQuery(["deleted-proof-token-kiwi-77"]);
    expect(matchedTerms(terms, memoryOf("kiwi proof token deleted 77"))).toEqual([]);
  });

  it("names the pairs of characters that match", () => {
    expect(matchedTerms(analyseQuery(["東京都"]), memoryOf("京都に行く"))).toEqual(["京都"]);
  });
});
