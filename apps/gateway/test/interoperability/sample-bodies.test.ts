import { findResponseViolation } from "@mgp/core/validation";
import { expect, test } from "vitest";
import { bothGateways } from "./support/both-gateways.ts";
import { at, type Json, type JsonObject, parseJson } from "./support/json.ts";

const gateways = bothGateways();
const subject = { kind: "user", id: "u-9" };

async function call(url: string, path: string, action: string, requestId: string, payload: JsonObject): Promise<Json> {
  const context = { actor_agent: "a/1", acting_for_subject: subject, requested_action: action, tenant_id: "t" };
  const response = await fetch(`${url}/mgp/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ request_id: requestId, policy_context: context, payload }),
  });
  return parseJson(await response.text()) ?? null;
}

const memory = {
  memory_id: "m-1",
  subject,
  scope: "user",
  type: "profile",
  content: { statement: "Lives in Oslo." },
  source: { kind: "tool", ref: "crm:1" },
  created_at: "2026-01-02T03:04:05Z",
  backend_ref: { tenant_id: "t" },
};

test("a memory that is read raw", async (context) => {
  const { ours, theirs } = await gateways(context);
  for (const url of [ours, theirs]) {
    await call(url, "write", "write", "r-6", { memory });
    const answer = await call(url, "get", "read", "r-7", { memory_id: "m-1" });
    expect(answer).toMatchObject({
      request_id: "r-7",
      status: "ok",
      error: null,
      data: {
        memory: { ...memory, backend_ref: { tenant_id: "t", adapter: "memory", mgp_state: "active" }, extensions: {} },
        return_mode: "raw",
        redaction_info: { policy_view: "raw" },
        consumable_text: "Lives in Oslo.",
      },
    });
    expect(findResponseViolation("get-memory.response", answer)).toBeUndefined();
  }
});

test("an error", async (context) => {
  const { ours, theirs } = await gateways(context);
  for (const url of [ours, theirs]) {
    const answer = await call(url, "get", "read", "r-8", { memory_id: "m-absent" });
    const message: unknown = at(answer, "error", "message");
    const error = { code: "MGP_MEMORY_NOT_FOUND", message, details: {} };
    expect(answer).toEqual({ request_id: "r-8", status: "error", error, data: null });
    expect(message).not.toBe("");
  }
});

test("an accepted task", async (context) => {
  const { ours, theirs } = await gateways(context);
  for (const url of [ours, theirs]) {
    const answer = await call(url, "export", "read", "r-9", { execution_mode: "async" });
    const task = at(answer, "data", "task");
    const [id, created, updated] = ["task_id", "created_at", "updated_at"].map((key) => at(task, key));
    expect(id).toMatch(/^task_[0-9a-f]{32}$/);
    expect(updated).toBe(created);
    expect(answer).toEqual({
      request_id: "r-9",
      status: "ok",
      error: null,
      data: {
        task: {
          task_id: id,
          operation: "export",
          status: "pending",
          request_id: "r-9",
          created_at: created,
          updated_at: updated,
          progress: 0,
          total: 1,
          message: "accepted",
          result: null,
          error: null,
        },
      },
    });
  }
});

test("an audit event", async (context) => {
  const { ours, theirs } = await gateways(context);
  for (const url of [ours, theirs]) {
    await call(url, "write", "write", "r-10", { memory: { ...memory, memory_id: "m-2" } });
    const answer = await call(url, "audit/query", "read", "r-11", { request_id: "r-10" });
    expect(findResponseViolation("audit-query.response", answer)).toBeUndefined();
    expect(answer).toMatchObject({
      data: {
        events: [
          {
            request_id: "r-10",
            actor: { kind: "agent", id: "a/1" },
            action: "write",
            target_memory_id: "m-2",
            policy_context: { actor_agent: "a/1", acting_for_subject: subject, requested_action: "write" },
            decision: { decision: "allow", reason_code: "allowed", applied_rules: [], return_mode: "raw" },
            backend: "memory",
            lineage_refs: [],
          },
        ],
      },
    });
  }
});
