import { StoreError, type Call, type WriteTrace, type MemoryStore } from "@mgp/core";
import type { AuditIntent, AuditLog, AuditOutcome } from "../ledger/audit-log.ts";

/** What became of an effect that a crash left open. */
type Fate = "allowed" | "failed" | "unknown";

/**
 * Closes what a crash left open in the audit log. The records tell: one that carries the write's id has it; one
 * whose revision is still the one the write started from has it not; of any other it cannot be told. Returns how
 * many writes it closed.
 *
 * @param inquiry the budget of one look at the store
 */
export async function recoverOpenIntents(audit: AuditLog, store: MemoryStore, inquiry: () => Call): Promise<number> {
  const open = await audit.openIntents();
  const events = Map.groupBy(open, (intent) => intent.event_id);
  let last = 0;
  for (const intents of events.values()) {
    const fate = await fateOf(intents, store, inquiry());
    const intent = intents.at(-1);
    if (intent !== undefined) last = audit.append(outcomeOf(intent, fate));
  }
  if (last > 0) await audit.synced(last);
  return events.size;
}

/**
 * Several intents of one event are attempts of one write, each made because the one before had no effect: only the
 * last can have been under way.
 */
async function fateOf(intents: readonly AuditIntent[], store: MemoryStore, call: Call): Promise<Fate> {
  const last = intents.at(-1);
  if (last === undefined) return "failed";
  const { write_id: writeId, base_revision: baseRevision } = last.intent;
  const trace = await traceOf(last, store, call);
  if (trace === "damaged") return "unknown";
  if (trace?.writeIds.includes(writeId) === true) return "allowed";
  const isUnchanged = trace === undefined || trace.purged ? baseRevision === 0 : trace.revision === baseRevision;
  return isUnchanged ? "failed" : "unknown";
}

/** A record that cannot be read back tells nothing, and will not tell more at the next start: it must not stop one. */
async function traceOf(
  { tenant, target_memory_id: memoryId }: AuditIntent,
  store: MemoryStore,
  call: Call,
): Promise<WriteTrace | undefined | "damaged"> {
  try {
    return await store.operator.lastWrite({ tenant, memoryId }, call);
  } catch (error) {
    if (StoreError.isInstance(error) && error.code === "damaged") return "damaged";
    throw error;
  }
}

function outcomeOf(intent: AuditIntent, fate: Fate): AuditOutcome {
  const event = eventOf(intent);
  if (fate === "allowed") return { ...event, outcome: "allowed", lineage_refs: [] };
  const reason = fate === "failed" ? "backend_error" : "outcome_unknown";
  return {
    ...event,
    outcome: "failed",
    lineage_refs: [],
    decision: { ...event.decision, reason_code: reason },
  };
}

/** What intent and outcome share. A request's own outcome refers to no other line, as its last line that has it all. */
function eventOf({ intent: _intent, context_of: first, ...event }: AuditIntent): Omit<AuditIntent, "intent"> {
  return first === undefined || first === event.event_id ? event : { ...event, context_of: first };
}
