import type { AuditFilter, AuditOutcome } from "@mgp/governance";

/**
 * What an outcome is looked up by, as numbers: each is a hash of the tenant, what is asked, and the value. Two values
 * may share a number; every line that is found is therefore compared with the filter once more.
 */
export function keysOf(outcome: AuditOutcome): readonly number[] {
  const { tenant, action, actor, target_memory_id, request_id, correlation_id } = outcome;
  const keys = [
    keyOf(tenant, "all", ""),
    keyOf(tenant, "action", action),
    keyOf(tenant, "actor", actor.id),
    keyOf(tenant, action, actor.id),
    keyOf(tenant, "target", target_memory_id),
    keyOf(tenant, "request", request_id),
  ];
  if (correlation_id !== undefined) keys.push(keyOf(tenant, "correlation", correlation_id));
  return keys;
}

/** The key of the lines that began a request under this event: as a rule, one. */
export function firstLineKey(eventId: string): number {
  return keyOf("", "first", eventId);
}

/**
 * The keys that an event has which the filter lets through, at least one. Under the first of them stand, as a rule, the
 * fewest lines.
 */
export function keysOfFilter(tenant: string, filter: AuditFilter): readonly number[] {
  const { action, actor_id, target_memory_id, request_id, correlation_id } = filter;
  const keys: number[] = [];
  if (request_id !== undefined) keys.push(keyOf(tenant, "request", request_id));
  if (correlation_id !== undefined) keys.push(keyOf(tenant, "correlation", correlation_id));
  if (target_memory_id !== undefined) keys.push(keyOf(tenant, "target", target_memory_id));
  if (actor_id !== undefined) keys.push(keyOf(tenant, action ?? "actor", actor_id));
  else if (action !== undefined) keys.push(keyOf(tenant, "action", action));
  return keys.length === 0 ? [keyOf(tenant, "all", "")] : keys;
}

/** 53 bits, as a number holds them exactly. Mixed as in cyrb53; the parts are kept apart by a unit no text begins with. */
function keyOf(tenant: string, list: string, value: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  const text = `${tenant}\u0000${list}\u0000${value}`;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
