import { memoryAdapter } from "@mgp/adapter-memory";
import { defineAdapter, type MemoryAdapter, StoreError } from "@mgp/core";
import { expect, test } from "vitest";
import { runConformance } from "../src/index.ts";
import { methodsOf, operatorOf } from "./broken/delegate.ts";

/** A memory store whose backend can be taken away; `failure` is what its methods then throw. */
function remoteAdapter(failure: () => Error): {
  readonly adapter: MemoryAdapter<Readonly<Record<string, never>>>;
  readonly down: () => () => void;
} {
  let isDown = false;
  const guarded = <Store extends object>(store: Store): Store =>
    new Proxy(store, {
      get: (from, name, receiver): unknown => {
        const method: unknown = Reflect.get(from, name, receiver);
        if (typeof method !== "function" || name === "close") return method;
        return async (...args: unknown[]): Promise<unknown> => {
          if (isDown) throw failure();
          const answer: unknown = await Reflect.apply(method, from, args);
          return answer;
        };
      },
    });
  return {
    adapter: defineAdapter({
      ...memoryAdapter,
      open: async (...args) => {
        const open = await memoryAdapter.open(...args);
        return { ...open, store: guarded({ ...methodsOf(open.store), operator: guarded(operatorOf(open.store)) }) };
      },
    }),
    down: () => {
      isDown = true;
      return () => {
        isDown = false;
      };
    },
  };
}

async function outcomeOf(failure: () => Error): Promise<readonly string[]> {
  const { adapter, down } = remoteAdapter(failure);
  const report = await runConformance({ adapter, faults: { down } }, { cases: ["fault-down", "fault-stuck"] });
  return report.results.map((result) => result.outcome);
}

test("a backend that is down has to be unavailable, in a store's own error", async () => {
  expect(await outcomeOf(() => new StoreError("unavailable", "the backend does not answer"))).toEqual([
    "passed",
    "not_claimed",
  ]);
  expect(await outcomeOf(() => new Error("connect ECONNREFUSED"))).toEqual(["failed", "not_claimed"]);
  expect(await outcomeOf(() => new StoreError("damaged", "nothing can be read"))).toEqual(["failed", "not_claimed"]);
});
