import { type MemoryAdapter, StoreError } from "@mgp/core";
import { expect, test } from "vitest";
import { conformance, runConformance } from "../src/index.ts";
import { brokenAdapter } from "./broken/delegate.ts";

/** An adapter whose `get` throws this, always. */
function throwing(make: () => Error): MemoryAdapter<Readonly<Record<string, never>>> {
  const get = async (): Promise<never> => {
    await Promise.resolve();
    throw make();
  };
  return brokenAdapter(() => ({ store: { get } }));
}

test.each([
  [
    "an error that is none of a store's",
    () => new TypeError("cannot read"),
    /get.* than a StoreError: TypeError: cannot read/,
  ],
  ["the wrong code", () => new StoreError("damaged", "half a line"), /get.* with damaged, not cancelled: half a line/],
])("%s is told with the line of the case and that of the adapter", async (_, error, message) => {
  const { results } = await runConformance({ adapter: throwing(error) }, { cases: ["call-cancelled"] });
  const failure = results[0]?.failure;
  expect([failure?.message, failure?.stack, failure?.adapterLine]).toEqual([
    expect.stringMatching(message),
    expect.stringMatching(/at .*cases\/calls\.ts:\d+:\d+/),
    expect.stringMatching(/^\/.*test\/failure\.test\.ts:\d+:\d+$/),
  ]);
});

test("an answer that is wrong has the line of the case, and none of the adapter", async () => {
  const adapter = brokenAdapter(() => ({ store: { get: async () => await Promise.resolve([]) } }));
  const { results } = await runConformance({ adapter }, { cases: ["opens"] });
  const failure = results[0]?.failure;
  expect([failure?.stack, failure?.adapterLine]).toEqual([
    expect.stringMatching(/at .*cases\/opening\.ts:\d+:\d+/),
    undefined,
  ]);
});

test("a runner is shown the line of the case", async () => {
  const bodies = new Map<string, () => Promise<void>>();
  const runner = {
    describe: (_: string, body: () => void): void => body(),
    test: (name: string, body: () => Promise<void>): void => {
      bodies.set(name.split(":")[0] ?? "", body);
    },
  };
  await conformance(runner, { adapter: throwing(() => new TypeError("cannot read")) });
  const failure: unknown = await bodies
    .get("call-cancelled")?.()
    .catch((error: unknown) => error);
  expect(failure instanceof Error ? [failure.message, failure.stack] : failure).toEqual([
    expect.stringMatching(/cannot read\nIn the adapter: .*failure\.test\.ts:\d+:\d+\nWhy it matters: /),
    expect.stringMatching(/Why it matters: .*\n( +at .*\n)*? +at .*cases\/calls\.ts/),
  ]);
});
