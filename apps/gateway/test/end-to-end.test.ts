import { readFileSync } from "node:fs";
import path from "node:path";
import type { Caller } from "@mgp/governance";
import { openLedger, verifyAuditLog } from "@mgp/ledger";
import { expect, test } from "vitest";
import { createGateway } from "../src/gateway.ts";
import { textWith } from "./support/any-text.ts";
import { listening } from "./support/listening.ts";
import { errorOf, post } from "./support/start-gateway.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";
import { openTestBackend } from "./support/test-backend.ts";

const caller: Caller = {
  id: "bot",
  authentication: "named",
  tenants: ["acme"],
  agents: ["*"],
  actions: ["write", "read"],
  rights: [],
};

function request(action: string, payload: unknown): string {
  const user = { kind: "user", id: "u1" };
  const context = { actor_agent: "support/bot", acting_for_subject: user, requested_action: action };
  return JSON.stringify({ request_id: `req_${action}`, policy_context: context, payload });
}

const memory = {
  memory_id: "m1",
  subject: { kind: "user", id: "u1" },
  scope: "user",
  type: "preference",
  content: { statement: "likes kiwi", preference: "fruit" },
  created_at: "2026-01-01T00:00:00Z",
  source: { kind: "human", ref: "chat:1" },
  backend_ref: {},
  extensions: {},
};

test("a memory goes in and comes out, and every request with a known caller leaves a line in the audit log", async () => {
  const stateDirectory = temporaryFolder();
  const gateway = await createGateway({
    backend: await openTestBackend({ name: "In-Memory" }),
    ledger: await openLedger({ stateDirectory }),
    authenticate: ({ header }) => (header("x-session") === "known" ? { caller } : { rejected: "Sign in first." }),
    findCaller: (id) => (id === caller.id ? caller : undefined),
    limits: { jsonDepth: 16 },
  });
  const { url } = await listening(gateway);
  const known = { "x-session": "known" };

  expect((await post(`${url}/mgp/write`, request("write", { memory }))).status).toBe(401);
  const written = await post(`${url}/mgp/write`, request("write", { memory }), known);
  expect([written.status, await written.json()]).toMatchObject([200, { status: "ok", request_id: "req_write" }]);
  const read = await post(`${url}/mgp/get`, request("read", { memory_id: "m1" }), known);
  expect(await read.text()).toContain("likes kiwi");
  expect((await post(`${url}/mgp/get`, "{", { ...known, "MGP-Request-Id": "broken" })).status).toBe(400);
  expect((await fetch(`${url}/mgp/get`, { headers: { ...known, "MGP-Request-Id": "method" } })).status).toBe(405);
  expect((await post(`${url}/mgp/delete`, request("delete", { memory_id: "m1" }), known)).status).toBe(403);
  const deep = await post(`${url}/mgp/get`, `{"a":${"[".repeat(50_000)}${"]".repeat(50_000)}}`, known);
  expect(deep.status).toBe(400);
  const polluting = await post(`${url}/mgp/write`, '{"__proto__":{"admin":true}}', known);
  expect(polluting.status).toBe(400);
  expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({ status: "ready", adapter: "In-Memory" });
  await gateway.close(1_000);

  const log = path.join(stateDirectory, "audit.jsonl");
  expect((await verifyAuditLog(log)).firstBad).toBeUndefined();
  const outcomes = readFileSync(log, "utf8")
    .trim()
    .split("\n")
    .map((line): unknown => JSON.parse(line))
    .filter((line) => typeof line === "object" && line !== null && "outcome" in line);
  expect(outcomes).toMatchObject([
    { action: "write", outcome: "allowed", caller: "bot", tenant: "acme" },
    { action: "read", outcome: "allowed" },
    { action: "read", outcome: "failed", request_id: "broken" },
    { action: "read", outcome: "failed", request_id: "method" },
    { action: "delete", outcome: "denied" },
    { action: "read", outcome: "failed" },
    { action: "write", outcome: "failed" },
  ]);
  expect(readFileSync(log, "utf8")).not.toEqual(textWith("kiwi"));
});

test("a required tenant header that is missing is refused, for operations on memories only", async () => {
  const gateway = await createGateway({
    backend: await openTestBackend(),
    ledger: await openLedger({ stateDirectory: temporaryFolder() }),
    requireTenantHeader: true,
  });
  const { url } = await listening(gateway);
  const body = request("read", { memory_id: "m1" });
  const missing = await post(`${url}/mgp/get`, body);
  expect(missing.status).toBe(403);
  expect(await errorOf(missing)).toEqual({ requestId: "req_read", code: "MGP_SCOPE_VIOLATION" });
  expect((await post(`${url}/mgp/get`, body, { "MGP-Tenant-Id": "acme" })).status).toBe(404);
  expect((await fetch(`${url}/mgp/capabilities`)).status).toBe(200);
});
