import type { AccessDecision, ReturnMode } from "@mgp/core";

const strictness: Readonly<Record<ReturnMode, number>> = { raw: 0, summary: 1, masked: 2, metadata_only: 3 };

/** Of two decisions the one that shows less; a denial shows least; equal ones: the first. */
export function stricter(left: AccessDecision, right: AccessDecision): AccessDecision {
  return rank(right) > rank(left) ? right : left;
}

function rank(decision: AccessDecision): number {
  return decision.decision === "deny" ? 4 : strictness[decision.return_mode];
}
