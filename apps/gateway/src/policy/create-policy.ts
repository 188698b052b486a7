import { builtInPolicy, type Policy } from "@mgp/governance";

/** A policy, or a function that makes one around the built-in rules, which it may ask. */
export type PolicySource = Policy | ((builtIn: Policy) => Policy);

/** The policy to hand to governance; `undefined`: the built-in one. */
export function createPolicy(source: PolicySource | undefined): Policy | undefined {
  return typeof source === "function" ? source(builtInPolicy) : source;
}
