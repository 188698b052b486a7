import type { AuditIntent, AuditOutcome } from "@mgp/governance";

export function sampleOutcome(number: number, members: Partial<AuditOutcome> = {}): AuditOutcome {
  return { ...sampleEvent(number), lineage_refs: [], outcome: "allowed", ...members };
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
