import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { analyseQuery, matchedTerms } from "../../src/text/query-terms.ts";
import { memoryOf } from "./memory-of.ts";
import { type Pair, foundPairs, strangerPairs } from "./pairs.ts";
import { walk } from "./walk.ts";

const shared = path.join(import.meta.dirname, "../../../../../shared/cases/search-pairs.json");

/** The terms of a query that a document does not hold. */
function missing([document, query]: Pair): readonly string[] {
  const { terms } = analyseQuery([query]);
  const found = new Set(walk(matchedTerms(terms, memoryOf(document), 100_000)).result);
  return terms.map((term) => term.surface).filter((surface) => !found.has(surface));
}

describe("a document is found by what a reader takes for the same", () => {
  for (const [kind, pairs] of Object.entries(foundPairs)) {
    it.each(pairs)(`${kind}: %j by %j`, (document, query) => {
      expect(analyseQuery([query]).terms).not.toHaveLength(0);
      expect(missing([document, query])).toEqual([]);
    });
  }
});

describe("a document is not found by what a reader tells apart", () => {
  for (const [kind, pairs] of Object.entries(strangerPairs)) {
    it.each(pairs)(`${kind}: %j by %j`, (document, query) => {
      const { terms } = analyseQuery([query]);
      expect(terms).not.toHaveLength(0);
      expect(missing([document, query])).toHaveLength(terms.length);
    });
  }
});

describe("pairs that were reported", () => {
  it("are found", ({ skip }) => {
    skip(!existsSync(shared) && process.env["CI"] !== "true", "../shared/cases/search-pairs.json is not there");
    const cases: unknown = JSON.parse(readFileSync(shared, "utf8"));
    expect(Array.isArray(cases)).toBe(true);
    for (const { name, document, query } of pairsIn(cases))
      expect({ name, missing: missing([document, query]) }).toEqual({ name, missing: [] });
  });
});

interface NamedPair {
  readonly name: string;
  readonly document: string;
  readonly query: string;
}

function pairsIn(cases: unknown): readonly NamedPair[] {
  return (Array.isArray(cases) ? cases : []).map((entry: unknown) => ({
    name: textIn(entry, "name"),
    document: textIn(entry, "document"),
    query: textIn(entry, "query"),
  }));
}

function textIn(entry: unknown, key: string): string {
  const text: unknown = typeof entry === "object" && entry !== null ? Reflect.get(entry, key) : undefined;
  if (typeof text !== "string") throw new Error(`A pair has no ${key}.`);
  return text;
}
