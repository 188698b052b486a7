import { hash } from "node:crypto";
import type { AuditBeginning, AuditFilter, AuditOutcome } from "@mgp/governance";

/** The columns by which outcomes are looked up, the most selective first. */
const lookups = ["request", "correlation", "target", "actor", "action", "tenant"] as const;

export type Lookup = (typeof lookups)[number];

/**
 * What an outcome is found under: 64 bits of a hash of the tenant and the value, as PostgreSQL's `bigint`. Ids may be
 * longer than an index takes. Two values may share a hash, so what is found is compared with the filter once more.
 */
export function keysOf(outcome: AuditOutcome): Readonly<Record<Lookup, string | null>> {
  const { tenant, correlation_id: correlation } = outcome;
  return {
    tenant: keyOf(tenant, "tenant", ""),
    action: keyOf(tenant, "action", outcome.action),
    actor: keyOf(tenant, "actor", outcome.actor.id),
    target: keyOf(tenant, "target", outcome.target_memory_id),
    request: keyOf(tenant, "request", outcome.request_id),
    correlation: correlation === undefined ? null : keyOf(tenant, "correlation", correlation),
  };
}

/**
 * What the first line of a request of several items is found under, for the lines that refer to it. It stands in the
 * column of the requests, where nothing that is asked by a filter can meet it: the name of the lookup is hashed too.
 */
export function firstLineKeys({ event_id: event }: AuditBeginning): Partial<Record<Lookup, string>> {
  return { request: firstLineKey(event) };
}

export function firstLineKey(eventId: string): string {
  return hashed(["first", eventId]);
}

/** The keys that a line has to have for a filter, the most selective first; without a filter, the tenant's. */
export function wantedKeys(
  tenant: string,
  filter: AuditFilter,
): readonly { readonly lookup: Lookup; readonly key: string }[] {
  const values: Partial<Record<Lookup, string | undefined>> = {
    request: filter.request_id,
    correlation: filter.correlation_id,
    target: filter.target_memory_id,
    actor: filter.actor_id,
    action: filter.action,
  };
  const wanted = lookups.flatMap((lookup) => {
    const value = values[lookup];
    return value === undefined ? [] : [{ lookup, key: keyOf(tenant, lookup, value) }];
  });
  return wanted.length > 0 ? wanted : [{ lookup: "tenant", key: keyOf(tenant, "tenant", "") }];
}

function keyOf(tenant: string, lookup: Lookup, value: string): string {
  return hashed([tenant, lookup, value]);
}

function hashed(parts: readonly string[]): string {
  return hash("sha256", JSON.stringify(parts), "buffer").readBigInt64BE().toString();
}
