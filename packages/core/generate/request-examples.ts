import type { MemoryObject, PolicyContext, RequestedAction } from "../src/generated/types.ts";
import type { OperationRequests, OperationName } from "../src/protocol/operations.ts";

/** The operations that take a body. */
export type OperationWithBody = Exclude<OperationName, "capabilities">;

const subject = { kind: "user", id: "ada" } as const;

const memory: MemoryObject = {
  memory_id: "mem_breakfast",
  subject,
  scope: "user",
  type: "preference",
  content: {
    statement: "Ada takes her porridge without sugar.",
    preference_key: "porridge.sugar",
    preference_value: false,
  },
  source: { kind: "chat", ref: "chat:2026-11-02#14" },
  sensitivity: "internal",
  created_at: "2026-11-02T07:30:00Z",
};

function context<Action extends RequestedAction>(action: Action): PolicyContext & { requested_action: Action } {
  return { actor_agent: "kitchen/planner", acting_for_subject: subject, tenant_id: "home", requested_action: action };
}

/** One request of every operation, for the OpenAPI document. A test checks each against its schema. */
export const requestExamples: { readonly [Name in OperationWithBody]: OperationRequests[Name] } = {
  initialize: {
    request_id: "req-1",
    supported_versions: ["0.1.1"],
    client: { name: "kitchen-planner", version: "2.3.0" },
    requested_profiles: ["core-memory", "lifecycle"],
  },
  write: {
    request_id: "req-2",
    policy_context: context("write"),
    payload: { memory, merge_hint: { strategy: "upsert", dedupe_key: "porridge.sugar" } },
  },
  writeBatch: {
    request_id: "req-3",
    policy_context: context("write"),
    payload: {
      items: [
        { memory },
        {
          candidate: {
            candidate_kind: "assertion",
            subject,
            scope: "user",
            proposed_type: "semantic_fact",
            statement: "Ada gets up at six.",
            source: { kind: "chat", ref: "chat:2026-11-02#15" },
          },
        },
      ],
    },
  },
  search: {
    request_id: "req-4",
    policy_context: context("search"),
    payload: { query: "porridge", types: ["preference"], limit: 5 },
  },
  get: { request_id: "req-5", policy_context: context("read"), payload: { memory_id: "mem_breakfast" } },
  update: {
    request_id: "req-6",
    policy_context: context("update"),
    payload: { memory_id: "mem_breakfast", patch: { confidence: 0.9 } },
  },
  expire: {
    request_id: "req-7",
    policy_context: context("expire"),
    payload: { memory_id: "mem_breakfast", expired_at: "2026-11-20T00:00:00Z", reason: "The diet is over." },
  },
  revoke: {
    request_id: "req-8",
    policy_context: context("revoke"),
    payload: { memory_id: "mem_breakfast", reason: "It was a misunderstanding." },
  },
  delete: { request_id: "req-9", policy_context: context("delete"), payload: { memory_id: "mem_breakfast" } },
  purge: {
    request_id: "req-10",
    policy_context: context("purge"),
    payload: { memory_id: "mem_breakfast", reason: "Ada asked for it." },
  },
  export: { request_id: "req-11", policy_context: context("read"), payload: { include_inactive: true, limit: 50 } },
  import: {
    request_id: "req-12",
    policy_context: context("write"),
    payload: { memories: [memory], on_existing: "same_is_written", on_purged: "refuse", execution_mode: "async" },
  },
  sync: { request_id: "req-13", policy_context: context("read"), payload: { limit: 50 } },
  getTask: { request_id: "req-14", task_id: "task_42" },
  cancelTask: { request_id: "req-15", task_id: "task_42", reason: "No longer needed." },
  queryAudit: {
    request_id: "req-16",
    policy_context: context("read"),
    payload: { action: "purge", target_memory_id: "mem_breakfast" },
  },
};
