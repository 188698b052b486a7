import type { AccessDecision, AuditEvent, MgpError, PolicyContext } from "@mgp/core";
import { isUnknownOutcome } from "../failures/failure.ts";
import { drawId } from "../identifiers/draw-id.ts";
import type { AuditIntent, AuditLog, AuditOutcome, Outcome } from "../ledger/audit-log.ts";
import { AuditLineTooLong } from "../ledger/ledger-errors.ts";
import { inShort } from "../ledger/short-lines.ts";
import { shortList, shortText } from "../ledger/spelled-text.ts";
import type { RequestIdentity } from "../request/request-scope.ts";
import * as states from "../request/request-state.ts";
import type { RequestState } from "../request/request-state.ts";

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

/** What an entry is besides the request that it tells of. */
export interface AuditEntryOptions {
  /** For an item: the entry of the request that it belongs to. */
  readonly parent?: AuditEntry;
  /** The event's id, where others have to know it. @default drawn with the first line */
  readonly event?: string;
}

/**
 * The audit trail of one request, item or task run: any number of intents, then one outcome, all under one event id.
 * The context of a request stands whole in its first line and in its last; its other lines, and all of its items,
 * refer to the first. How far the request has come is kept here and nowhere else, so that whatever ends it is told of
 * as far as it was known.
 */
export class AuditEntry {
  readonly #sink: AuditSink;
  readonly #parent: AuditEntry | undefined;
  #state: RequestState;
  #event: string | undefined;

  constructor(sink: AuditSink, state: RequestState, { parent, event }: AuditEntryOptions = {}) {
    this.#sink = sink;
    this.#state = state;
    this.#parent = parent;
    this.#event = event;
  }

  /** The request, with the tenant and the context that are known by now. */
  get request(): RequestIdentity {
    return this.#state.request;
  }

  /** May something have been changed? Then a failure to note the outcome must not be told as if nothing had been. */
  get effectBegan(): boolean {
    return "effectBegan" in this.#state && this.#state.effectBegan;
  }

  /** What policy decided last, or plain permission where nothing had to be decided. */
  get decided(): AccessDecision {
    return this.#decision ?? undecided("allow", "allowed");
  }

  /** The request can be told of under its own context, whatever else is in its body. */
  takeContext(context: PolicyContext): void {
    this.#state = states.withContext(this.#state, context);
  }

  /** @param target what the audit trail names until a memory is known; `undefined`: it must name nothing */
  validate(target: string | undefined): void {
    this.#state = states.valid(this.#state, target);
  }

  bind(tenant: string, context: PolicyContext): void {
    this.#state = states.bound(this.#state, tenant, context);
  }

  run(): void {
    this.#state = states.running(this.#state);
  }

  /** Which memory it is about. */
  concern(memoryId: string): void {
    this.#state = states.noted(this.#state, { target: memoryId });
  }

  /** What policy decided: the outcome tells it. */
  decide(decision: AccessDecision): void {
    this.#state = states.noted(this.#state, { decision });
  }

  noteEffect(): void {
    this.#state = states.withEffect(this.#state);
    this.#parent?.noteEffect();
  }

  /** The entry of one item of this request. */
  forItem(target: string): AuditEntry {
    return new AuditEntry(this.#sink, states.runningAs(this.request, target), { parent: this });
  }

  /** Begins a request of several items: what their lines refer to is written before the first of them. */
  begin(items: number): void {
    this.#sink.log.append({ ...this.#base(this.#state.target), items });
    this.#state = states.noted(this.#state, { announced: true });
  }

  /** The id of all its lines, drawn with the first. */
  get event(): string {
    return (this.#event ??= drawId("evt"));
  }

  get #decision(): AccessDecision | undefined {
    return "decision" in this.#state ? this.#state.decision : undefined;
  }

  /** Announces an effect. Returns the line's number, for `synced`. */
  intend(memoryId: string, intent: AuditIntent["intent"]): number {
    const isAnnounced = "announced" in this.#state && this.#state.announced;
    const known = isAnnounced ? this : this.#parent;
    const line = this.#sink.log.append({
      ...this.#base(memoryId),
      ...referenceTo(known),
      decision: this.decided,
      intent,
    });
    if (!isAnnounced) this.#state = states.noted(this.#state, { announced: true });
    return line;
  }

  /** Notes the outcome of what was allowed. Returns the line's number, for `synced`. */
  allowed(decision: AccessDecision, details: OutcomeDetails = {}): number {
    return this.#close("allowed", decision, details);
  }

  /** Notes the outcome of what was denied or failed, with the decision that policy had made by then. */
  failed(error: MgpError): number {
    const denied = error.code === "MGP_POLICY_DENIED" || error.code === "MGP_SCOPE_VIOLATION";
    const known = this.#decision;
    if (denied && known?.decision === "deny") return this.#close("denied", known, {});
    const reason = isUnknownOutcome(error) ? "outcome_unknown" : error.code.slice("MGP_".length).toLowerCase();
    const decision: AccessDecision =
      known === undefined || denied ? undecided("deny", reason) : { ...known, reason_code: reason };
    return this.#close(denied ? "denied" : "failed", decision, {});
  }

  #close(outcome: Outcome, decision: AccessDecision, details: OutcomeDetails): number {
    // A request that ran out of time was answered and closed already; its late end changes nothing.
    if (this.#state.stage === "closed") return 0;
    this.#state = states.closed(this.#state);
    const event: AuditEvent = {
      ...this.#base(this.#state.target),
      decision,
      lineage_refs: [...shortList(details.lineageRefs ?? [], LINEAGE_BYTES)],
      ...(details.resultCount === undefined ? {} : { result_count: details.resultCount }),
    };
    const { tenant, caller } = this.request;
    return this.#append({ ...event, ...referenceTo(this.#parent), outcome, tenant, caller: caller.id });
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
    const { context, requestId, tenant, caller } = this.request;
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
