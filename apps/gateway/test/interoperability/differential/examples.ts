import type { JsonObject } from "../support/json.ts";
import type { Step } from "./step.ts";

const user = { kind: "user", id: "u1" };

/** @param tenant of the policy context; empty for none */
function step(path: string, action: string, payload: JsonObject, tenant = "{acme}"): Step {
  const context = { actor_agent: "agent/1", acting_for_subject: user, requested_action: action };
  const bound = tenant === "" ? context : { ...context, tenant_id: tenant };
  return { path: `/mgp/${path}`, body: { policy_context: bound, payload } };
}

function memory(fields: JsonObject = {}): JsonObject {
  return {
    memory_id: "{m1}",
    subject: user,
    scope: "user",
    type: "semantic_fact",
    content: { statement: "Prefers violet umbrellas", keywords: ["violet", "harbour"] },
    source: { kind: "chat", ref: "chat:1" },
    created_at: "2024-05-01T10:00:00Z",
    ...fields,
  };
}

const write = (fields: JsonObject = {}, hint?: JsonObject): Step =>
  step("write", "write", { memory: memory(fields), ...(hint === undefined ? {} : { merge_hint: hint }) });
const move = (name: string): Step => step(name, name, { memory_id: "{m1}" });
const get = step("get", "read", { memory_id: "{m1}" });
const search = (payload: JsonObject): Step => step("search", "search", payload);
const update = (patch: JsonObject): Step => step("update", "update", { memory_id: "{m1}", patch });

const importing = (fields: JsonObject, options: JsonObject = {}): Step =>
  step("import", "write", { memories: [memory(fields)], ...options });

const pages = (path: string, payload: JsonObject = {}): Step => ({ ...step(path, "read", payload), follow: "pages" });

/** Sequences written by hand: together they meet every decided difference, whatever the random ones do. */
export const examples: readonly (readonly Step[])[] = [
  // A change whose time lies ahead of the clock is not one of a moment ago.
  [write({ created_at: "2099-01-01T00:00:00Z" }), write({ confidence: 0.5 }, { strategy: "merge" }), get],
  // An empty list of types is repeated in the effective intent.
  [write(), search({ query: "violet", limit: 200, types: [] })],
  [write(), move("expire"), write({}, { strategy: "merge" }), get],
  [write(), move("delete"), move("expire"), get],
  [write(), move("delete"), write({}, { strategy: "upsert" }), get],
  [write(), write({ backend_ref: { tenant_id: "{bolt}" } }), get],
  [write({ sensitivity: "confidential" }), get, update({ confidence: 0.5 }), pages("sync")],
  [
    write({ sensitivity: "confidential", content: { statement: "Prefers violet umbrellas", keywords: ["violet"] } }),
    get,
    search({ query: "violet", limit: 200 }),
    pages("export"),
  ],
  [write({ sensitivity: "restricted", backend_ref: { note: "kept" } }), get],
  [write({ sensitivity: "public" }), write({ sensitivity: "internal" }, { strategy: "merge" }), get],
  [write({ sensitivity: "restricted" }), search({ query: "violet", limit: 200 }), update({ sensitivity: "public" })],
  [
    write(),
    write({ memory_id: "{m2}" }),
    search({ query: "violet", limit: 1 }),
    search({ query: "viol", limit: 200 }),
    search({ query: "violet", limit: 200, types: ["semantic_fact", "semantic_fact"] }),
    search({ intent: { query_text: "violet", time_scope: { since: "2030-01-01T00:00:00Z" }, top_k: 200 } }),
  ],
  [write({ ttl_seconds: 60 }), get, pages("export"), pages("sync")],
  [
    write({ ttl_seconds: 60 }),
    write({ memory_id: "{m2}", ttl_seconds: 60 }),
    move("revoke"),
    pages("export", { include_inactive: true }),
    pages("sync", { include_inactive: true }),
  ],
  [write({ ttl_seconds: 60, created_at: "some day" }), get],
  [write({ ttl_seconds: 60, created_at: "2024-05-01t10:00:00z" }), get],
  [write({ content: { statement: " ", note: 1 } }), get],
  [write({ extensions: { "app:color": "violet" } }), update({ extensions: { "app:color": null } }), get],
  [write({ ttl_seconds: 1_000_000_000_000_000 }), get],
  [write({ backend_ref: { mgp_state: "deleted" } }), get],
  [write(), update({ memory_id: "{m4}" }), update({ backend_ref: { mgp_state: "expired" } })],
  [write(), update({ backend_ref: { mgp_state_changed_at: "2026-01-01T00:00:00Z" } })],
  [
    write(),
    step("revoke", "revoke", { memory_id: "{m1}", reason: "asked" }),
    get,
    pages("export", { include_inactive: true }),
  ],
  [importing({ backend_ref: { mgp_state: "revoked" } }), get],
  [write(), importing({ backend_ref: { mgp_state: "expired" } }, { merge_hint: { strategy: "upsert" } }), get],
  [write(), importing({}, { on_existing: "same_is_written" }), importing({}, { on_purged: "refuse" }), get],
  [write(), write({}, { strategy: "merge", conflict_key: "c1" })],
  [write({ backend_ref: { tenant_id: "{acme}" } }), write({}, { strategy: "replace" }), get],
  [
    step("write", "write", { memory: memory() }, "{bolt}"),
    get,
    step("get", "read", { memory_id: "{m1}" }, ""),
    pages("export"),
    step("write", "write", { memory: memory({ memory_id: "{m2}", backend_ref: { tenant_id: "{acme}" } }) }, ""),
  ],
  [
    step("write", "write", { memory: memory() }, "{bolt}"),
    pages("audit/query", { target_memory_id: "{m1}" }),
    get,
    pages("audit/query", { target_memory_id: "{m1}" }),
  ],
  [write(), step("import", "write", { memories: [memory({ memory_id: "{m2}" }), memory()] }), get],
  [
    write(),
    { ...step("import", "write", { memories: [memory()], execution_mode: "async" }), follow: ["get", "cancel", "get"] },
  ],
  [step("export", "read", { pagination_token: "abc" }), step("audit/query", "read", { pagination_token: "-1" })],
  [{ path: "/mgp/initialize", body: { protocol_version: "0.1.1", client: { name: "differential", version: "1" } } }],
  [{ path: "/mgp/tasks/get", body: { request_id: 5, task_id: "{unknown}" }, damaged: true }],
];
