// A policy module: only agents of the compliance team may purge; everything else is as the built-in rules say.
// Start a gateway with it: MGP_POLICY_MODULE=examples/src/policy.ts
import { builtInRules, rulePolicy, type Policy, type PolicyRule } from "@mgp/governance";

/** The first rule whose condition holds decides, so this one stands before those that would allow. */
const purgeNeedsCompliance: PolicyRule = {
  id: "purge_needs_compliance",
  actions: ["purge"],
  when: ({ context }) => !context.actor_agent.startsWith("compliance/"),
  decision: { decision: "deny", reason_code: "purge_needs_compliance", return_mode: "metadata_only" },
};

const policy: Policy = rulePolicy([purgeNeedsCompliance, ...builtInRules]);

// oxlint-disable-next-line import/no-default-export -- a policy module's policy is its default export
export default policy;
