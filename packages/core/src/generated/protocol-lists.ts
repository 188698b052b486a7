// Generated from schemas/*.schema.json by packages/core/generate/main.ts. Change those, not this.
import type { RequestedAction } from "./types.ts";

/** Fields of requests that name something. */
export const identifierFields = [
  "actor_agent",
  "actor_id",
  "candidate_id",
  "chat_id",
  "conflict_key",
  "correlation_id",
  "dedupe_key",
  "derived_from",
  "evidence_id",
  "id",
  "idempotency_key",
  "if_match_memory_id",
  "memory_id",
  "request_id",
  "runtime_id",
  "runtime_instance_id",
  "session_id",
  "target_memory_id",
  "task_id",
  "tenant_id",
] as const;

/** What `policy_context.requested_action` has to be; a request without a policy context is left out. */
export const actionOfRequest: { readonly [Request in string]?: RequestedAction } = {
  "audit-query.request": "read",
  "delete-memory.request": "delete",
  "expire-memory.request": "expire",
  "export.request": "read",
  "get-memory.request": "read",
  "import.request": "write",
  "purge-memory.request": "purge",
  "revoke-memory.request": "revoke",
  "search-memory.request": "search",
  "sync.request": "read",
  "update-memory.request": "update",
  "write-batch.request": "write",
  "write-memory.request": "write",
};

/** The state that a memory is in after an action, as the answer says. */
export const stateAfterAction = {
  delete: "deleted",
  expire: "expired",
  purge: "purged",
  revoke: "revoked",
} as const;
