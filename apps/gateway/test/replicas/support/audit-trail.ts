import { at, listAt, textAt } from "../../threats/support/json.ts";
import { ask } from "./ask.ts";
import type { Replica } from "./replica.ts";
import type { Stored } from "./stored-memories.ts";

/** One outcome in the audit log, as a query shows it. */
export interface AuditEvent {
  readonly eventId: string;
  readonly requestId: string;
  readonly action: string;
  readonly target: string;
  readonly reason: string;
}

const PAGE = 1_000;
const effects: ReadonlySet<string> = new Set(["write", "update", "delete", "purge"]);

/** All outcomes of the tenant, oldest first. */
export async function auditTrail(replica: Replica): Promise<readonly AuditEvent[]> {
  const events: AuditEvent[] = [];
  let token: string | undefined;
  do {
    const page = await ask(replica, "queryAudit", {
      limit: PAGE,
      ...(token === undefined ? {} : { pagination_token: token }),
    });
    for (const event of listAt(page, "data", "events")) events.push(eventOf(event));
    const next = at(page, "data", "next_token");
    token = typeof next === "string" ? next : undefined;
  } while (token !== undefined);
  return events;
}

function eventOf(event: unknown): AuditEvent {
  return {
    eventId: textAt(event, "event_id"),
    requestId: textAt(event, "request_id"),
    action: textAt(event, "action"),
    target: textAt(event, "target_memory_id"),
    reason: textAt(event, "decision", "reason_code"),
  };
}

/**
 * Every effect in the store has its outcome in the log: a memory of revision seven has seven outcomes at least that
 * say `allowed`, or that it is unknown.
 *
 * @throws Error that names the memories whose effects are not all in the log
 */
export function assertEveryEffectAudited(stored: ReadonlyMap<string, Stored>, trail: readonly AuditEvent[]): void {
  const counts = new Map<string, number>();
  for (const { action, target, reason } of trail)
    if (effects.has(action) && (reason === "allowed" || reason === "outcome_unknown"))
      counts.set(target, (counts.get(target) ?? 0) + 1);
  const bare = [...stored].filter(([id, { revision }]) => (counts.get(id) ?? 0) < revision);
  if (bare.length === 0) return;
  const lines = bare.slice(0, 10).map(([id, { revision }]) => {
    const changes = trail.filter(({ action, target }) => target === id && effects.has(action));
    const told = changes.map((event) => JSON.stringify(event));
    return `${id} has had ${revision} effects; the log tells of ${counts.get(id) ?? 0}:\n  ${told.join("\n  ")}`;
  });
  throw new Error(`${bare.length} memories have effects without an audit event:\n${lines.join("\n")}`);
}

/**
 * What an event came to is not told in two ways. Another gateway may have noted for one that it took for dead what it
 * could find out; when that one comes back, it notes what it knows.
 *
 * @throws Error that names the events of which one outcome says that it took effect, and another that it did not
 */
export function assertOutcomesAgree(trail: readonly AuditEvent[]): void {
  const events = Map.groupBy(trail, ({ eventId }) => eventId);
  const torn = [...events.values()].filter((outcomes) => {
    const told = outcomes.filter(({ reason }) => reason !== "outcome_unknown");
    return new Set(told.map(({ reason }) => reason)).size > 1;
  });
  if (torn.length > 0)
    throw new Error(`${torn.length} events are told in two ways: ${JSON.stringify(torn.slice(0, 20))}`);
}

/** Of what is dead for good, nothing is told twice. @throws Error that names the events with two outcomes */
export function assertOneOutcomeEach(trail: readonly AuditEvent[]): void {
  const doubled = [...Map.groupBy(trail, ({ eventId }) => eventId).values()].filter((events) => events.length > 1);
  if (doubled.length > 0)
    throw new Error(`${doubled.length} events have two outcomes: ${JSON.stringify(doubled.slice(0, 20))}`);
}
