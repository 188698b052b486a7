import { expect, test } from "vitest";
import { bothGateways } from "./support/both-gateways.ts";
import { at, isArray, type Json, type JsonObject, parseJson } from "./support/json.ts";

const gateways = bothGateways();
const subject = { kind: "user", id: "u-1" };

async function call(url: string, path: string, action: string, tenant: string, payload: JsonObject): Promise<Json> {
  const context = { actor_agent: "a/1", acting_for_subject: subject, requested_action: action, tenant_id: tenant };
  const response = await fetch(`${url}/mgp/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ request_id: "r-1", policy_context: context, payload }),
  });
  return parseJson(await response.text()) ?? null;
}

function memory(id: string, more: JsonObject = {}): JsonObject {
  return {
    memory_id: id,
    subject,
    scope: "user",
    type: "preference",
    content: { statement: `What ${id} says.` },
    source: { kind: "tool", ref: "crm:1" },
    created_at: "2026-01-02T03:04:05Z",
    ...more,
  };
}

/** What docs/from-python.md builds on. */
test("an export of the reference hides nothing, holds all tenants, and is taken tenant by tenant", async (context) => {
  const { ours, theirs } = await gateways(context);
  const labelled = memory("m-1", { sensitivity: "restricted", backend_ref: { tenant_id: "acme" } });
  const bound = memory("m-2", { backend_ref: { tenant_id: "other" } });
  const unbound = memory("m-3");
  await call(theirs, "write", "write", "acme", { memory: labelled });
  await call(theirs, "write", "write", "other", { memory: bound });
  await call(theirs, "write", "write", "acme", { memory: unbound });
  const exported = at(await call(theirs, "export", "read", "acme", { include_inactive: true }), "data", "memories");
  expect(exported).toMatchObject([labelled, bound, unbound]);
  const [first = null, second = null, third = null] = isArray(exported) ? exported : [];
  expect(await call(ours, "import", "write", "acme", { memories: [second] })).toMatchObject({
    error: { code: "MGP_POLICY_DENIED", message: "tenant_mismatch" },
  });
  expect(at(await call(ours, "import", "write", "other", { memories: [second] }), "data", "written_count")).toBe(1);
  expect(at(await call(ours, "import", "write", "acme", { memories: [first, third] }), "data", "written_count")).toBe(
    2,
  );
});
