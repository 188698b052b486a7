import { expect, test } from "vitest";
import { openGateway } from "./support/gateway-in-process.ts";
import { memoryOf, namedCaller } from "./support/samples.ts";

const everywhere = { caller: namedCaller("bot", { tenants: ["*"] }) };

test.each([
  ["t".repeat(129), "is longer than 128 characters"],
  ["t".repeat(15_000), "is longer than 128 characters"],
  ["a\u0000b", "holds a NUL character"],
  ["", "is empty"],
])("the tenant header is held to what a body's tenant is: %#", async (tenantHeader, problem) => {
  const gateway = await openGateway();
  for (const [operation, input] of [
    ["write", { memory: memoryOf("m") }],
    ["getTask", { task_id: "task_1" }],
    ["cancelTask", { task_id: "task_1" }],
  ] as const) {
    const failure = await gateway.fails(operation, input, { ...everywhere, tenantHeader });
    expect([failure.status, failure.message]).toEqual([400, `The tenant header ${problem}.`]);
  }
  expect(gateway.store.effects).toBe(0);
  expect(gateway.outcomes()).toMatchObject([{ tenant: "__unbound__", caller: "bot", outcome: "failed" }]);
});

test("a tenant's name that is too long for a body is not filed under itself", async () => {
  const gateway = await openGateway();
  const long = { context: { tenant_id: "t".repeat(129) } };
  expect(await gateway.fails("export", {}, { ...everywhere, ...long })).toMatchObject({ status: 400 });
  expect(gateway.outcomes()).toMatchObject([{ tenant: "__unbound__" }]);
  expect(JSON.stringify(gateway.lines())).not.toContain("tttt");
});

test("a longest name, in header and body alike, is one tenant", async () => {
  const gateway = await openGateway();
  const name = "MÜNCHEN".padEnd(128, "n");
  await gateway.ok("write", { memory: memoryOf("m") }, { ...everywhere, tenantHeader: name });
  const got = await gateway.ok("get", { memory_id: "m" }, { ...everywhere, context: { tenant_id: name } });
  expect(got.memory.memory_id).toBe("m");
});
