import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chunksIn } from "../../src/text/chunks.ts";

describe("chunksIn", () => {
  it("cuts at white space, as a pattern does, but not inside a number", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", " ", "\n", "\t", "\u2003", "\u3000", "😀", "-") }), (text) => {
        expect([...chunksIn(text)]).toEqual(text.match(/\S+/gu) ?? []);
      }),
    );
    expect([...chunksIn("a\u00A0b 1\u00A0000 1\u202Fb")]).toEqual(["a", "b", "1\u00A0000", "1", "b"]);
  });

  it("cuts what is too long, never inside a character", () => {
    const chunks = [...chunksIn(`a${"😀".repeat(5_000)}`)];
    expect(chunks.join("")).toBe(`a${"😀".repeat(5_000)}`);
    for (const chunk of chunks) {
      expect(chunk.length).toBeLessThanOrEqual(4_097);
      expect(chunk.isWellFormed()).toBe(true);
    }
  });
});
