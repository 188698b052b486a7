import { call, playInTwoWorlds, worldHistories, type WorldPlace } from "@mgp/conformance";
import type { Hit, Page } from "@mgp/core";
import fc from "fast-check";
import { it } from "vitest";
import { openStore } from "./open-store.ts";

/** Thousands before the ranking changes; what fails names its seed. */
const RUNS = Number(process.env["MGP_TWO_WORLDS_RUNS"] ?? "60");

async function place(): Promise<WorldPlace> {
  const { store } = await openStore();
  return { store, tenant: "acme", purges: true, call };
}

/** All of a page to the byte, but for what the records say. */
function shown({ items, cursor }: Page<Hit>): unknown {
  return [items.map(({ record, ...hit }) => [record.memoryId, record.revision, hit]), cursor];
}

it("answers an ordinary search alike, cursors included, in stores that differ in hidden content only", async () => {
  await fc.assert(
    fc.asyncProperty(worldHistories, async (history) => {
      await playInTwoWorlds([await place(), await place()], history, shown);
    }),
    { numRuns: RUNS },
  );
});
