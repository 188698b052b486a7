import type { JsonObject } from "@mgp/core";
import { expect, test } from "vitest";
import { type Gateway, type Input, openGateway } from "./support/gateway-in-process.ts";
import { memoryOf } from "./support/samples.ts";

/** Ways to add to the memory `a` what one request may hold. */
const steps = {
  "a patch": async (gateway: Gateway, content: JsonObject) =>
    await gateway.fails("update", { memory_id: "a", patch: { content } }),
  "a merge": async (gateway: Gateway, content: JsonObject) =>
    await gateway.fails("write", { memory: memoryOf("a", { content }), merge_hint: { strategy: "merge" } }),
  "a merge in an import": async (gateway: Gateway, content: JsonObject) =>
    await gateway.fails("import", { memories: [memoryOf("a", { content })], merge_hint: { strategy: "merge" } }),
};

function keys(count: number, from: string): JsonObject {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`${from}${index}`, index]));
}

test.each(Object.entries(steps))("%s leaves no object with more keys than a body may have", async (_name, grow) => {
  const gateway = await openGateway({ limits: { objectKeys: 64 } });
  await gateway.ok("write", { memory: memoryOf("a", { content: keys(40, "x") }) });
  const failure = await grow(gateway, keys(40, "y"));
  expect(failure).toMatchObject({
    status: 400,
    code: "MGP_INVALID_OBJECT",
    message: "content has more than 64 keys.",
    details: { field: "content", limit: 64 },
  });
  const { memory } = await gateway.ok("get", { memory_id: "a" });
  expect(memory).toMatchObject({ content: keys(40, "x"), backend_ref: { revision: 1 } });
});

test("a merge leaves no object further in with more keys than a body may have", async () => {
  const gateway = await openGateway({ limits: { objectKeys: 64 } });
  await gateway.ok("write", { memory: memoryOf("a", { content: { deep: keys(40, "x") } }) });
  const failure = await steps["a merge"](gateway, { deep: keys(40, "y") });
  expect(failure).toMatchObject({ status: 400, details: { field: "content.deep", limit: 64 } });
});

test.each(Object.entries(steps))("%s leaves no memory that is larger than a body may be", async (_name, grow) => {
  const gateway = await openGateway({ limits: { memoryBytes: 10_000 } });
  await gateway.ok("write", { memory: memoryOf("a", { content: { x: "é".repeat(3_000) } }) });
  const failure = await grow(gateway, { y: "é".repeat(3_000) });
  expect(failure).toMatchObject({ status: 400, code: "MGP_INVALID_OBJECT", details: { field: "root", limit: 10_000 } });
  expect(failure.message).toContain("larger than 10000 bytes");
  // What makes it no larger is done.
  await gateway.ok("update", { memory_id: "a", patch: { content: { x: "short" } } });
});

function reinforced(from: number): Input<"write"> {
  return {
    memory: memoryOf("a", { evidence_refs: Array.from({ length: 100 }, (_, index) => `reference-${from + index}`) }),
    merge_hint: { strategy: "reinforce" },
  };
}

test("lists that grow by reinforcing end at the memory's size", async () => {
  const gateway = await openGateway({ limits: { memoryBytes: 6_000 } });
  await gateway.ok("write", { memory: memoryOf("a") });
  for (const from of [0, 100, 200]) await gateway.ok("write", reinforced(from));
  expect(await gateway.fails("write", reinforced(300))).toMatchObject({ status: 400 });
});

test("a memory keeps what limits allowed it before, and may be moved and purged", async () => {
  const gateway = await openGateway({ limits: { objectKeys: 64 } });
  await gateway.ok("write", { memory: memoryOf("a", { content: keys(64, "x") }) });
  await gateway.ok("update", { memory_id: "a", patch: { content: keys(64, "x"), sensitivity: "internal" } });
  await gateway.ok("expire", { memory_id: "a" });
  await gateway.ok("purge", { memory_id: "a" });
  expect(await gateway.fails("get", { memory_id: "a" })).toMatchObject({ status: 404 });
});
