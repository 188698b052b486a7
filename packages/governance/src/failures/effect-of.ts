import type { OperationName } from "@mgp/core";
import type { Effect } from "./failure.ts";

/** Operations that change nothing. */
const reading: ReadonlySet<OperationName> = new Set<OperationName>([
  "initialize",
  "capabilities",
  "get",
  "search",
  "export",
  "sync",
  "getTask",
  "queryAudit",
]);

/** @returns what an operation does, for the words of its failures */
export function effectOf(operation: OperationName): Effect {
  return reading.has(operation) ? "read" : "write";
}
