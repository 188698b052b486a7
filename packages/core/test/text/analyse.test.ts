import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentTerms, queryTerms } from "../../src/text/analyse.ts";
import { fold } from "../../src/text/fold.ts";

const inDocument = (text: string): string[] => [...documentTerms(text)];
const inQuery = (text: string): string[] => Array.from(queryTerms(fold(text)), (term) => term.text);

describe("words", () => {
  it("are stems without stop words", () => {
    expect(inDocument("She was running with the cats.")).toEqual(["run", "cat"]);
  });

  it("meet in any case and compatibility form", () => {
    expect(inDocument("STRASSE ＫＩＷＩ Ⅳ ﬁne ΣΊΣΥΦΟΣ")).toEqual(inDocument("straße kiwi iv fine σίσυφος"));
    expect(inDocument("cafe\u0301")).toEqual(inDocument("CAFÉ"));
  });

  it("lose possessives and contractions", () => {
    expect(inDocument("Caroline's kids’ room isn't ready, they'll paint")).toEqual([
      "carolin",
      "kid",
      "room",
      "readi",
      "paint",
    ]);
  });

  it("are not torn apart by invisible characters", () => {
    expect(inDocument("ki\u200Bwi lan\u00ADtern ❤\uFE0F")).toEqual(["kiwi", "lantern"]);
  });

  it("keep digits and other scripts as they are", () => {
    expect(inDocument("42 müde дома हिन्दी")).toEqual(["42", "müde", "дома", "हिन्दी"]);
  });
});

describe("Chinese, Japanese and Korean", () => {
  it("become pairs of characters", () => {
    expect(inDocument("東京都")).toEqual(["東京", "京都"]);
    expect(inDocument("コーヒー")).toEqual(["コー", "ーヒ", "ヒー"]);
    expect(inDocument("서울시")).toEqual(["서울", "울시"]);
  });

  it("stay single when alone, and leave other letters in the same word whole", () => {
    expect(inDocument("猫")).toEqual(["猫"]);
    expect(inDocument("𠮷野家iPhone15を")).toEqual(["𠮷野", "野家", "iphone15", "を"]);
  });
});

describe("compounds", () => {
  it("stand whole and in parts in a document, whole only in a query", () => {
    expect(inDocument("kiwi-lantern-42")).toEqual(["kiwi-lantern-42", "kiwi", "lantern", "42"]);
    expect(inQuery("kiwi-lantern-42")).toEqual(["kiwi-lantern-42"]);
    expect(inQuery("deleted_proof")).toEqual(["deleted_proof"]);
  });

  it("never match by a part of the query's", () => {
    expect(inDocument("a kiwi, a token, a proof")).not.toContain(inQuery("deleted-proof-token-kiwi-77")[0]);
    expect(inQuery("deleted-proof-token-kiwi-77")).toHaveLength(1);
  });

  it("need a word on both sides", () => {
    expect(inQuery("-kiwi- _lamp_ kiwi - lamp")).toEqual(["kiwi", "lamp", "kiwi", "lamp"]);
  });
});

describe("bounds", () => {
  it("never gives more terms than characters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        expect(inDocument(text).length).toBeLessThanOrEqual(fold(text).length * 2);
      }),
    );
  });

  it("finds every term of a query's text in the same text as a document", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from("aK-_'’ 東京ーé1\u0301s.t")), maxLength: 60 }),
        (text) => {
          const document = new Set(inDocument(text));
          expect(inQuery(text).filter((term) => !document.has(term))).toEqual([]);
        },
      ),
    );
  });

  // Each of these once was slow, or more than the engine's pattern matcher could take.
  it.each([
    ["one word", "a".repeat(1_048_576)],
    ["one compound", "a-".repeat(524_288)],
    ["joiners only", "-".repeat(1_048_576)],
    ["apostrophes", "a'".repeat(524_288)],
    ["one run of Han", "東".repeat(1_048_576)],
    ["characters that become eighteen", "\uFDFA".repeat(349_525)],
  ])("works through a mebibyte of %s term by term", (_name, text) => {
    let count = 0;
    for (const term of documentTerms(text)) {
      expect(term.length).toBeLessThanOrEqual(512);
      count += 1;
      if (count === 20_000) break;
    }
    expect(count).toBeLessThanOrEqual(20_000);
  });
});

describe("fold", () => {
  it("cuts runs of marks that would take the normaliser quadratic time", () => {
    for (const pair of ["\u0301\u0316", "\uFF9E\u0334"]) {
      expect(fold(`a${pair.repeat(500_000)}b`).length).toBeLessThanOrEqual(40);
    }
  });

  it("keeps texts of ordinary marks whole", () => {
    expect(fold("Việt Nam")).toBe("việt nam");
  });
});
