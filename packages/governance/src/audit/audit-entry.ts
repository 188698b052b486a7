import type { AccessDecision, AuditEvent, MgpError } from "@mgp/core";
import type { AuditIntent, AuditLog, Outcome } from "../ledger/audit-log.ts";
import { isUnknownOutcome } from "../request/failure.ts";
import { drawId } from "../request/identifiers.ts";
import type { RequestScope } from "../request/request-scope.ts";

/** What an outcome tells besides its decision. */
export interface OutcomeDetails {
  /** The event's id, where it has to be the same at every attempt. */
  readonly eventId?: string;
  readonly resultCount?: number;
  readonly lineageRefs?: readonly string[];
}

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
 * What policy decides meanwhile is noted here, so that the outcome can tell it.
 */
export class AuditEntry {
  readonly #sink: AuditSink;
  readonly #scope: RequestScope;
  /** Drawn with the first line: a request goes through several sessions, and one of them comes to write. */
  #eventId: string | undefined;
  #closed = false;
  readonly #request: AuditEntry | undefined;
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

  /** What policy decided, or plain permission where nothing had to be decided. */
  get decided(): AccessDecision {
    return this.decision ?? undecided("allow", "allowed");
  }

  /** Announces an effect. Returns the line's number, for `synced`. */
  intend(memoryId: string, intent: AuditIntent["intent"]): number {
    return this.#sink.log.append({
      ...this.#base(memoryId),
      decision: this.decided,
      intent,
    });
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
    if (details.eventId !== undefined) this.#eventId = details.eventId;
    const event: AuditEvent = {
      ...this.#base(this.target),
      decision,
      lineage_refs: [...(details.lineageRefs ?? [])],
      ...(details.resultCount === undefined ? {} : { result_count: details.resultCount }),
    };
    return this.#sink.log.append({ ...event, outcome, tenant: this.#scope.tenant, caller: this.#scope.caller.id });
  }

  #base(target: string) {
    const { context, requestId, tenant, caller } = this.#scope;
    return {
      event_id: (this.#eventId ??= drawId("evt")),
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

/** A decision for what no policy rule was asked about. */
export function undecided(decision: AccessDecision["decision"], reason: string): AccessDecision {
  return {
    decision,
    reason_code: reason,
    applied_rules: [],
    return_mode: decision === "deny" ? "metadata_only" : "raw",
  };
}
