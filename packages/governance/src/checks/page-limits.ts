import { MgpError } from "@mgp/core";
import type { JsonObject, JsonValue } from "@mgp/core";
import type { Limits } from "./limits.ts";

/** Refuses a valid request that asks for, or brings, more than the configuration allows. */
export function requireWithinLimits(payload: JsonObject, limits: Limits): void {
  requireAtMost("payload.limit", payload["limit"], limits.pageItems);
  const { intent } = payload;
  if (typeof intent === "object" && intent !== null && !Array.isArray(intent)) {
    requireAtMost("payload.intent.top_k", intent["top_k"], limits.pageItems);
  }
  requireAtMost("payload.items", lengthOf(payload["items"]), limits.batchItems);
  requireAtMost("payload.memories", lengthOf(payload["memories"]), limits.batchItems);
}

function lengthOf(value: JsonValue | undefined): number | undefined {
  return Array.isArray(value) ? value.length : undefined;
}

function requireAtMost(field: string, value: JsonValue | undefined, limit: number): void {
  if (typeof value !== "number" || value <= limit) return;
  throw new MgpError("MGP_INVALID_OBJECT", `${field} may be ${limit} at most.`, { details: { field, limit } });
}
