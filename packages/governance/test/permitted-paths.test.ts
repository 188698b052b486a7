import type { Call, GetRequest, MemoryStore, SearchRequest } from "@mgp/core";
import { expect, test } from "vitest";
import { openGateway } from "./support/gateway-in-process.ts";
import { memoryOf } from "./support/samples.ts";

/** A backend that leads to its hit over so many memories, and notes how many it is asked for at once. */
function winding(store: MemoryStore, length: number, asked: number[]): MemoryStore {
  const path = Array.from({ length }, (_, place) => `on-the-way-${place}`);
  return new Proxy(store, {
    get(target, name) {
      if (name === "search")
        return async ({ tenant }: SearchRequest) => {
          const records = await target.get({ tenant, memoryIds: ["end"] }, aCall);
          const hits = records.flatMap((record) => (record === undefined ? [] : [{ record, score: 1 }]));
          return { items: hits.map((hit) => ({ ...hit, mode: "graph", path: [...path, "end"] })) };
        };
      if (name === "get")
        return async (request: GetRequest, call: Call) => {
          asked.push(request.memoryIds.length);
          return await target.get(request, call);
        };
      const member: unknown = Reflect.get(target, name);
      return typeof member === "function" ? (member.bind(target) as unknown) : member;
    },
  });
}

const aCall: Call = { signal: new AbortController().signal, deadline: Number.MAX_SAFE_INTEGER };

test("the memories of a path are read sixteen at a time, and two thousand in one search", async () => {
  const asked: number[] = [];
  const gateway = await openGateway({ wrapStore: (store) => winding(store, 5_000, asked) });
  await gateway.ok("write", { memory: memoryOf("end") });
  asked.length = 0;
  expect(await gateway.ok("search", { query: "kiwi" })).toMatchObject({ results: [] });
  expect(Math.max(...asked)).toBe(16);
  expect(asked.reduce((sum, count) => sum + count)).toBe(2_000);
});

test("a path that leads through what is gone by now is none", async () => {
  const gateway = await openGateway({ wrapStore: (store) => winding(store, 2, []) });
  for (const id of ["end", "on-the-way-0"]) await gateway.ok("write", { memory: memoryOf(id) });
  expect(await gateway.ok("search", { query: "kiwi" })).toMatchObject({ results: [] });
  await gateway.ok("write", { memory: memoryOf("on-the-way-1") });
  expect(await gateway.ok("search", { query: "kiwi" })).toMatchObject({
    results: [{ explanation: "Reached from a direct hit over on-the-way-0 -> on-the-way-1 -> end." }],
  });
});
