import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../src/generated/types.ts";
import { encodeToken } from "../../src/text/encode-token.ts";
import { analyseQuery } from "../../src/text/query-terms.ts";
import { MAX_TOKENS, searchableOf } from "../../src/text/searchable.ts";
import { memoryOf } from "./memory-of.ts";

const tokensOf = (...terms: readonly string[]): string[] => terms.map(encodeToken);

describe("searchableOf", () => {
  it("takes values of the content at any depth, never its keys, and id, type and scope", () => {
    const memory = memoryOf("Likes kiwis", {
      memory_id: "m-1",
      type: "semantic_fact",
      content: { statement: "Likes kiwis", secretkey: { deep: [{ city: "Oslo" }, 42.5, true, null] } },
    });
    const { tokens, lengths } = searchableOf(memory);
    expect(tokens.slice(0, lengths.full).toSorted()).toEqual(
      tokensOf("m", "1", "m1", "semant", "fact", "semanticfact", "user", "like", "kiwi", "oslo", "42", "5").toSorted(),
    );
  });

  it("repeats a token as often as its word stands there", () => {
    const { tokens } = searchableOf(memoryOf("kiwi Kiwi kiwis"));
    expect(tokens.filter((token) => token === "zzkiwi")).toHaveLength(3);
  });

  it("embeds the statement, else everything the content says", () => {
    expect(
      searchableOf(memoryOf("Lives in Oslo.", { content: { statement: "Lives in Oslo.", city: "Oslo" } })).text,
    ).toBe("Lives in Oslo.");
    expect(searchableOf(memoryOf("", { content: { event: "moved", year: 2024 } })).text).toBe("moved\n2024");
  });

  it("stays within its bounds for a mebibyte of unique words, and keeps the id findable", () => {
    const statement = Array.from({ length: 180_000 }, (_, index) => index.toString(36)).join(" ");
    const { tokens, lengths, leftOut, text } = searchableOf(memoryOf(statement, { memory_id: "findable-id" }));
    expect(lengths.full).toBe(20_000);
    expect(tokens.length).toBeLessThanOrEqual(MAX_TOKENS);
    // A few of the words are stop words.
    expect(Math.abs(leftOut - 160_000)).toBeLessThan(100);
    expect(tokens).toContain(encodeToken("findableid"));
    expect(text.length).toBeLessThanOrEqual(8_192);
  });

  it("takes a flat list of half a million numbers and a deep tree", () => {
    let deep: JsonObject = { statement: "kiwi" };
    for (let depth = 0; depth < 10_000; depth++) deep = { next: deep };
    expect(searchableOf(memoryOf("", { content: deep })).tokens).toContain("zzkiwi");
    const numbers = Array.from({ length: 500_000 }, () => 7);
    expect(searchableOf(memoryOf("", { content: { numbers } })).lengths.full).toBe(20_000);
  });

  it("analyses short fields before long ones, wherever they stand", () => {
    const long = Array.from({ length: 30_000 }, (_, index) => `w${String(index)}`).join(" ");
    const numbers = Array.from({ length: 10_000 }, (_, index) => 100_000 + index);
    const content = {
      long,
      list: [...numbers, { note: "bergen" }],
      deep: { longer: `${long} tail`, title: "oslo" },
      statement: `${"filler ".repeat(1_000)} trondheim`,
    };
    const { tokens, leftOut } = searchableOf(memoryOf("", { content }));
    expect(tokens).toEqual(expect.arrayContaining(tokensOf("oslo", "trondheim", "bergen", "w1", "w2")));
    expect(tokens).not.toContain(encodeToken("tail"));
    expect(leftOut).toBeGreaterThan(50_000);
  });

  it("takes a list for one field, however short its members are", () => {
    const numbers = Array.from({ length: 25_000 }, (_, index) => 100_000 + index);
    const content = { numbers, statement: `${"filler ".repeat(1_000)} trondheim` };
    expect(searchableOf(memoryOf("", { content })).tokens).toContain("zztrondheim");
  });

  it("makes no neighbours of words in two fields", () => {
    const { terms } = analyseQuery(["gluten-free"]);
    const held = (content: JsonObject): boolean => {
      const tokens = new Set(searchableOf(memoryOf("", { content })).tokens);
      return terms.every(({ alternatives }) => alternatives.some((all) => all.every((token) => tokens.has(token))));
    };
    expect(held({ statement: "gluten free" })).toBe(true);
    expect(held({ statement: "gluten", other: "free" })).toBe(false);
  });

  it("counts what it leaves out of a text without blanks as it counts its words", () => {
    const { lengths, leftOut } = searchableOf(memoryOf("北京市朝陽區".repeat(10_000)));
    expect(lengths.full).toBe(20_000);
    expect(Math.abs(leftOut - 40_000)).toBeLessThan(200);
  });
});
