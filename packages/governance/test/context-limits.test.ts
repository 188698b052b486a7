import { statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { type Gateway, openGateway } from "./support/gateway-in-process.ts";

const texts = ["task_type", "channel", "data_zone", "consent_basis", "assertion_origin"] as const;

function logBytes(gateway: Gateway): number {
  return statSync(path.join(gateway.folder, "audit.jsonl")).size;
}

test.each(texts)("%s has 512 characters at most", async (name) => {
  const gateway = await openGateway();
  await gateway.ok("search", { query: "x" }, { context: { [name]: "\u20ac".repeat(512) } });
  const failure = await gateway.fails("search", { query: "x" }, { context: { [name]: "x".repeat(513) } });
  expect(failure).toMatchObject({
    status: 400,
    code: "MGP_INVALID_OBJECT",
    message: `policy_context.${name} is longer than 512 characters.`,
    details: { field: `policy_context.${name}`, limit: 512 },
  });
  // What was refused is in no line.
  expect(logBytes(gateway)).toBeLessThan(6_000);
});

test("a whole context has 8 KiB at most, in bytes", async () => {
  const gateway = await openGateway();
  const wide = Object.fromEntries(texts.map((name) => [name, "\u20ac".repeat(512)]));
  await gateway.ok("search", { query: "x" }, { context: wide });
  const failure = await gateway.fails(
    "search",
    { query: "x" },
    { context: { ...wide, task_id: "\u20ac".repeat(256) } },
  );
  expect(failure).toMatchObject({ status: 400, details: { field: "policy_context", limit: 8_192 } });
});

test("a tenant's name has 128 characters at most", async () => {
  const gateway = await openGateway();
  await gateway.ok("search", { query: "x" }, { context: { tenant_id: "t".repeat(128) } });
  const failure = await gateway.fails("search", { query: "x" }, { context: { tenant_id: "t".repeat(129) } });
  expect(failure).toMatchObject({ status: 400, details: { field: "policy_context.tenant_id", limit: 128 } });
});
