import type { AccessDecision, RequestedAction } from "@mgp/core";
import type { Policy, PolicyQuestion } from "./policy.ts";

/** One line of the ladder: the first rule whose condition holds decides. */
export interface PolicyRule {
  /** Appears in `applied_rules`. */
  readonly id: string;
  /** The actions it looks at. Absent: all. */
  readonly actions?: readonly RequestedAction[];
  readonly when: (question: PolicyQuestion) => boolean;
  readonly decision: Omit<AccessDecision, "applied_rules">;
}

/** The tenant that a memory names as its own, if it names one. @returns the tenant's name, or `undefined` */
export function tenantOf(memory: PolicyQuestion["memory"]): string | undefined {
  for (const name of [memory.backend_ref?.["tenant_id"], memory.extensions?.["mgp:tenant_id"]]) {
    if (typeof name === "string" && name !== "") return name;
  }
  return undefined;
}

/**
 * The built-in rules, in order.
 *
 * @see Memory Governance Protocol, policy and redaction
 */
export const builtInRules: readonly PolicyRule[] = [
  {
    id: "tenant_mismatch_deny",
    when: ({ memory, tenant }) => (tenantOf(memory) ?? tenant) !== tenant,
    decision: { decision: "deny", reason_code: "tenant_mismatch", return_mode: "metadata_only" },
  },
  {
    id: "soft_delete_deny",
    actions: ["search", "update"],
    when: ({ state }) => state === "deleted",
    decision: { decision: "deny", reason_code: "soft_deleted", return_mode: "metadata_only" },
  },
  {
    id: "soft_delete_metadata_only",
    actions: ["read"],
    when: ({ state }) => state === "deleted",
    decision: { decision: "redact", reason_code: "soft_deleted", return_mode: "metadata_only" },
  },
  {
    id: "ttl_expiration_deny",
    actions: ["read", "search", "update"],
    when: ({ expired }) => expired,
    decision: { decision: "deny", reason_code: "ttl_expired", return_mode: "metadata_only" },
  },
  {
    id: "sensitivity_to_metadata_only",
    when: ({ memory }) => memory.sensitivity === "restricted",
    decision: { decision: "redact", reason_code: "restricted_sensitivity", return_mode: "metadata_only" },
  },
  {
    id: "sensitivity_to_masked",
    when: ({ memory }) => memory.sensitivity === "confidential",
    decision: { decision: "redact", reason_code: "confidential_sensitivity", return_mode: "masked" },
  },
];

const allowed: AccessDecision = { decision: "allow", reason_code: "allowed", applied_rules: [], return_mode: "raw" };

/**
 * A policy that asks rules in order and allows what no rule decides. Put rules of your own before or between the
 * built-in ones, or leave some out: `rulePolicy([noContractorsAtNight, ...builtInRules])`.
 *
 * @returns the policy
 */
export function rulePolicy(rules: readonly PolicyRule[]): Policy {
  const decisions = rules.map((rule): AccessDecision => ({ ...rule.decision, applied_rules: [rule.id] }));
  return {
    decide(question) {
      for (const [index, rule] of rules.entries()) {
        if (rule.actions !== undefined && !rule.actions.includes(question.action)) continue;
        if (rule.when(question)) return decisions[index] ?? allowed;
      }
      return allowed;
    },
  };
}

/** What holds when no other policy is given. */
export const builtInPolicy: Policy = rulePolicy(builtInRules);
