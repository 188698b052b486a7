import type { AccessDecision, AuditEvent, MgpError } from "@mgp/core";
import { isUnknownOutcome } from "../failures/failure.ts";
import { drawId } from "../identifiers/draw-id.ts";
import type { AuditIntent, AuditLog, AuditOutcome, Outcome } from "../ledger/audit-log.ts";
import { AuditLineTooLong } from "../ledger/ledger-errors.ts";
import { inShort } from "../ledger/short-lines.ts";
import { shortList, shortText } from "../ledger/spelled-text.ts";
import type { RequestScope } from "../request/request-scope.ts";

/** What an outcome tells besides its decision. */
export interface OutcomeDetails {
  readonly resultCount?: number;
  readonly lineageRefs?: readonly string[];
}

/**
 * What an outcome spends on the ids that a memory was made from, in bytes: a memory may have gathered far more of
 * them than the request that changes it is long.
 */
const LINEAGE_BYTES = 2 * 1024;

/** What a shortened line spends on a text, in bytes. */
const SHORT_BYTES = 64;

/** Where audit lines go, and what each says about the gateway. */
export interface AuditSink {
  readonly log: AuditLog;
  /** The adapter's configured name. */
  readonly backend: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/**
 * The audit trail of one request, item or task run: any number of intents, then one outcome, all under one event id.
 * The context of a request stands whole in its first line and in its last; its other lines, and all of its items,
 * refer to the first. What policy decides meanwhile is noted here, so that the outcome can tell it.
 */
export class AuditEntry {
  readonly #sink: AuditSink;
  readonly #scope: RequestScope;
  #eventId: string | undefined;
  #closed = false;
  readonly #request: AuditEntry | undefined;
  /** Has a line with the context been written? */
  #begun = false;
  #effectBegan = false;
  /** The memory that it is about, or `__search__` and its like. */
  target: string;
  /** What policy decided last. */
  decision: AccessDecision | undefined;

  /** @param request for an item: the entry of the request that it belongs to */
  constructor(sink: AuditSink, scope: RequestScope, target: string, request?: AuditEntry) {
    this.#sink = sink;
    this.#scope = scope;
    this.target = target;
    this.#request = request;
  }

  /** May something have been changed? Then a failure to note the outcome must not be told as if nothing had been. */
  get effectBegan(): boolean {
    return this.#effectBegan;
  }

  noteEffect(): void {
    this.#effectBegan = true;
    this.#request?.noteEffect();
  }

  /** The event's id, drawn with the first line: a request goes through several sessions, and one of them comes to write. */
  get event(): string {
    return (this.#eventId ??= drawId("evt"));
  }

  /** Names the event, where others have to know it. */
  nameEvent(eventId: string): void {
    this.#eventId = eventId;
  }

  /** Begins a request of several items: what their lines refer to is written before the first of them. */
  begin(items: number): void {
    this.#sink.log.append({ ...this.#base(this.target), items });
    this.#begun = true;
  }

  /** What policy decided, or plain permission where nothing had to be decided. */
  get decided(): AccessDecision {
    return this.decision ?? undecided("allow", "allowed");
  }

  /** Announces an effect. Returns the line's number, for `synced`. */
  intend(memoryId: string, intent: AuditIntent["intent"]): number {
    const known = this.#begun ? this : this.#request;
    const line = this.#sink.log.append({
      ...this.#base(memoryId),
      ...referenceTo(known),
      decision: this.decided,
      intent,
    });
    this.#begun = true;
    return line;
  }

  /** Notes the outcome of what was allowed. Returns the line's number, for `synced`. */
  allowed(decision: AccessDecision, details: OutcomeDetails = {}): number {
    return this.#close("allowed", decision, details);
  }

  /** Notes the outcome of what was denied or failed, with the decision that policy had made by then. */
  failed(error: MgpError): number {
    const denied = error.code === "MGP_POLICY_DENIED" || error.code === "MGP_SCOPE_VIOLATION";
    if (denied && this.decision?.decision === "deny") return this.#close("denied", this.decision, {});
    const reason = isUnknownOutcome(error) ? "outcome_unknown" : error.code.slice("MGP_".length).toLowerCase();
    const decision: AccessDecision =
      this.decision === undefined || denied ? undecided("deny", reason) : { ...this.decision, reason_code: reason };
    return this.#close(denied ? "denied" : "failed", decision, {});
  }

  #close(outcome: Outcome, decision: AccessDecision, details: OutcomeDetails): number {
    // A request that ran out of time was answered and closed already; its late end changes nothing.
    if (this.#closed) return 0;
    this.#closed = true;
    const event: AuditEvent = {
      ...this.#base(this.target),
      decision,
      lineage_refs: [...shortList(details.lineageRefs ?? [], LINEAGE_BYTES)],
      ...(details.resultCount === undefined ? {} : { result_count: details.resultCount }),
    };
    const { tenant, caller } = this.#scope;
    return this.#append({ ...event, ...referenceTo(this.#request), outcome, tenant, caller: caller.id });
  }

  /** Whatever makes an outcome too long for the log, that it was is not left out. */
  #append(line: AuditOutcome): number {
    try {
      return this.#sink.log.append(line);
    } catch (error) {
      if (!AuditLineTooLong.isInstance(error)) throw error;
      const { decision, reason_code: reason } = line.decision;
      return this.#sink.log.append({
        ...inShort(line),
        target_memory_id: shortText(line.target_memory_id, SHORT_BYTES),
        decision: undecided(decision, shortText(reason, SHORT_BYTES)),
      });
    }
  }

  #base(target: string) {
    const { context, requestId, tenant, caller } = this.#scope;
    return {
      event_id: this.event,
      timestamp: new Date(this.#sink.now()).toISOString(),
      request_id: requestId,
      actor: { kind: "agent" as const, id: context.actor_agent },
      action: context.requested_action,
      target_memory_id: target,
      policy_context: context,
      backend: this.#sink.backend,
      tenant,
      caller: caller.id,
      ...(context.correlation_id === undefined ? {} : { correlation_id: context.correlation_id }),
    };
  }
}

function referenceTo(known: AuditEntry | undefined): { readonly context_of?: string } {
  return known === undefined ? {} : { context_of: known.event };
}

/** A decision for what no policy rule was asked about. */
export function undecided(decision: AccessDecision["decision"], reason: string): AccessDecision {
  return {
    decision,
    reason_code: reason,
    applied_rules: [],
    return_mode: decision === "deny" ? "metadata_only" : "raw",
  };
}
