import { describe, expect, test } from "vitest";
import { runConformance } from "../src/index.ts";
import { caughtBy } from "./broken/caught-by.ts";
import { brokenConduct } from "./broken/conduct.ts";
import { brokenReads } from "./broken/reads.ts";
import { brokenScores, rightScores } from "./broken/scores.ts";
import { brokenWrites } from "./broken/writes.ts";

const broken = { ...brokenWrites, ...brokenReads, ...brokenScores, ...brokenConduct };

describe("an adapter that", () => {
  test.each(Object.entries(broken))("%s is caught", async (name, adapter) => {
    const ids = caughtBy[name] ?? [];
    const report = await runConformance({ adapter, settings: () => ({}) }, { cases: ids, seed: 1 });
    const failed = report.results.filter((result) => result.outcome === "failed");
    expect(failed.map((result) => result.id).toSorted()).toEqual(ids.toSorted());
  });

  test("scores as it should is not", async () => {
    const cases = [...new Set(Object.keys(brokenScores).flatMap((name) => caughtBy[name] ?? []))];
    const report = await runConformance({ adapter: rightScores, settings: () => ({}) }, { cases, seed: 1 });
    expect(report.results.map(({ outcome }) => outcome)).toEqual(cases.map(() => "passed"));
  });

  test("is broken has a case that is for it, and the other way round", () => {
    expect(Object.keys(caughtBy).toSorted()).toEqual(Object.keys(broken).toSorted());
    expect(Object.entries(caughtBy).filter(([, ids]) => ids.length === 0)).toEqual([]);
  });
});
