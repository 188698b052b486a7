import type { Hooks, SimpleBackend } from "./backend.ts";

/** What a store does not do, or not well, and what its backend may add so that it does. */
export interface Limit {
  /** One sentence. */
  readonly sentence: string;
  /** The hook that lifts it. */
  readonly hook: keyof Hooks;
}

/** What each hook lifts. */
const WITHOUT: Readonly<Record<keyof Hooks, string>> = {
  search: "A search reads all memories of its tenant, so a tenant should not have more than some thousand.",
  list: "A list, and what is made of one, reads memories that its filter leaves out.",
  listNewest: "A list of the newest memories reads all memories of its tenant.",
  findByKeys: "A write with a merge hint reads all memories of its tenant.",
  putUnlessKey: "Two gateways that write the same thing at the same moment may both store it.",
  count: "A count reads the memories that it counts.",
  lastVersion: "There is no change feed, so a mirror lists everything again, and is not told of purges.",
  changedAfter: "A page of the change feed reads all memories of its tenant.",
};

/**
 * What a store over this backend is limited by, the heaviest first. `changedAfter` counts once there is a feed.
 *
 * @returns the limits that apply, the heaviest first
 */
export function limitsOf(backend: SimpleBackend): readonly Limit[] {
  return hookNames
    .filter((hook) => backend[hook] === undefined)
    .filter((hook) => hook !== "changedAfter" || backend.lastVersion !== undefined)
    .map((hook) => ({ hook, sentence: WITHOUT[hook] }));
}

const hookNames = [
  "search",
  "list",
  "listNewest",
  "findByKeys",
  "putUnlessKey",
  "count",
  "lastVersion",
  "changedAfter",
] as const satisfies readonly (keyof Hooks)[];
