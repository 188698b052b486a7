import { memoryAdapter } from "@mgp/adapter-memory";
import { expect, test } from "vitest";
import { type CaseResult, runConformance } from "../src/index.ts";
import { brokenAdapter } from "./broken/delegate.ts";

const FILLED = ["filter-before-limit", "filter-tenant-before-limit", "feed-large"];

const noted = (results: readonly CaseResult[]): readonly unknown[] =>
  results.map(({ outcome, notes }) => [outcome, notes]);

const note = (wanted: string): readonly unknown[] => [
  "passed",
  [`with 1000 of ${wanted} records, for the pace of the store`],
];

test("a store that has no time for all of many records gets the least that proves something, and the result says so", async () => {
  const { results } = await runConformance({ adapter: memoryAdapter }, { cases: FILLED, fillMs: 0 });
  expect(noted(results)).toEqual([note("5000"), note("5000"), note("2000")]);
});

test("a store that has the time gets all of them", async () => {
  const { results } = await runConformance({ adapter: memoryAdapter }, { cases: FILLED });
  expect(noted(results)).toEqual(FILLED.map(() => ["passed", undefined]));
});

test("a case is named for as long as it runs", async () => {
  const named = Promise.withResolvers<unknown>();
  const held = brokenAdapter((inner) => ({
    store: {
      insert: async (...args) => {
        await named.promise;
        return await inner.insert(...args);
      },
    },
  }));
  let times = 0;
  const { results } = await runConformance(
    { adapter: held, settings: () => ({}) },
    {
      cases: ["opens"],
      slowMs: 1,
      onSlow: (one, runningMs) => {
        times += 1;
        if (times === 3) named.resolve([one.id, runningMs > 0]);
      },
    },
  );
  expect([await named.promise, results[0]?.outcome]).toEqual([["opens", true], "passed"]);
});
