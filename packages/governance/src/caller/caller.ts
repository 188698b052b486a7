import { requestedActions } from "@mgp/core";
import type { RequestedAction } from "@mgp/core";

/** What a caller may do beyond its actions. */
export type Right =
  /** Export and sync answer the stored content instead of its views. */
  | "raw_export"
  /** May lower a memory's sensitivity. With authentication off every caller may. */
  | "declassify"
  /** May read what is counted of all callers together. */
  | "metrics";

/**
 * The caller, as the credential says. Headers and bodies narrow what a caller may do; nothing in a request widens it.
 */
export interface Caller {
  /** Appears in every audit line. */
  readonly id: string;
  /**
   * `off`: authentication is switched off, every request is this caller's. `shared`: holds the one shared secret.
   * `named`: has an entry of its own.
   */
  readonly authentication: "off" | "shared" | "named";
  /** Exact tenant names, or prefixes with a trailing `*`. */
  readonly tenants: readonly string[];
  /** Exact names of agents it may speak for (`policy_context.actor_agent`), or prefixes with a trailing `*`. */
  readonly agents: readonly string[];
  readonly actions: readonly RequestedAction[];
  readonly rights: readonly Right[];
}

/**
 * Does a name match one of the patterns: itself, or a prefix that ends with `*`?
 *
 * @returns whether one of them matches
 */
export function matchesPattern(patterns: readonly string[], name: string): boolean {
  return patterns.some((pattern) => (pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : pattern === name));
}

/** The caller of every request while authentication is off: may do all, has no rights beyond. */
export const anonymousCaller: Caller = {
  id: "anonymous",
  authentication: "off",
  tenants: ["*"],
  agents: ["*"],
  actions: requestedActions,
  rights: [],
};

/** The caller that holds the one shared key or token: every tenant, every agent, no rights unless some are given to it. */
export const sharedCaller: Caller = {
  id: "shared",
  authentication: "shared",
  tenants: ["*"],
  agents: ["*"],
  actions: requestedActions,
  rights: [],
};
