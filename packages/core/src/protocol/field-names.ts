/** Keys that reach an object's prototype in JavaScript code that merges carelessly: refused, wherever they stand. */
export const forbiddenKeys: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** Fields that name something: they become keys of stores and logs, so they are short and hold no NUL. */
export const identifierKeys: ReadonlySet<string> = new Set([
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
]);
