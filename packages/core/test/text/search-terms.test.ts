import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeToken, inNameSpace, type NameSpace } from "../../src/text/encode-token.ts";
import { analyseQuery } from "../../src/text/query-terms.ts";
import { searchTerm, searchTerms } from "../../src/text/search-terms.ts";
import { searchableOf } from "../../src/text/searchable.ts";
import { memoryOf } from "./memory-of.ts";

describe("name spaces", () => {
  it("keep tokens apart, and each as engines keep it", () => {
    const spaces: readonly NameSpace[] = ["open", "partial", "full"];
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), (term) => {
        const token = encodeToken(term);
        const all = spaces.map((space) => inNameSpace(token, space));
        expect(new Set(all).size).toBe(3);
        expect(all[0]).toBe(token);
        for (const one of all) expect(one).toMatch(/^[a-z0-9]{3,38}$/);
      }),
    );
  });

  it("ask for an open word, and for a hidden one where it may be found", () => {
    const { terms } = analyseQuery(["kiwi"]);
    expect(searchTerms(terms, "open")).toEqual([{ alternatives: [["zzkiwi"], ["pzkiwi"]] }]);
    expect(searchTerms(terms, "full")).toEqual([{ alternatives: [["zzkiwi"], ["hzkiwi"]] }]);
    expect(searchTerm([["zza", "zzb"], ["zzc"]], "full").alternatives).toEqual([
      ["zza", "zzb"],
      ["zzc"],
      ["hza", "hzb"],
      ["hzc"],
    ]);
  });
});

/** What an ordinary query may ask for. */
const seen = (tokens: readonly string[]): readonly string[] => tokens.filter((token) => !token.startsWith("h"));

describe("a memory whose content is hidden", () => {
  const hidden = memoryOf("The lantern is green.", { memory_id: "m-7", sensitivity: "restricted" });
  const open = memoryOf("The lantern is green.", { memory_id: "m-7" });

  it("has what stays plain for an ordinary query, and everything for one that may find it", () => {
    const { tokens, lengths } = searchableOf(hidden);
    const all = searchableOf(open);
    const plain = searchableOf({ ...open, content: {} });
    expect(tokens).toEqual([
      ...plain.tokens.map((token) => inNameSpace(token, "partial")),
      ...all.tokens.map((token) => inNameSpace(token, "full")),
    ]);
    expect(lengths).toEqual({ open: plain.lengths.open, full: all.lengths.full });
    expect(all.lengths.open).toBe(all.lengths.full);
  });

  it("is the same to an ordinary query, whatever it says", () => {
    const other = searchableOf({ ...hidden, content: { statement: "Something else altogether, and much longer." } });
    expect(seen(other.tokens)).toEqual(seen(searchableOf(hidden).tokens));
    expect(other.lengths.open).toBe(searchableOf(hidden).lengths.open);
  });

  it("has as much room in each name space as another has", () => {
    const words = Array.from({ length: 30_000 }, (_, number) => `w${String(number)}`).join(" ");
    const { tokens, lengths } = searchableOf({ ...hidden, content: { statement: words } });
    expect(lengths.full).toBe(20_000);
    expect(tokens).toContain("hzm");
    expect(lengths.open).toBe(searchableOf({ ...hidden, content: {} }).lengths.open);
  });
});
