import type { JsonObject, JsonValue } from "../src/generated/types.ts";

/** A value of every schema, with every key that the contract knows. Written from the contract, not from the schemas. */
const subject = { kind: "user", id: "u-1" };
const source = { kind: "chat", ref: "chat:1" };
const time = "2026-01-02T03:04:05Z";
const evidence = {
  evidence_id: "e-1",
  kind: "chat_message",
  ref: "chat:1#2",
  excerpt: "words",
  captured_at: time,
  trust_level: "high",
  metadata: { any: 1 },
};
const mergeHint = {
  strategy: "upsert",
  dedupe_key: "k",
  conflict_key: "k",
  idempotency_key: "k",
  if_match_memory_id: "m-1",
  if_match_updated_at: time,
  source_priority: -3,
  reinforcement_weight: 0.5,
  coalesce_window_seconds: 0,
};
const memory = {
  memory_id: "m-1",
  subject,
  scope: "user",
  type: "profile",
  content: { anything: [1, null] },
  source,
  confidence: 0.5,
  sensitivity: "internal",
  retention_policy: "persistent",
  ttl_seconds: 0,
  created_at: time,
  updated_at: time,
  assertion_mode: "asserted",
  asserted_by: subject,
  confirmed_by_user: true,
  evidence_refs: ["chat:1"],
  evidence: [evidence],
  derived_from: ["m-0"],
  valid_from: time,
  valid_to: null,
  backend_ref: { adapter: "memory" },
  extensions: { "vendor:key": true },
};
const candidate = {
  candidate_id: "c-1",
  candidate_kind: "assertion",
  subject,
  scope: "user",
  proposed_type: "profile",
  statement: "words",
  content: {},
  source,
  source_evidence: [evidence],
  confidence: 1,
  sensitivity: "public",
  retention_policy: "persistent",
  ttl_seconds: 1,
  merge_hint: mergeHint,
  extensions: {},
};
const context = {
  actor_agent: "a/1",
  acting_for_subject: subject,
  task_id: "t",
  session_id: "s",
  task_type: "t",
  risk_level: "low",
  requested_action: "write",
  channel: "c",
  chat_id: "c",
  data_zone: "d",
  tenant_id: "t",
  runtime_id: "r",
  runtime_instance_id: "r",
  correlation_id: "c",
  consent_basis: "c",
  assertion_origin: "a",
};
const redaction = {
  policy_view: "masked",
  reason_code: "sensitive",
  masked_fields: ["content"],
  transformed_fields: ["content"],
  summary_generated: false,
  explanation: "words",
};
const intent = {
  query_text: "words",
  intent_type: "free_text",
  keywords: ["a", "b"],
  target_memory_types: ["profile", "preference"],
  subject,
  scope: "user",
  time_scope: { since: time, until: time, include_expired: true },
  top_k: 1,
  pagination_token: "p",
  timeout_ms: 0,
};
const content = { statement: "words", summary: "words", keywords: ["a", "b"] };
const turns = { user_message: "words", assistant_response: "words" };
const backend = {
  supports_write: true,
  supports_update: true,
  supports_delete: true,
  supports_purge: true,
  supports_search: true,
  supports_native_ttl: false,
  supports_graph_relations: false,
  supports_checkpoint_pointer: true,
  supports_lineage_native: false,
  supports_partial_redaction: false,
  supports_conflict_detection_native: false,
  supports_dedupe_native: false,
  supports_merge_native: false,
  supports_retrieval_explanations: true,
  supports_prompt_view: true,
  search_modes: ["lexical"],
  score_kind: "backend_local",
};
const manifest = {
  adapter_name: "memory-adapter",
  backend_kind: "in_memory",
  mgp_version: "0.1.1",
  supported_memory_types: ["profile"],
  supported_scopes: ["user"],
  supported_candidate_kinds: ["assertion"],
  capabilities: backend,
  default_prompt_view: "raw",
  extension_namespaces: ["mgp"],
};
const protocol = {
  supports_discovery: true,
  supports_initialize: true,
  supports_runtime_capability_negotiation: true,
  supports_negotiated_capabilities: true,
  requires_initialize: false,
  supports_stateless_http: true,
  supports_streamable_http: false,
  supports_sessions: false,
  supports_async_operations: true,
  supports_notifications: false,
  supports_subscriptions: false,
  supports_ping: false,
  transport_profiles: ["stateless_http"],
  supported_profiles: ["core-memory"],
  default_profile: "core-memory",
  session_mode: "stateless",
};
const runtime = {
  supports_consumable_text: true,
  supports_redaction_info: true,
  supports_mixed_return_modes: true,
  supports_partial_failure: true,
  supports_search_explanations: true,
  supports_prompt_view: true,
  supports_async_operations: true,
  supports_subscriptions: true,
  preferred_return_modes: ["raw"],
  supported_profiles: ["governance"],
  accepted_transport_profiles: ["stateless_http"],
};
const negotiated = {
  runtime_capabilities_received: true,
  supports_consumable_text: true,
  supports_redaction_info: true,
  supports_mixed_return_modes: true,
  supports_partial_failure: true,
  supports_search_explanations: true,
  supports_prompt_view: true,
  supports_delete: true,
  supports_purge: true,
  supports_async_operations: true,
  supports_subscriptions: false,
  effective_return_modes: ["raw"],
};
const task = {
  task_id: "task_1",
  operation: "export",
  status: "pending",
  request_id: "r",
  created_at: time,
  updated_at: time,
  progress: 0,
  total: 1,
  message: "accepted",
  result: null,
  error: null,
};
const decision = { decision: "allow", reason_code: "allowed", applied_rules: ["r"], return_mode: "raw" };
const event = {
  event_id: "evt_1",
  timestamp: time,
  request_id: "r",
  actor: { kind: "agent", id: "a/1" },
  action: "read",
  target_memory_id: "m-1",
  policy_context: context,
  decision,
  backend: "memory",
  result_count: 0,
  correlation_id: "c",
  lineage_refs: ["m-0"],
};
const view = { memory, return_mode: "raw", redaction_info: redaction, consumable_text: "words" };
const error = { code: "MGP_BACKEND_ERROR", message: "words", details: { any: 1 } };
const item = {
  ...view,
  score: 0.5,
  score_kind: "backend_local",
  backend_origin: "memory",
  retrieval_mode: "lexical",
  matched_terms: ["words"],
  explanation: "words",
};
const failure = {
  failed_backends: [{ backend: "memory", error_code: "MGP_BACKEND_ERROR", message: "words", retryable: true }],
};
const request = (action: string, payload: JsonObject): JsonObject => ({
  request_id: "r-1",
  policy_context: { ...context, requested_action: action },
  payload,
});
const response = (data: JsonObject): JsonObject => ({ request_id: "r-1", status: "ok", error: null, data });
const lifecycle = (action: string, key: string): JsonObject =>
  request(action, { memory_id: "m-1", [key]: time, reason: "", timeout_ms: 0 });
const clientInfo = { name: "n", title: "t", version: "1", description: "d" };

export const samples: Readonly<Record<string, JsonValue>> = {
  "adapter-manifest": manifest,
  "async-task": task,
  "audit-event": event,
  "audit-query.request": request("read", {
    action: "write",
    target_memory_id: "",
    actor_id: "",
    request_id: "",
    correlation_id: "",
    pagination_token: "",
    limit: 1,
    timeout_ms: 0,
  }),
  "audit-query.response": response({ events: [event], next_token: "" }),
  "backend-capabilities": backend,
  "cancel-task.request": { request_id: "r", task_id: "task_1", reason: "words" },
  "cancel-task.response": response({ task }),
  "capabilities.response": { manifest, protocol_capabilities: protocol },
  "delete-memory.request": lifecycle("delete", "deleted_at"),
  "delete-memory.response": response({ memory_id: "", state: "deleted" }),
  "error-code": "MGP_INVALID_OBJECT",
  "expire-memory.request": lifecycle("expire", "expired_at"),
  "expire-memory.response": response({ memory_id: "", state: "expired" }),
  "export.request": request("read", {
    include_inactive: true,
    execution_mode: "sync",
    pagination_token: "p",
    limit: 1,
    timeout_ms: 0,
  }),
  "export.response": response({ memories: [memory], next_token: "" }),
  "get-memory.request": request("read", { memory_id: "m-1", timeout_ms: 0 }),
  "get-memory.response": response(view),
  "get-task.request": { request_id: "r", task_id: "task_1" },
  "get-task.response": response({ task }),
  "import.request": request("write", {
    memories: [memory],
    merge_hint: mergeHint,
    execution_mode: "async",
    timeout_ms: 0,
  }),
  "import.response": response({ memory_ids: ["m-1"], written_count: 0 }),
  "initialize.request": {
    request_id: "r",
    supported_versions: ["0.1.1", "v0.1"],
    preferred_version: "0.1.1",
    client: clientInfo,
    requested_capabilities: protocol,
    runtime_capabilities: runtime,
    requested_profiles: ["interop", "lifecycle"],
    transport_profile: "stateless_http",
  },
  "initialize.response": response({
    chosen_version: "0.1.1",
    supported_versions: ["0.1.1"],
    minimum_supported_version: "0.1.1",
    lifecycle_phase: "ready",
    session_mode: "stateless",
    transport_profile: "stateless_http",
    protocol_capabilities: protocol,
    negotiated_capabilities: negotiated,
    negotiated_profiles: ["core-memory"],
    server_info: clientInfo,
    discovery: { capabilities_uri: "/mgp/capabilities" },
    deprecation_warnings: ["words"],
    session_id: "s",
  }),
  "lineage-link": {
    link_id: "l",
    relation: "derived_from",
    source_memory_id: "m-1",
    target_memory_id: "m-0",
    created_at: time,
    metadata: {},
  },
  "memory-candidate": candidate,
  "memory-content-preference": {
    ...content,
    preference: "words",
    preference_key: "k",
    preference_value: null,
    scope_hint: "words",
    ...turns,
  },
  "memory-content-procedural-rule": { ...content, rule: "words", trigger: "words", action: "words" },
  "memory-content-relationship": {
    ...content,
    subject_entity: "a",
    relation: "r",
    object_entity: "b",
    valid_from: time,
    valid_to: time,
  },
  "memory-content-semantic-fact": { ...content, fact: "words", fact_key: "k", fact_value: [1], ...turns },
  "memory-evidence": evidence,
  "memory-merge-hint": mergeHint,
  "memory-object": memory,
  "negotiated-capabilities": negotiated,
  "partial-failure": failure,
  "policy-context": context,
  "progress-event": { task_id: "task_1", progress: 0, total: 1, message: "words", timestamp: time },
  "protocol-capabilities": protocol,
  "purge-memory.request": lifecycle("purge", "purged_at"),
  "purge-memory.response": response({ memory_id: "", state: "purged", purged_at: null, reason: null }),
  "recall-intent": intent,
  "redaction-info": redaction,
  "request-envelope": request("write", { anything: 1 }),
  "response-envelope": response({ anything: 1 }),
  "retrieval-mode": "lexical",
  "return-mode": "raw",
  "revoke-memory.request": lifecycle("revoke", "revoked_at"),
  "revoke-memory.response": response({ memory_id: "", state: "revoked" }),
  "runtime-capabilities": runtime,
  "score-kind": "normalized",
  "search-memory.request": request("search", {
    query: "",
    intent,
    subject,
    scope: "user",
    types: ["profile", "profile"],
    limit: 1,
    pagination_token: "",
    timeout_ms: 0,
  }),
  "search-memory.response": response({
    results: [item],
    effective_intent: intent,
    next_token: "",
    partial_failure: failure,
  }),
  "search-result-item": item,
  "sync.request": request("read", {
    include_inactive: false,
    cursor: "c",
    pagination_token: "p",
    execution_mode: "sync",
    limit: 1,
    timeout_ms: 0,
  }),
  "sync.response": response({ memories: [memory], cursor: "", next_token: "" }),
  "update-memory.request": request("update", {
    memory_id: "m-1",
    patch: { anything: 1 },
    updated_at: time,
    timeout_ms: 0,
  }),
  "update-memory.response": response(view),
  "write-batch.request": request("write", { items: [{ memory, merge_hint: mergeHint }] }),
  "write-batch.response": response({
    results: [
      { status: "ok", ...view, resolution: "created" },
      { status: "error", error },
    ],
  }),
  "write-memory.request": request("write", { memory, merge_hint: mergeHint }),
  "write-memory.response": response({ ...view, resolution: "created" }),
};

/** The sample of a schema; every schema has one. */
export function sampleOf(name: string): JsonValue {
  const sample = samples[name];
  if (sample === undefined) throw new Error(`There is no sample of ${name}.`);
  return structuredClone(sample);
}

/** The sample of a schema whose values are objects. */
export function objectSample(name: string): JsonObject {
  return objectAt(sampleOf(name), []);
}

/** A place inside a value. */
export type Path = readonly (string | number)[];

/** The value with another one in its place; `undefined` takes it away. The value itself stays as it is. */
export function changed(value: JsonValue, path: Path, replacement: JsonValue | undefined): JsonValue {
  const [key, ...rest] = path;
  if (key === undefined) return replacement ?? null;
  if (Array.isArray(value)) {
    return value.map((entry, index) => (index === key ? changed(entry, rest, replacement) : entry));
  }
  const container = objectAt(value, []);
  if (rest.length === 0 && replacement === undefined) {
    return Object.fromEntries(Object.entries(container).filter(([other]) => other !== key));
  }
  return { ...container, [key]: changed(container[key] ?? {}, rest, replacement) };
}

/** What stands in a place. */
function valueAt(value: JsonValue, path: Path): JsonValue {
  let current: JsonValue | undefined = value;
  for (const key of path) {
    current = Array.isArray(current) ? current[Number(key)] : objectAt(current ?? null, [])[key];
  }
  return current ?? null;
}

/** The object that stands in a place. */
export function objectAt(value: JsonValue, path: Path): JsonObject {
  const found = path.length === 0 ? value : valueAt(value, path);
  if (typeof found !== "object" || found === null || Array.isArray(found))
    throw new Error(`No object at ${path.join(".")}.`);
  return found;
}
