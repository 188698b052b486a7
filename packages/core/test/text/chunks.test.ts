import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chunksIn } from "../../src/text/chunks.ts";
import { unitsOf } from "../../src/text/scripts.ts";

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

  it("repeats a letter where it cuts a script without blanks, so that each pair stands in a chunk once", () => {
    const letters = Array.from({ length: 10_000 }, (_, index) => String.fromCodePoint(0x4e00 + (index % 20_000)));
    const marked = Array.from(
      { length: 5_000 },
      (_, index) => `${["\u0E01", "\u0E02", "\u0E03"][index % 3] ?? ""}\u0E35\u0E48`,
    );
    for (const units of [letters, marked]) {
      const pairs = units.slice(1).map((unit, index) => `${units[index] ?? ""}${unit}`);
      const inChunks = [...chunksIn(units.join(""))].map((chunk) => unitsOf(chunk));
      const found = inChunks.flatMap((chunk) => chunk.slice(1).map((unit, index) => `${chunk[index] ?? ""}${unit}`));
      expect(inChunks.length).toBeGreaterThan(2);
      expect(found).toEqual(pairs);
    }
  });
});
