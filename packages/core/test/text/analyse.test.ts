import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentTokens } from "../../src/text/analyse.ts";
import { chunksIn } from "../../src/text/chunks.ts";
import { encodeToken } from "../../src/text/encode-token.ts";
import { fold } from "../../src/text/fold.ts";
import { analyseQuery, matchedTerms } from "../../src/text/query-terms.ts";
import { searchableOf } from "../../src/text/searchable.ts";
import { memoryOf } from "./memory-of.ts";
import { walk } from "./walk.ts";

const wordsIn = (text: string): readonly string[] =>
  [...chunksIn(text)].flatMap((chunk) => documentTokens(chunk).words);
const encoded = (...terms: readonly string[]): string[] => terms.map(encodeToken);
const tokensOf = (text: string): readonly string[] => searchableOf(memoryOf(text)).tokens;

describe("words", () => {
  it("are stems without stop words", () => {
    expect(wordsIn("She was running with the cats. I don't, dont")).toEqual(encoded("run", "cat"));
  });

  it("lose possessives and contractions", () => {
    expect(wordsIn("Caroline's kids’ room isn't ready, they'll paint")).toEqual(
      encoded("carolin", "kid", "room", "readi", "paint"),
    );
  });

  it("stand once, however they are written", () => {
    expect(wordsIn("90,000 U.S.A. l'eau 👍🏽👍🏽 ----")).toEqual(encoded("90000", "usa", "eau", "leau", "👍"));
  });

  it("of scripts without blanks are pairs of letters with their marks", () => {
    expect(wordsIn("東京都")).toEqual(encoded("東京", "京都"));
    expect(wordsIn("กินข้าว")).toEqual(encoded("กิน", "นข้", "ข้า", "าว"));
    expect(wordsIn("𠮷野家iPhone15を")).toEqual(encoded("𠮷野", "野家", "iphone15", "を"));
  });
});

describe("compounds", () => {
  it("stand as one word and in parts in a document", () => {
    expect(wordsIn("kiwi-lantern-42")).toEqual(encoded("kiwi", "lantern", "42", "kiwilantern42"));
  });

  it("are one term of a query", () => {
    for (const query of ["kiwi-lantern-42", "deleted_proof", "ada.l@ex.org", "02:30"])
      expect(analyseQuery([query]).terms).toHaveLength(1);
  });

  it("need a word on both sides", () => {
    const surfaces = analyseQuery(["-kiwi- _lamp_ oslo - bergen"]).terms.map(({ surface }) => surface);
    expect(surfaces).toEqual(["kiwi", "lamp", "oslo", "bergen"]);
  });
});

/** What an analyser has to do with: letters, marks, joiners, signs, digits, white space, halves of characters. */
const pieces = [
  ...Array.from("aKßİıéøœжйёأهةलक्ड़िไทยข้าขကျོབ東京ーカゕ한ᄒ"),
  ...Array.from("-_'’·.@&:/#+$€,;!?()\"`^|~="),
  ...Array.from("0123९٣①½Ⅳ"),
  "🧋",
  "👍🏽",
  "👩‍👩‍👧",
  "🇩🇪",
  "\u0301",
  "\u0323",
  "\u3099",
  "\u05B8",
  "\u064E",
  "\u200B",
  "\u200C",
  "\u200D",
  "\uFE0F",
  "\u00AD",
  "\uD83D",
  "\uDC4D",
  "\uFDFA",
  " ",
  " ",
  "\u00A0",
  "\u3000",
  "the",
  "of",
  "kiwi",
  "n't",
];
const anyText = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: "binary", maxLength: 3 })), {
    maxLength: 30,
    size: "max",
  })
  .map((parts) => parts.join(""));

describe("whatever is written", () => {
  it("is folded once and for all", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 1_000 },
    );
  });

  it("comes to the same in any normal form and case", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const whole = text.toWellFormed();
        for (const form of ["NFC", "NFD"]) expect(fold(whole.normalize(form))).toBe(fold(whole));
        expect(fold(whole.toLowerCase().toUpperCase())).toBe(fold(whole.toUpperCase()));
      }),
      { numRuns: 1_000 },
    );
  });

  it("is found by each of its own words, with surfaces that are a part of it or of its folded form", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { terms } = analyseQuery([text]);
        const found = new Set(walk(matchedTerms(terms, memoryOf(text), 100_000)).result);
        for (const { surface } of terms) {
          expect(found).toContain(surface);
          expect(text.includes(surface) || [...chunksIn(text)].some((chunk) => fold(chunk).includes(surface))).toBe(
            true,
          );
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("gives encoded tokens, of which a store finds the same", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tokens = new Set(tokensOf(text));
        for (const token of tokens) expect(token).toMatch(/^[a-z0-9]{3,38}$/);
        for (const { alternatives } of analyseQuery([text]).terms)
          expect(alternatives.some((alternative) => alternative.every((token) => tokens.has(token)))).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

/** Each of these once was slow, or more than the engine's pattern matcher could take, or might be. */
const hostile: readonly (readonly [string, string])[] = [
  ["one word", "a"],
  ["one compound", "a-"],
  ["joiners only", "-"],
  ["apostrophes", "a'"],
  ["initials", "a."],
  ["groups of digits", "123,"],
  ["small groups of digits", "1,00,"],
  ["one run of Han", "東"],
  ["one run of Thai", "ก็"],
  ["marks over Latin letters", "\u0301\u0316"],
  ["marks of sounds", "\uFF9E\u0334"],
  ["Arabic vowel signs", "\u064E\u0651"],
  ["Thai vowel signs", "\u0E31\u0E49"],
  ["viramas", "\u094D\u0928"],
  ["stress", "и\u0301"],
  ["characters that become eighteen", "\uFDFA"],
  ["emoji joiners", "👩\u200D"],
  ["joiners without anything to join", "\u200C"],
  ["regional indicators", "🇩"],
  ["tags of flags", "🏴\u{E0067}"],
  ["signs", "+"],
  ["sharps", "c#"],
  ["pluses", "c++"],
  ["halves of characters", "\uD83D"],
  ["blanks of digits", "1\u00A0"],
  ["timestamps", "2026-03-29T02:30:00Z-"],
];

describe("a mebibyte", () => {
  it.each(hostile)("of %s takes as long as so many words", (_name, unit) => {
    // As it is analysed: what is folded into more counts as that.
    const mebibyte = unit.repeat(1_048_576 / Math.max(unit.length, fold(unit).length));
    const began = process.cpuUsage();
    const memory = memoryOf(mebibyte);
    expect(searchableOf(memory).tokens.length).toBeLessThanOrEqual(24_000);
    expect(analyseQuery([mebibyte]).terms.length).toBeLessThanOrEqual(2_048);
    fold(mebibyte);
    const { user } = process.cpuUsage(began);
    // Quadratic work takes minutes.
    expect(user).toBeLessThan(20_000_000);
  });
});
