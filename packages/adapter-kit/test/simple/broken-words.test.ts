import { asking, call, drain, runConformance, withTokens } from "@mgp/conformance";
import { describe, expect, test } from "vitest";
import { brokenWords, dropDisk, freshDisk, keptMapAdapter } from "./broken-words.ts";

const cases = ["words-version", "words-anew", "words-anew-purged", "words-stopped"];

/** The cases that fail for each, the one that is for it first. */
const caughtBy: Readonly<Record<string, readonly string[]>> = {
  "forgets the version": ["words-version", "words-stopped"],
  "has no reindex": ["words-version", "words-anew", "words-anew-purged", "words-stopped"],
  "says that it has made anew what it has not": ["words-anew", "words-anew-purged", "words-stopped"],
  "takes words of a newer analyser for its own": ["words-version"],
  "begins at the beginning each time": ["words-stopped"],
};

async function failuresOf(adapter: typeof keptMapAdapter): Promise<readonly string[]> {
  const report = await runConformance({ adapter, settings: freshDisk, destroy: dropDisk }, { cases, seed: 1 });
  return report.results.filter(({ outcome }) => outcome !== "passed").map(({ id }) => id);
}

test("an adapter that keeps its words passes", async () => {
  expect(await failuresOf(keptMapAdapter)).toEqual([]);
});

describe("an adapter that", () => {
  test.each(Object.entries(brokenWords))("%s is caught", async (name, adapter) => {
    expect(await failuresOf(adapter)).toEqual(expect.arrayContaining([...(caughtBy[name] ?? ["?"])]));
  });
});

test("the first search after a start shows each memory once, over all its pages", async () => {
  const options = keptMapAdapter.optionsFrom(freshDisk());
  const context = { now: () => 1_000, log: () => undefined };
  const first = (await keptMapAdapter.open(options, context, call())).store;
  for (const id of ["a", "b", "c", "d"]) await first.insert({ tenant: "acme", ...withTokens(id, ["zzkiwi"]) }, call());
  await first.close();
  const { store } = await keptMapAdapter.open(options, context, call());
  const query = { ...asking("zzkiwi"), filter: {}, limit: 2 };
  const hits = await drain(
    async (from) => await store.search({ tenant: "acme", query: { ...query, ...from } }, call()),
  );
  expect(hits.map(({ record }) => record.memoryId)).toEqual(["a", "b", "c", "d"]);
});
