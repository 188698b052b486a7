import { type AuditEvent, isObject, type RequestedAction } from "@mgp/core";
import type { AuditBeginning, AuditFilter, AuditIntent, AuditOutcome } from "./audit-log.ts";

// The hash of a line vouches that it is what `append` took, so telling the kinds apart is enough.

/** Is it what a request, an item or a task run ended with? @returns whether it is one */
export function isOutcome(entry: unknown): entry is AuditOutcome {
  return isObject(entry) && "outcome" in entry;
}

/** Is it what announced an effect? @returns whether it is one */
export function isIntent(entry: unknown): entry is AuditIntent {
  return isObject(entry) && "intent" in entry;
}

/** Is it what a request of several items began with? @returns whether it is one */
export function isBeginning(entry: unknown): entry is AuditBeginning {
  return isObject(entry) && "items" in entry;
}

/** Does an outcome belong in the answer to a query? @returns whether every field of the filter matches */
export function matchesAuditFilter(outcome: AuditOutcome, tenant: string, filter: AuditFilter): boolean {
  return (
    outcome.tenant === tenant &&
    same<RequestedAction>(filter.action, outcome.action) &&
    same(filter.target_memory_id, outcome.target_memory_id) &&
    same(filter.actor_id, outcome.actor.id) &&
    same(filter.request_id, outcome.request_id) &&
    same(filter.correlation_id, outcome.correlation_id)
  );
}

function same<Value>(wanted: Value | undefined, actual: Value | undefined): boolean {
  return wanted === undefined || wanted === actual;
}

/** The part of an outcome that the protocol knows. @returns an event as the protocol's schema has it */
export function auditEventOf(entry: AuditOutcome & { readonly chain?: unknown }): AuditEvent {
  const { outcome: _outcome, tenant: _tenant, caller: _caller, chain: _chain, context_of: _of, ...event } = entry;
  return event;
}
