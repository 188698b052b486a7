import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeToken } from "../../src/text/encode-token.ts";
import { analyseQuery, matchedTerms } from "../../src/text/query-terms.ts";
import { MAX_TOKENS } from "../../src/text/searchable.ts";
import { memoryOf } from "./memory-of.ts";
import { nastyWords } from "./nasty-words.ts";
import { walk } from "./walk.ts";

describe("encodeToken", () => {
  it("has three forms", () => {
    expect(encodeToken("kiwi")).toBe("zzkiwi");
    expect(encodeToken("a".repeat(36))).toBe(`zz${"a".repeat(36)}`);
    expect(encodeToken("foobar-")).toBe("zymzxw6ytboiwq");
    expect(encodeToken("é")).toBe("zyyouq");
    expect(encodeToken("a".repeat(37))).toMatch(/^zx[a-z2-7]{26}$/);
    expect(encodeToken("京".repeat(7))).toMatch(/^zy/);
    expect(encodeToken("京".repeat(8))).toMatch(/^zx/);
  });

  it("gives 3 to 38 characters of [a-z0-9], another for every term", () => {
    const seen = new Map<string, string>();
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }), (term) => {
        const token = encodeToken(term);
        expect(token).toMatch(/^[a-z0-9]{3,38}$/);
        expect(seen.get(token) ?? term).toBe(term);
        seen.set(token, term);
      }),
    );
  });
});

describe("nasty words", () => {
  it.each(nastyWords)("finds %j where it stands, and in no other of them", (word) => {
    const { terms } = analyseQuery([word]);
    expect(terms.length).toBeLessThanOrEqual(MAX_TOKENS);
    for (const other of nastyWords) {
      const found = walk(matchedTerms(terms, memoryOf(`before ${other} after`), 100_000)).result;
      if (other === word) expect(found).toHaveLength(terms.length);
      else expect(found).toEqual([]);
    }
  });
});
