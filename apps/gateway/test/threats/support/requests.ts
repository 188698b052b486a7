import { operations, type JsonObject, type OperationName } from "@mgp/core";
import type { Identity } from "./callers.ts";

/** The operations that carry a policy context. */
export type GovernedName = Exclude<OperationName, "initialize" | "capabilities" | "getTask" | "cancelTask">;

export const governed: readonly GovernedName[] = [
  "write",
  "writeBatch",
  "search",
  "get",
  "update",
  "expire",
  "revoke",
  "delete",
  "purge",
  "export",
  "import",
  "sync",
  "queryAudit",
];

let drawn = 0;

/** A request id that no other request of this test file has. */
export function nextRequestId(): string {
  drawn += 1;
  return `r-${drawn}`;
}

/** A memory with everything that has to be there. */
export function memory(id: string, statement: string, changes: JsonObject = {}): JsonObject {
  return {
    memory_id: id,
    subject: { kind: "user", id: "u-1" },
    scope: "user",
    type: "profile",
    content: { statement },
    source: { kind: "chat", ref: "chat:1" },
    created_at: "2026-01-02T03:04:05Z",
    ...changes,
  };
}

/** A candidate that says something of the subject of each `memory`. */
export function candidate(statement: string): JsonObject {
  return {
    candidate_kind: "assertion",
    subject: { kind: "user", id: "u-1" },
    scope: "user",
    proposed_type: "profile",
    statement,
    source: { kind: "chat", ref: "chat:1" },
  };
}

/** The body of a request that is right in every way, for this identity. */
export function envelope(
  operation: OperationName,
  identity: Pick<Identity, "agent" | "tenant">,
  payload: Readonly<Record<string, unknown>>,
  context: JsonObject = {},
): Readonly<Record<string, unknown>> {
  if (!operations[operation].enveloped) return { request_id: nextRequestId(), ...payload };
  return {
    request_id: nextRequestId(),
    policy_context: {
      actor_agent: identity.agent,
      acting_for_subject: { kind: "user", id: "u-1" },
      requested_action: operations[operation].action ?? "read",
      ...(identity.tenant === undefined ? {} : { tenant_id: identity.tenant }),
      ...context,
    },
    payload,
  };
}

/** A valid payload for every operation, about one memory. */
export function payloadsAbout(id: string, statement = "nothing of note"): Readonly<Record<GovernedName, JsonObject>> {
  return {
    write: { memory: memory(id, statement) },
    writeBatch: { items: [{ memory: memory(id, statement) }] },
    search: { query: statement },
    get: { memory_id: id },
    update: { memory_id: id, patch: { confidence: 0.5 } },
    expire: { memory_id: id },
    revoke: { memory_id: id },
    delete: { memory_id: id },
    purge: { memory_id: id },
    export: {},
    import: { memories: [memory(id, statement)] },
    sync: {},
    queryAudit: {},
  };
}
