import type { Caller } from "@mgp/governance";

/** May the caller read what is counted of all? Where callers have entries of their own, that is a right. */
export function mayScrape({ authentication, rights }: Caller): boolean {
  return authentication !== "named" || rights.includes("metrics");
}

/** May the caller do anything beside that? One without an action may not even ask what the gateway can do. */
export function mayAct({ actions }: Caller): boolean {
  return actions.length > 0;
}
