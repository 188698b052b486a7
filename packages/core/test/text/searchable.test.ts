import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../src/generated/types.ts";
import { encodeToken } from "../../src/text/encode-token.ts";
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
    expect(searchableOf(memory).tokens.toSorted()).toEqual(
      tokensOf(
        "m-1",
        "m",
        "1",
        "semantic_fact",
        "semant",
        "fact",
        "user",
        "like",
        "kiwi",
        "oslo",
        "42",
        "5",
      ).toSorted(),
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
    const { tokens, text } = searchableOf(memoryOf(statement, { memory_id: "findable-id" }));
    expect(tokens).toHaveLength(MAX_TOKENS);
    expect(tokens).toContain(encodeToken("findable-id"));
    expect(text.length).toBeLessThanOrEqual(8_192);
  });

  it("takes a flat list of half a million numbers and a deep tree", () => {
    let deep: JsonObject = { statement: "kiwi" };
    for (let depth = 0; depth < 10_000; depth++) deep = { next: deep };
    expect(searchableOf(memoryOf("", { content: deep })).tokens).toContain("zzkiwi");
    const numbers = Array.from({ length: 500_000 }, () => 7);
    expect(searchableOf(memoryOf("", { content: { numbers } })).tokens).toHaveLength(MAX_TOKENS);
  });
});
