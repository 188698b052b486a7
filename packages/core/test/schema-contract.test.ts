import { describe, expect, test } from "vitest";
import type { JsonValue } from "../src/generated/types.ts";
import { changed, objectAt, sampleOf, type Path } from "./samples.ts";
import { accepts } from "./schema-reference.ts";

/** Schema, place of the object in its sample, its keys (`!` = required), and whether further keys are allowed. */
type ObjectRow = [schema: string, path: string, keys: string, further?: "open"];

const view = "memory! return_mode! redaction_info! consumable_text!";
const writeKeys = "memory candidate merge_hint";
const contentKeys = "statement! summary keywords";
const backendFlags =
  "write update delete purge search native_ttl graph_relations checkpoint_pointer lineage_native partial_redaction " +
  "conflict_detection_native dedupe_native merge_native retrieval_explanations prompt_view";
const protocolFlags =
  "discovery initialize runtime_capability_negotiation negotiated_capabilities stateless_http streamable_http sessions " +
  "async_operations notifications subscriptions ping";
const runtimeFlags =
  "consumable_text redaction_info mixed_return_modes partial_failure search_explanations prompt_view async_operations subscriptions";
const negotiatedFlags =
  "consumable_text redaction_info mixed_return_modes partial_failure search_explanations prompt_view delete purge " +
  "async_operations subscriptions";
const supports = (flags: string, mark: string) =>
  flags
    .split(" ")
    .map((flag) => `supports_${flag}${mark}`)
    .join(" ");

const objects: ObjectRow[] = [
  [
    "memory-object",
    "",
    "memory_id! subject! scope! type! content! source! confidence sensitivity retention_policy ttl_seconds created_at! " +
      "updated_at assertion_mode asserted_by confirmed_by_user evidence_refs evidence derived_from valid_from valid_to " +
      "backend_ref extensions",
  ],
  ["memory-object", "subject", "kind! id!"],
  ["memory-object", "asserted_by", "kind! id!"],
  ["memory-object", "source", "kind! ref!"],
  ["memory-object", "content", "anything", "open"],
  ["memory-object", "backend_ref", "adapter", "open"],
  ["memory-object", "extensions", "vendor:key", "open"],
  [
    "memory-content-preference",
    "",
    `${contentKeys} preference preference_key preference_value scope_hint user_message assistant_response`,
    "open",
  ],
  [
    "memory-content-semantic-fact",
    "",
    `${contentKeys} fact fact_key fact_value user_message assistant_response`,
    "open",
  ],
  [
    "memory-content-relationship",
    "",
    `${contentKeys} subject_entity relation object_entity valid_from valid_to`,
    "open",
  ],
  ["memory-content-procedural-rule", "", `${contentKeys} rule trigger action`, "open"],
  ["memory-evidence", "", "evidence_id kind! ref! excerpt captured_at trust_level metadata"],
  ["memory-evidence", "metadata", "any", "open"],
  [
    "memory-merge-hint",
    "",
    "strategy! dedupe_key conflict_key idempotency_key if_match_memory_id if_match_updated_at source_priority " +
      "reinforcement_weight coalesce_window_seconds",
  ],
  [
    "memory-candidate",
    "",
    "candidate_id candidate_kind! subject! scope! proposed_type! statement! content source! source_evidence confidence " +
      "sensitivity retention_policy ttl_seconds merge_hint extensions",
  ],
  ["memory-candidate", "content", "", "open"],
  ["memory-candidate", "extensions", "", "open"],
  ["lineage-link", "", "link_id! relation! source_memory_id! target_memory_id! created_at! metadata"],
  ["lineage-link", "metadata", "", "open"],
  [
    "policy-context",
    "",
    "actor_agent! acting_for_subject! task_id session_id task_type risk_level requested_action! channel chat_id data_zone " +
      "tenant_id runtime_id runtime_instance_id correlation_id consent_basis assertion_origin",
  ],
  ["policy-context", "acting_for_subject", "kind! id!"],
  ["redaction-info", "", "policy_view! reason_code masked_fields transformed_fields summary_generated explanation"],
  [
    "audit-event",
    "",
    "event_id! timestamp! request_id! actor! action! target_memory_id! policy_context! decision! backend result_count " +
      "correlation_id lineage_refs",
  ],
  ["audit-event", "actor", "kind! id!"],
  ["audit-event", "decision", "decision! reason_code! applied_rules! return_mode!"],
  [
    "recall-intent",
    "",
    "query_text! intent_type keywords target_memory_types subject scope time_scope top_k pagination_token timeout_ms",
  ],
  ["recall-intent", "time_scope", "since until include_expired"],
  ["search-result-item", "", `${view} score! score_kind! backend_origin! retrieval_mode! matched_terms explanation`],
  ["partial-failure", "", "failed_backends!"],
  ["partial-failure", "failed_backends.0", "backend! error_code! message! retryable"],
  [
    "adapter-manifest",
    "",
    "adapter_name! backend_kind! mgp_version! supported_memory_types! supported_scopes! supported_candidate_kinds! " +
      "capabilities! default_prompt_view extension_namespaces",
  ],
  ["backend-capabilities", "", `${supports(backendFlags, "!")} search_modes! score_kind!`],
  [
    "protocol-capabilities",
    "",
    `${supports(protocolFlags, "!")} requires_initialize! transport_profiles! supported_profiles! default_profile session_mode!`,
  ],
  [
    "runtime-capabilities",
    "",
    `${supports(runtimeFlags, "")} preferred_return_modes supported_profiles accepted_transport_profiles`,
  ],
  [
    "negotiated-capabilities",
    "",
    `runtime_capabilities_received! ${supports(negotiatedFlags, "!")} effective_return_modes!`,
  ],
  [
    "async-task",
    "",
    "task_id! operation! status! request_id! created_at! updated_at! progress! total! message result! error!",
  ],
  ["progress-event", "", "task_id! progress! total message timestamp!"],
  ["request-envelope", "", "request_id! policy_context! payload!"],
  ["request-envelope", "payload", "anything", "open"],
  ["response-envelope", "", "request_id! status! error! data!"],
  ["response-envelope", "data", "anything", "open"],
  [
    "initialize.request",
    "",
    "request_id! supported_versions! preferred_version client! requested_capabilities runtime_capabilities " +
      "requested_profiles transport_profile",
  ],
  ["initialize.request", "client", "name! title version! description"],
  [
    "initialize.response",
    "data",
    "chosen_version! supported_versions! minimum_supported_version lifecycle_phase! session_mode! transport_profile! " +
      "protocol_capabilities! negotiated_capabilities! negotiated_profiles! server_info! discovery deprecation_warnings session_id",
  ],
  ["initialize.response", "data.server_info", "name! title version! description"],
  ["initialize.response", "data.discovery", "capabilities_uri"],
  ["write-memory.request", "", "request_id! policy_context! payload!"],
  ["write-memory.request", "payload", writeKeys.replace("memory ", "memory! ").replace("candidate ", "")],
  ["write-memory.response", "", "request_id! status! error! data!"],
  ["write-memory.response", "data", `${view} resolution!`],
  ["write-batch.request", "payload", "items!"],
  ["write-batch.request", "payload.items.0", "memory! merge_hint"],
  ["write-batch.response", "data", "results!"],
  ["write-batch.response", "data.results.0", `status! ${view} resolution!`],
  ["write-batch.response", "data.results.1", "status! error!"],
  ["write-batch.response", "data.results.1.error", "code! message! details"],
  ["search-memory.request", "payload", "query intent subject scope types limit pagination_token timeout_ms"],
  ["search-memory.response", "data", "results! effective_intent next_token partial_failure"],
  ["get-memory.request", "payload", "memory_id! timeout_ms"],
  ["get-memory.response", "data", view],
  ["update-memory.request", "payload", "memory_id! patch! updated_at timeout_ms"],
  ["update-memory.request", "payload.patch", "anything", "open"],
  ["update-memory.response", "data", view],
  ["expire-memory.request", "payload", "memory_id! expired_at reason timeout_ms"],
  ["revoke-memory.request", "payload", "memory_id! revoked_at reason timeout_ms"],
  ["delete-memory.request", "payload", "memory_id! deleted_at reason timeout_ms"],
  ["purge-memory.request", "payload", "memory_id! purged_at reason timeout_ms"],
  ["expire-memory.response", "data", "memory_id! state!"],
  ["revoke-memory.response", "data", "memory_id! state!"],
  ["delete-memory.response", "data", "memory_id! state!"],
  ["purge-memory.response", "data", "memory_id! state! purged_at reason"],
  ["export.request", "payload", "include_inactive execution_mode pagination_token limit timeout_ms"],
  ["export.response", "data", "memories! next_token"],
  ["import.request", "payload", "memories! merge_hint execution_mode timeout_ms"],
  ["import.response", "data", "memory_ids! written_count!"],
  ["sync.request", "payload", "include_inactive cursor pagination_token execution_mode limit timeout_ms"],
  ["sync.response", "data", "memories! cursor next_token"],
  ["get-task.request", "", "request_id! task_id!"],
  ["get-task.response", "data", "task!"],
  ["cancel-task.request", "", "request_id! task_id! reason"],
  ["cancel-task.response", "data", "task!"],
  ["capabilities.response", "", "manifest! protocol_capabilities!"],
  [
    "audit-query.request",
    "payload",
    "action target_memory_id actor_id request_id correlation_id pagination_token limit timeout_ms",
  ],
  ["audit-query.response", "data", "events! next_token"],
];

describe.each(objects)("%s at '%s'", (schema, place, keys, further) => {
  const sample = sampleOf(schema);
  const path = pathOf(place);
  const rows = keys.split(" ").filter(Boolean);
  const names = rows.map((key) => key.replace("!", ""));

  test("its sample has exactly these keys", () => {
    expect(Object.keys(objectAt(sample, path)).toSorted()).toEqual(names.toSorted());
  });

  test("a required key may not go, any other may", () => {
    const removable = names.filter((name) => accepts(schema, changed(sample, [...path, name], undefined)));
    expect(removable).toEqual(rows.filter((key) => !key.endsWith("!")));
  });

  test(`further keys are ${further === "open" ? "allowed" : "refused"}`, () => {
    expect(accepts(schema, changed(sample, [...path, "surplus"], 1))).toBe(further === "open");
  });
});

const types = [
  "profile",
  "preference",
  "episodic_event",
  "semantic_fact",
  "procedural_rule",
  "relationship",
  "checkpoint_pointer",
  "artifact_summary",
];
const scopes = ["user", "session", "task", "agent", "org", "shared_team"];
const actions = ["write", "search", "read", "update", "expire", "revoke", "delete", "purge"];
const profiles = ["core-memory", "governance", "interop", "lifecycle"];
const transports = ["stateless_http", "streamable_http"];
const modes = ["raw", "summary", "masked", "metadata_only"];
const retrieval = ["lexical", "semantic", "hybrid", "graph", "direct_lookup"];
const scores = ["backend_local", "normalized", "comparable"];
const levels = ["low", "medium", "high"];
const codes =
  "INVALID_OBJECT UNSUPPORTED_VERSION UNSUPPORTED_CAPABILITY POLICY_DENIED MEMORY_NOT_FOUND TASK_NOT_FOUND SCOPE_VIOLATION CONFLICT_UNRESOLVED BACKEND_ERROR"
    .split(" ")
    .map((code) => `MGP_${code}`);
const statement = { statement: "words" };

const enumerations: [schema: string, path: string, values: string[]][] = [
  ["memory-object", "scope", scopes],
  ["memory-object", "sensitivity", ["public", "internal", "confidential", "restricted"]],
  ["memory-object", "subject.kind", ["user", "agent", "org", "task", "session", "custom"]],
  ["memory-object", "source.kind", ["chat", "tool", "document", "human", "system", "external"]],
  ["memory-object", "assertion_mode", ["asserted", "confirmed", "inferred", "derived", "imported", "observed"]],
  ["memory-candidate", "candidate_kind", ["assertion", "confirmation", "correction", "derived"]],
  ["memory-candidate", "proposed_type", types],
  ["memory-candidate", "scope", scopes],
  [
    "memory-evidence",
    "kind",
    [
      "chat_message",
      "tool_result",
      "document_excerpt",
      "external_record",
      "user_confirmation",
      "system_inference",
      "human_annotation",
    ],
  ],
  ["memory-evidence", "trust_level", levels],
  ["policy-context", "risk_level", levels],
  ["policy-context", "requested_action", actions],
  ["audit-event", "action", actions],
  ["audit-query.request", "payload.action", actions],
  ["audit-event", "decision.decision", ["allow", "deny", "redact", "summarize"]],
  ["audit-event", "decision.return_mode", modes],
  [
    "memory-merge-hint",
    "strategy",
    ["create", "dedupe", "upsert", "replace", "merge", "reinforce", "manual_review_required"],
  ],
  ["redaction-info", "policy_view", modes],
  ["return-mode", "", modes],
  ["retrieval-mode", "", retrieval],
  ["score-kind", "", scores],
  ["error-code", "", codes],
  [
    "recall-intent",
    "intent_type",
    [
      "free_text",
      "fact_lookup",
      "preference_lookup",
      "relationship_lookup",
      "episodic_lookup",
      "semantic_lookup",
      "direct_lookup",
    ],
  ],
  ["recall-intent", "target_memory_types.0", types.filter((type) => type !== "preference")],
  [
    "lineage-link",
    "relation",
    [
      "derived_from",
      "supersedes",
      "conflicts_with",
      "read_by",
      "written_by",
      "expired_by_policy",
      "deleted_by_request",
      "purged_by_request",
      "asserted_from_evidence",
    ],
  ],
  ["search-result-item", "retrieval_mode", retrieval],
  ["search-result-item", "score_kind", scores],
  ["search-result-item", "return_mode", modes],
  ["partial-failure", "failed_backends.0.error_code", codes],
  ["adapter-manifest", "supported_memory_types.0", types],
  ["adapter-manifest", "supported_scopes.0", scopes],
  ["adapter-manifest", "supported_candidate_kinds.0", ["assertion", "confirmation", "correction", "derived"]],
  ["adapter-manifest", "default_prompt_view", modes],
  ["backend-capabilities", "search_modes.0", retrieval],
  ["backend-capabilities", "score_kind", scores],
  ["protocol-capabilities", "transport_profiles.0", transports],
  ["protocol-capabilities", "supported_profiles.0", profiles],
  ["protocol-capabilities", "default_profile", profiles],
  ["protocol-capabilities", "session_mode", ["stateless", "stateful"]],
  ["runtime-capabilities", "preferred_return_modes.0", modes],
  ["runtime-capabilities", "supported_profiles.0", profiles],
  ["runtime-capabilities", "accepted_transport_profiles.0", transports],
  ["negotiated-capabilities", "effective_return_modes.0", modes],
  ["async-task", "operation", ["export", "import", "sync"]],
  ["async-task", "status", ["pending", "running", "completed", "failed", "cancelled"]],
  ["initialize.request", "requested_profiles.0", profiles.filter((profile) => profile !== "lifecycle")],
  ["initialize.request", "transport_profile", transports],
  ["initialize.response", "data.lifecycle_phase", ["ready"]],
  ["initialize.response", "data.session_mode", ["stateless", "stateful"]],
  ["initialize.response", "data.transport_profile", transports],
  ["initialize.response", "data.negotiated_profiles.0", profiles],
  ["search-memory.request", "payload.scope", scopes],
  ["search-memory.request", "payload.types.0", types],
  ["export.request", "payload.execution_mode", ["sync", "async"]],
  ["import.request", "payload.execution_mode", ["sync", "async"]],
  ["sync.request", "payload.execution_mode", ["sync", "async"]],
  ["write-memory.request", "policy_context.requested_action", ["write"]],
  ["write-batch.request", "policy_context.requested_action", ["write"]],
  ["search-memory.request", "policy_context.requested_action", ["search"]],
  ["get-memory.request", "policy_context.requested_action", ["read"]],
  ["update-memory.request", "policy_context.requested_action", ["update"]],
  ["expire-memory.request", "policy_context.requested_action", ["expire"]],
  ["revoke-memory.request", "policy_context.requested_action", ["revoke"]],
  ["delete-memory.request", "policy_context.requested_action", ["delete"]],
  ["purge-memory.request", "policy_context.requested_action", ["purge"]],
  ["export.request", "policy_context.requested_action", ["read"]],
  ["import.request", "policy_context.requested_action", ["write"]],
  ["sync.request", "policy_context.requested_action", ["read"]],
  ["audit-query.request", "policy_context.requested_action", ["read"]],
  ["expire-memory.response", "data.state", ["expired"]],
  ["revoke-memory.response", "data.state", ["revoked"]],
  ["delete-memory.response", "data.state", ["deleted"]],
  ["purge-memory.response", "data.state", ["purged"]],
];

describe.each(enumerations)("%s at '%s' is one of its values", (schema, place, values) => {
  const everything = [
    ...new Set([...values, ...actions, ...types, ...modes, "expired", "revoked", "deleted", "purged", "nonsense"]),
  ];
  test("and nothing else", () => {
    const accepted = everything.filter((value) => accepts(schema, changed(sampleOf(schema), pathOf(place), value)));
    expect(accepted).toEqual(values);
  });
});

type ValueRow = [schema: string, path: string, accepted: JsonValue[], refused: JsonValue[]];

const name: [JsonValue[], JsonValue[]] = [
  ["x", " "],
  ["", 1, null, {}],
];
const anyString: [JsonValue[], JsonValue[]] = [
  ["", "x"],
  [1, null, {}],
];
// Dates are annotations, as in the reference.
const date: [JsonValue[], JsonValue[]] = [
  ["2026-01-02T03:04:05Z", "garbage", ""],
  [5, null],
];
const openDate: [JsonValue[], JsonValue[]] = [[null, "garbage", ""], [5]];
const flag: [JsonValue[], JsonValue[]] = [
  [true, false],
  [null, 0, "true"],
];
const count: [JsonValue[], JsonValue[]] = [
  [0, 1, 7.0, 1e15],
  [-1, 0.5, "1", null, true],
];
const atLeastOne: [JsonValue[], JsonValue[]] = [
  [1, 5, 100_000],
  [0, -1, 1.5, "1", null],
];
const amount: [JsonValue[], JsonValue[]] = [
  [0, 0.5, 7],
  [-0.1, "1", null],
];
const version: [JsonValue[], JsonValue[]] = [
  ["0.1", "0.1.1", "v0.1.1", "10.20.30"],
  ["", "1", "0.1.1.1", "v", "0.1-beta", " 0.1", "V0.1", 1],
];
const unit: [JsonValue[], JsonValue[]] = [
  [0, 0.5, 1],
  [-0.01, 1.01, "1", null],
];
const map: [JsonValue[], JsonValue[]] = [
  [{}, { any: [1] }],
  [null, [], "x"],
];
const names: [JsonValue[], JsonValue[]] = [
  [[], ["a"], ["a", "a"]],
  [[""], [1], "a", null],
];
const distinctNames: [JsonValue[], JsonValue[]] = [
  [[], ["a", "b"]],
  [[""], [1], "a", null, ["a", "a"]],
];
const anything: [JsonValue[], JsonValue[]] = [["", 1, 1.5, true, {}, [], null], []];

const values: ValueRow[] = [
  ["memory-object", "memory_id", ...name],
  ["memory-object", "subject.id", ...name],
  ["memory-object", "source.ref", ...name],
  ["memory-object", "content", [{}, { any: 1 }], [null, [], "x"]],
  ["memory-object", "confidence", ...unit],
  ["memory-object", "retention_policy", ...name],
  ["memory-object", "ttl_seconds", ...count],
  ["memory-object", "created_at", ...date],
  ["memory-object", "updated_at", ...date],
  ["memory-object", "valid_from", ...openDate],
  ["memory-object", "valid_to", ...openDate],
  ["memory-object", "confirmed_by_user", ...flag],
  ["memory-object", "evidence_refs", ...names],
  ["memory-object", "derived_from", ...names],
  ["memory-object", "evidence", [[]], [[{}], {}, null]],
  ["memory-object", "backend_ref", ...map],
  ["memory-object", "extensions", ...map],
  ["memory-object", "sensitivity", [], [null]],
  ...["preference", "semantic-fact"].flatMap((type): ValueRow[] => [
    [`memory-content-${type}`, "user_message", ...name],
    [`memory-content-${type}`, "assistant_response", ...name],
    [`memory-content-${type}`, type === "preference" ? "preference_value" : "fact_value", ...anything],
    [`memory-content-${type}`, type === "preference" ? "preference_key" : "fact_key", ...name],
    [`memory-content-${type}`, type === "preference" ? "preference" : "fact", ...name],
  ]),
  ...["preference", "semantic-fact", "relationship", "procedural-rule"].flatMap((type): ValueRow[] => [
    [`memory-content-${type}`, "statement", ...name],
    [`memory-content-${type}`, "summary", ...name],
    [`memory-content-${type}`, "keywords", ...distinctNames],
  ]),
  ["memory-content-preference", "scope_hint", ...name],
  ["memory-content-relationship", "subject_entity", ...name],
  ["memory-content-relationship", "relation", ...name],
  ["memory-content-relationship", "object_entity", ...name],
  ["memory-content-relationship", "valid_from", ...date],
  ["memory-content-relationship", "valid_to", ...date],
  ["memory-content-procedural-rule", "rule", ...name],
  ["memory-content-procedural-rule", "trigger", ...name],
  ["memory-content-procedural-rule", "action", ...name],
  ["memory-evidence", "evidence_id", ...name],
  ["memory-evidence", "ref", ...name],
  ["memory-evidence", "excerpt", ...name],
  ["memory-evidence", "captured_at", ...date],
  ["memory-evidence", "metadata", ...map],
  ["memory-merge-hint", "dedupe_key", ...name],
  ["memory-merge-hint", "conflict_key", ...name],
  ["memory-merge-hint", "idempotency_key", ...name],
  ["memory-merge-hint", "if_match_memory_id", ...name],
  ["memory-merge-hint", "if_match_updated_at", ...date],
  ["memory-merge-hint", "source_priority", [-5, 0, 5, 2.0], [0.5, "1", null]],
  ["memory-merge-hint", "reinforcement_weight", ...amount],
  ["memory-merge-hint", "coalesce_window_seconds", ...count],
  ["memory-candidate", "candidate_id", ...name],
  ["memory-candidate", "statement", ...name],
  ["memory-candidate", "content", ...map],
  ["memory-candidate", "confidence", ...unit],
  ["memory-candidate", "ttl_seconds", ...count],
  ["memory-candidate", "retention_policy", ...name],
  ["memory-candidate", "source_evidence", [[]], [[{}], null]],
  ["lineage-link", "link_id", ...name],
  ["lineage-link", "source_memory_id", ...name],
  ["lineage-link", "target_memory_id", ...name],
  ...(
    "actor_agent task_id session_id task_type channel chat_id data_zone tenant_id runtime_id runtime_instance_id " +
    "correlation_id consent_basis assertion_origin"
  )
    .split(" ")
    .map((key): ValueRow => ["policy-context", key, ...name]),
  ["redaction-info", "reason_code", ...name],
  ["redaction-info", "explanation", ...name],
  ["redaction-info", "masked_fields", ...names],
  ["redaction-info", "transformed_fields", ...names],
  ["redaction-info", "summary_generated", ...flag],
  ["audit-event", "event_id", ...name],
  ["audit-event", "request_id", ...name],
  ["audit-event", "target_memory_id", ...name],
  ["audit-event", "timestamp", ...date],
  ["audit-event", "backend", ...name],
  ["audit-event", "result_count", ...count],
  ["audit-event", "correlation_id", ...name],
  ["audit-event", "lineage_refs", ...names],
  ["audit-event", "decision.reason_code", ...name],
  ["audit-event", "decision.applied_rules", ...names],
  ["recall-intent", "query_text", ...name],
  ["recall-intent", "keywords", ...distinctNames],
  ["recall-intent", "target_memory_types", [[], ["profile"]], [["profile", "profile"], ["nonsense"], null]],
  ["recall-intent", "top_k", ...atLeastOne],
  ["recall-intent", "pagination_token", ...name],
  ["recall-intent", "timeout_ms", ...count],
  ["recall-intent", "time_scope.since", ...date],
  ["recall-intent", "time_scope.until", ...date],
  ["recall-intent", "time_scope.include_expired", ...flag],
  ["search-result-item", "score", [0, -1, 0.5], ["1", null]],
  ["search-result-item", "backend_origin", ...name],
  ["search-result-item", "consumable_text", ...name],
  ["search-result-item", "matched_terms", ...names],
  ["search-result-item", "explanation", ...name],
  ["search-result-item", "redaction_info", [null, { policy_view: "raw" }], [{}, "x"]],
  ["partial-failure", "failed_backends", [], [[], null]],
  ["partial-failure", "failed_backends.0.backend", ...name],
  ["partial-failure", "failed_backends.0.message", ...name],
  ["partial-failure", "failed_backends.0.retryable", ...flag],
  ["adapter-manifest", "adapter_name", ...name],
  ["adapter-manifest", "backend_kind", ...name],
  ["adapter-manifest", "mgp_version", ...version],
  ["adapter-manifest", "supported_memory_types", [], [[], ["profile", "profile"]]],
  ["adapter-manifest", "supported_scopes", [], [[], ["user", "user"]]],
  ["adapter-manifest", "supported_candidate_kinds", [], [[], ["derived", "derived"]]],
  [
    "adapter-manifest",
    "extension_namespaces",
    [[], ["mgp", "a-b_c", "0x"]],
    [["Mgp"], [""], ["-a"], ["a:b"], ["a", "a"]],
  ],
  ["backend-capabilities", "search_modes", [], [[], ["graph", "graph"]]],
  ["protocol-capabilities", "transport_profiles", [], [[], ["stateless_http", "stateless_http"]]],
  ["protocol-capabilities", "supported_profiles", [], [[], ["interop", "interop"]]],
  ["runtime-capabilities", "preferred_return_modes", [[]], [["raw", "raw"]]],
  ["runtime-capabilities", "supported_profiles", [[]], [["interop", "interop"]]],
  ["runtime-capabilities", "accepted_transport_profiles", [[]], [["stateless_http", "stateless_http"]]],
  ["negotiated-capabilities", "effective_return_modes", [], [[], ["raw", "raw"]]],
  ...backendFlags.split(" ").map((key): ValueRow => ["backend-capabilities", `supports_${key}`, ...flag]),
  ...protocolFlags.split(" ").map((key): ValueRow => ["protocol-capabilities", `supports_${key}`, ...flag]),
  ...runtimeFlags.split(" ").map((key): ValueRow => ["runtime-capabilities", `supports_${key}`, ...flag]),
  ...negotiatedFlags.split(" ").map((key): ValueRow => ["negotiated-capabilities", `supports_${key}`, ...flag]),
  ["async-task", "task_id", ...name],
  ["async-task", "request_id", ...name],
  ["async-task", "progress", ...amount],
  ["async-task", "total", ...amount],
  ["async-task", "message", ...name],
  ["async-task", "created_at", ...date],
  ["async-task", "updated_at", ...date],
  ["async-task", "result", [null, {}, { any: 1 }], [[], "x"]],
  [
    "async-task",
    "error",
    [null, { code: "MGP_BACKEND_ERROR", message: "words" }],
    [{}, { code: "MGP_BACKEND_ERROR", message: "" }, { code: "x", message: "words" }, "x"],
  ],
  ["progress-event", "task_id", ...name],
  ["progress-event", "progress", ...amount],
  ["progress-event", "total", ...amount],
  ["progress-event", "message", ...name],
  ["progress-event", "timestamp", ...date],
  ["request-envelope", "request_id", ...name],
  ["request-envelope", "payload", ...map],
  ["response-envelope", "request_id", ...name],
  ["response-envelope", "data", [null, {}], [[], "x"]],
  ["initialize.request", "request_id", ...name],
  ["initialize.request", "preferred_version", ...version],
  ["initialize.request", "supported_versions", [["0.1"]], [[], ["0.1", "0.1"], ["x"], "0.1"]],
  ["initialize.request", "requested_profiles", [[]], [["interop", "interop"]]],
  ["initialize.request", "client.name", ...name],
  ["initialize.request", "client.title", ...name],
  ["initialize.request", "client.version", ...name],
  ["initialize.request", "client.description", ...name],
  ["initialize.response", "data.chosen_version", ...version],
  ["initialize.response", "data.supported_versions", [["0.1"]], [[], ["0.1", "0.1"]]],
  ["initialize.response", "data.minimum_supported_version", ...version],
  ["initialize.response", "data.negotiated_profiles", [[]], [["interop", "interop"]]],
  ["initialize.response", "data.server_info.name", ...name],
  ["initialize.response", "data.discovery.capabilities_uri", ...name],
  ["initialize.response", "data.deprecation_warnings", ...names],
  ["initialize.response", "data.session_id", ...name],
  ["write-memory.response", "data.resolution", ...name],
  ["write-memory.response", "data.consumable_text", ...name],
  ["write-memory.response", "data.redaction_info", [null, { policy_view: "raw" }], [{}, "x"]],
  ["write-batch.request", "payload.items", [], [[], {}, null]],
  ["write-batch.response", "data.results", [[]], [{}, null]],
  ["search-memory.request", "payload.query", ...anyString],
  ["search-memory.request", "payload.types", [[], ["profile", "profile"]], [["nonsense"], null]],
  ["search-memory.request", "payload.limit", ...atLeastOne],
  ["search-memory.request", "payload.pagination_token", ...anyString],
  ["search-memory.request", "payload.timeout_ms", ...count],
  ["search-memory.response", "data.results", [[]], [{}, null]],
  ["search-memory.response", "data.next_token", ...anyString],
  ["get-memory.request", "payload.memory_id", ...name],
  ["get-memory.request", "payload.timeout_ms", ...count],
  ["update-memory.request", "payload.memory_id", ...name],
  ["update-memory.request", "payload.patch", ...map],
  ["update-memory.request", "payload.updated_at", ...date],
  ...["expire", "revoke", "delete", "purge"].flatMap((action): ValueRow[] => [
    [`${action}-memory.request`, "payload.memory_id", ...name],
    [`${action}-memory.request`, `payload.${action.replace(/e$/, "")}ed_at`, ...date],
    [`${action}-memory.request`, "payload.reason", ...anyString],
    [`${action}-memory.request`, "payload.timeout_ms", ...count],
    [`${action}-memory.response`, "data.memory_id", ...anyString],
  ]),
  ["purge-memory.response", "data.purged_at", ...openDate],
  ["purge-memory.response", "data.reason", [null, ""], [1]],
  ...["export", "sync"].flatMap((operation): ValueRow[] => [
    [`${operation}.request`, "payload.include_inactive", ...flag],
    [`${operation}.request`, "payload.pagination_token", ...name],
    [`${operation}.request`, "payload.limit", ...atLeastOne],
    [`${operation}.request`, "payload.timeout_ms", ...count],
    [`${operation}.response`, "data.next_token", ...anyString],
    [`${operation}.response`, "data.memories", [[]], [[{}], null]],
  ]),
  ["sync.request", "payload.cursor", ...name],
  ["sync.response", "data.cursor", ...anyString],
  ["import.request", "payload.memories", [], [[], [{}], null]],
  ["import.request", "payload.timeout_ms", ...count],
  ["import.response", "data.memory_ids", ...names],
  ["import.response", "data.written_count", ...count],
  ["get-task.request", "task_id", ...name],
  ["cancel-task.request", "task_id", ...name],
  ["cancel-task.request", "reason", ...name],
  ...["target_memory_id", "actor_id", "request_id", "correlation_id", "pagination_token"].map((key): ValueRow => [
    "audit-query.request",
    `payload.${key}`,
    ...anyString,
  ]),
  ["audit-query.request", "payload.limit", ...atLeastOne],
  ["audit-query.request", "payload.timeout_ms", ...count],
  ["audit-query.response", "data.events", [[]], [[{}], null]],
  ["audit-query.response", "data.next_token", ...anyString],
];

test.each(values)("%s at '%s' keeps its bounds", (schema, place, accepted, refused) => {
  const judge = (value: JsonValue) => accepts(schema, changed(sampleOf(schema), pathOf(place), value));
  expect(accepted.filter((value) => !judge(value))).toEqual([]);
  expect(refused.filter((value) => judge(value))).toEqual([]);
});

describe("conditions", () => {
  const memory = sampleOf("memory-object");
  const candidate = sampleOf("memory-candidate");
  const withContent = (type: string, content: JsonValue) =>
    changed(changed(memory, ["type"], type), ["content"], content);

  test.each(types)("the content of type %s", (type) => {
    const typed = ["preference", "semantic_fact", "relationship", "procedural_rule"].includes(type);
    expect(accepts("memory-object", withContent(type, {}))).toBe(!typed);
    expect(accepts("memory-object", withContent(type, { ...statement, any: 1 }))).toBe(true);
    expect(accepts("memory-object", withContent(type, { ...statement, keywords: ["a", "a"] }))).toBe(!typed);
    expect(accepts("memory-object", withContent(type, { ...statement, valid_from: null }))).toBe(
      type !== "relationship",
    );
    expect(accepts("memory-object", withContent(type, { ...statement, preference: "" }))).toBe(type !== "preference");
    expect(accepts("memory-object", withContent(type, { ...statement, fact: "" }))).toBe(type !== "semantic_fact");
    expect(accepts("memory-object", withContent(type, { ...statement, rule: "" }))).toBe(type !== "procedural_rule");
  });

  test.each([
    ["write-memory.request", ["payload"]],
    ["write-batch.request", ["payload", "items", 0]],
  ] as const)("%s takes a memory or a candidate, not both and not neither", (schema, path) => {
    const sample = sampleOf(schema);
    const judge = (value: JsonValue) => accepts(schema, changed(sample, path, value));
    expect(judge({ memory })).toBe(true);
    expect(judge({ candidate })).toBe(true);
    expect(judge({ memory, candidate })).toBe(false);
    expect(judge({})).toBe(false);
  });

  test("search takes a query, an intent, or both", () => {
    const sample = sampleOf("search-memory.request");
    const judge = (payload: JsonValue) => accepts("search-memory.request", changed(sample, ["payload"], payload));
    const intent = { query_text: "words" };
    expect(judge({ query: "" })).toBe(true);
    expect(judge({ intent })).toBe(true);
    expect(judge({ query: "", intent })).toBe(true);
    expect(judge({ limit: 1 })).toBe(false);
  });

  test("initialize takes one version or several, and a preferred one only among several", () => {
    const client = { name: "n", version: "1" };
    const judge = (versions: Record<string, JsonValue>) =>
      accepts("initialize.request", { request_id: "r", client, ...versions });
    expect(judge({ protocol_version: "0.1.1" })).toBe(true);
    expect(judge({ supported_versions: ["0.1.1"] })).toBe(true);
    expect(judge({})).toBe(false);
    expect(judge({ protocol_version: "0.1.1", supported_versions: ["0.1.1"] })).toBe(false);
    expect(judge({ protocol_version: "0.1.1", preferred_version: "0.1.1" })).toBe(false);
    expect(judge({ supported_versions: ["0.1.1"], preferred_version: "0.1.1" })).toBe(true);
  });

  test.each(["export", "sync", "audit-query"])("%s takes an empty payload", (operation) => {
    expect(accepts(`${operation}.request`, changed(sampleOf(`${operation}.request`), ["payload"], {}))).toBe(true);
  });

  test.each(["initialize", "get-task", "cancel-task"])("%s takes no policy context", (operation) => {
    const context = sampleOf("policy-context");
    expect(
      accepts(`${operation}.request`, changed(sampleOf(`${operation}.request`), ["policy_context"], context)),
    ).toBe(false);
  });

  test.each(["write-memory", "write-batch"])("%s takes no timeout", (operation) => {
    expect(
      accepts(`${operation}.request`, changed(sampleOf(`${operation}.request`), ["payload", "timeout_ms"], 1)),
    ).toBe(false);
  });
});

describe("envelopes of answers", () => {
  const error = { code: "MGP_BACKEND_ERROR", message: "words" };
  const failed = { request_id: "r", status: "error", error, data: null };
  const enveloped = Object.entries({
    "response-envelope": true,
    "initialize.response": true,
    "write-memory.response": true,
    "write-batch.response": true,
    "search-memory.response": true,
    "get-memory.response": true,
    "update-memory.response": true,
    "expire-memory.response": true,
    "revoke-memory.response": true,
    "delete-memory.response": true,
    "purge-memory.response": true,
    "get-task.response": true,
    "cancel-task.response": true,
    "audit-query.response": true,
    // These describe a success or a task only: the choice between the two leaves no room for null.
    "export.response": false,
    "import.response": false,
    "sync.response": false,
  });

  test.each(enveloped)("%s and a failure without data", (schema, accepted) => {
    expect(accepts(schema, failed)).toBe(accepted);
  });

  test.each(enveloped)("%s: status and error agree", (schema) => {
    const sample = sampleOf(schema);
    expect(accepts(schema, changed(sample, ["status"], "error"))).toBe(false);
    expect(accepts(schema, changed(sample, ["error"], error))).toBe(false);
    expect(accepts(schema, changed(changed(sample, ["error"], error), ["status"], "error"))).toBe(true);
    expect(accepts(schema, changed(sample, ["status"], "nonsense"))).toBe(false);
    expect(accepts(schema, changed({ ...failed, data: {} }, ["error"], {}))).toBe(false);
    expect(accepts(schema, changed(sample, ["surplus"], 1))).toBe(false);
  });

  test.each(["export", "import", "sync"])("%s answers with a task as well, and not with both", (operation) => {
    const schema = `${operation}.response`;
    const sample = sampleOf(schema);
    const task = sampleOf("async-task");
    expect(accepts(schema, changed(sample, ["data"], { task }))).toBe(true);
    expect(accepts(schema, changed(sample, ["data", "task"], task))).toBe(false);
    expect(accepts(schema, changed(sample, ["data"], {}))).toBe(false);
  });
});

function pathOf(place: string): Path {
  return place === "" ? [] : place.split(".").map((key) => (/^[0-9]+$/.test(key) ? Number(key) : key));
}
