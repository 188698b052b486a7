import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonFault } from "../../src/index.ts";

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe("where a text stops being JSON", () => {
  it.each([
    ['{"port": 8080,}', 1, 15],
    ['{\n  "port": 8080\n  "host": "a"\n}', 3, 3],
    ['{\r\n  "port": 80x\r\n}', 2, 13],
    ["", 1, 1],
    ["{\n", 2, 1],
    ["[1, 2", 1, 6],
    ['{"secret": "not ended', 1, 12],
    ["{'port': 1}", 1, 2],
    ["// a comment\n{}", 1, 1],
    ["{} {}", 1, 4],
    ["[01]", 1, 3],
    ['["a\tb"]', 1, 2],
    ["{]", 1, 2],
  ])("%j: line %d, column %d", (text, line, column) => {
    expect(jsonFault(text)).toBe(`is not valid JSON: line ${line}, column ${column}`);
  });

  it("is nowhere in what the parser takes, and somewhere in what it refuses", () => {
    const piece = fc.constantFrom(
      ...'{ } [ ] , : " \\ 0 1 9 . - + e E t'.split(" "),
      " ",
      "\n",
      "true",
      "null",
      '"a"',
      "\\u00e9",
      "\t",
    );
    const near = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(fc.oneof(fc.json(), near), (text) => {
        expect(jsonFault(text) === undefined).toBe(isJson(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it("is found in a text that is nested as deeply as it is long", () => {
    expect(jsonFault("[".repeat(200_000))).toBe("is not valid JSON: line 1, column 200001");
  });
});
