import { randomUUID } from "node:crypto";
import type { AuditBeginning, AuditIntent, AuditOutcome, TaskAdmission, TaskRecord } from "@mgp/governance";

export function sampleOutcome(number: number, members: Partial<AuditOutcome> = {}): AuditOutcome {
  return { ...sampleEvent(number), lineage_refs: [], outcome: "allowed", ...members };
}

export function sampleBeginning(eventId: string, members: Partial<AuditBeginning> = {}): AuditBeginning {
  const { decision: _decision, ...event } = sampleEvent(0);
  return { ...event, event_id: eventId, items: 1, ...members };
}

export function sampleIntent(number: number, members: Partial<AuditIntent> = {}): AuditIntent {
  return { ...sampleEvent(number), intent: { write_id: `w${number}`, base_revision: 0, effect: "put" }, ...members };
}

function sampleEvent(number: number): Omit<AuditIntent, "intent"> {
  return {
    event_id: `evt_${number}`,
    timestamp: "2026-01-02T03:04:05.678Z",
    request_id: `req_${number}`,
    actor: { kind: "agent", id: "agent-1" },
    action: "write",
    target_memory_id: `mem_${number}`,
    policy_context: {
      actor_agent: "agent-1",
      acting_for_subject: { kind: "user", id: "user-1" },
      requested_action: "write",
      tenant_id: "acme",
      task_type: "test",
    },
    decision: { decision: "allow", reason_code: "default_allow", applied_rules: ["default"], return_mode: "raw" },
    backend: "memory",
    tenant: "acme",
    caller: "caller-1",
  };
}

/** A task that is due after so many milliseconds, whatever else its caller has. */
export function admitted(startAfterMs: number): TaskAdmission {
  return { startAfterMs, mostOpen: 1_000_000 };
}

/** A task that no gateway has run, under a name of its own. */
export function pendingTask(members: Partial<TaskRecord> = {}): TaskRecord {
  return {
    taskId: `task_${randomUUID().replaceAll("-", "")}`,
    operation: "import",
    tenant: "acme",
    caller: "caller-1",
    requestId: "req_1",
    status: "pending",
    attempts: 0,
    unended: 0,
    createdAt: "2026-01-02T03:04:05.000Z",
    updatedAt: "2026-01-02T03:04:05.000Z",
    message: "accepted",
    request: '{"memories":["the secret of the kiwi"]}',
    ...members,
  };
}
