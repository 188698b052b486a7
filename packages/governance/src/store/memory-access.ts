import { MgpError } from "@mgp/core";
import type {
  AccessDecision,
  MemoryObject,
  MemoryRecord,
  MemoryState,
  OpenStore,
  RecordDraft,
  RequestedAction,
  ReturnMode,
} from "@mgp/core";
import type { AuditEntry } from "../audit/audit-entry.ts";
import type { Limits } from "../checks/limits.ts";
import { describeError } from "../failures/describe-error.ts";
import type { GovernanceOptions } from "../governance.ts";
import type { Turns } from "../locks/turns.ts";
import { Pace } from "../pace/pace.ts";
import type { Policy } from "../policy/policy.ts";
import { stricter } from "../policy/strictness.ts";
import type { RequestScope } from "../request/request-scope.ts";
import type { MemoryView } from "../views/view.ts";
import { viewOf } from "../views/view.ts";
import { actionOf } from "../writing/lifecycle.ts";
import type { Effects } from "./effects.ts";
import type { HiddenContent } from "./hidden-content.ts";
import { readRecord, storedMemory } from "./stored-memory.ts";
import type { StoredMemory } from "./stored-memory.ts";

/** What the governed store is made of; nothing outside its folder holds it. */
export interface StoreServices {
  readonly backend: OpenStore;
  readonly effects: Effects;
  /** Changes of one memory take turns. */
  readonly turns: Turns;
  readonly policy: Policy;
  readonly hiddenContent: HiddenContent;
  /** Shown as `backend_ref.adapter`. */
  readonly adapterName: string;
  readonly limits: Limits;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly log: NonNullable<GovernanceOptions["log"]>;
}

const tenantMismatch: AccessDecision = {
  decision: "deny",
  reason_code: "tenant_mismatch",
  applied_rules: ["tenant_mismatch_deny"],
  return_mode: "metadata_only",
};

const lifetimeOver: AccessDecision = {
  decision: "redact",
  reason_code: "ttl_expired",
  applied_rules: ["ttl_expiration_metadata_only"],
  return_mode: "metadata_only",
};

const stateNotAllowed: AccessDecision = {
  decision: "deny",
  reason_code: "action_not_allowed",
  applied_rules: ["state_action_deny"],
  return_mode: "metadata_only",
};

const readingNotAllowed: AccessDecision = {
  decision: "redact",
  reason_code: "read_not_allowed",
  applied_rules: ["read_action_metadata_only"],
  return_mode: "metadata_only",
};

/**
 * One request's access to stored memories: finds them in the request's tenant, asks policy about each, and turns
 * what is permitted into views. Reading and writing are built on it.
 */
export class MemoryAccess {
  readonly services: StoreServices;
  readonly scope: RequestScope;
  readonly entry: AuditEntry;
  readonly #pace = new Pace();

  constructor(services: StoreServices, scope: RequestScope, entry: AuditEntry) {
    this.services = services;
    this.scope = scope;
    this.entry = entry;
  }

  get now(): number {
    return this.services.now();
  }

  /** May a write be answered with a memory whose hidden statement is the same as what it brings? */
  get confirmsHidden(): boolean {
    return this.services.hiddenContent.isOpenTo(this.scope.caller);
  }

  /**
   * Makes room for what is read for the answer.
   *
   * @param bytes in all, about
   * @throws MgpError 429
   */
  hold(bytes: number): void {
    const refusal = this.scope.hold?.(bytes);
    if (refusal !== undefined) throw refusal;
  }

  /** Reads the one memory that a request is about. @throws MgpError 429 when there is no room for it */
  readOne(record: MemoryRecord): StoredMemory | Promise<StoredMemory> {
    this.hold(record.body.length);
    return this.#pace.spend(record.body.length)?.then(() => this.read(record)) ?? this.read(record);
  }

  read(record: MemoryRecord): StoredMemory {
    return readRecord(record, this.services.adapterName);
  }

  /** Reads what a write left. Where that is the very text that was made of the memory, it need not be parsed again. */
  readWritten(record: MemoryRecord, draft: RecordDraft, memory: MemoryObject): StoredMemory {
    if (record.body !== draft.body) return this.read(record);
    return storedMemory(record, memory, this.services.adapterName);
  }

  /** Reads one record of many; a damaged one is reported and left out, so that it cannot spoil the rest. */
  readOneOfMany(record: MemoryRecord): StoredMemory | undefined {
    try {
      return this.read(record);
    } catch (error) {
      this.services.log("error", "damaged_record_left_out", { error: describeError(error) });
      return undefined;
    }
  }

  /** @throws MgpError not found, or denied where another tenant holds the id and authentication is off */
  async find(memoryId: string): Promise<StoredMemory> {
    const { scope, services } = this;
    this.entry.concern(memoryId);
    const [record] = await services.backend.store.get({ tenant: scope.tenant, memoryIds: [memoryId] }, scope.call);
    if (record !== undefined) {
      const read = this.readOne(record);
      // Waiting for what is not a promise would still cost a turn of the event loop's queue.
      return read instanceof Promise ? await read : read;
    }
    if (scope.caller.authentication === "off") {
      const { operator } = services.backend.store;
      if (await operator.heldElsewhere({ tenant: scope.tenant, memoryId }, scope.call)) {
        this.entry.decide(tenantMismatch);
        throw denial(tenantMismatch);
      }
    }
    throw new MgpError("MGP_MEMORY_NOT_FOUND", "There is no memory with this id.");
  }

  /** What policy says about a stored memory. */
  decide(stored: StoredMemory, action: RequestedAction = this.scope.context.requested_action): AccessDecision {
    return this.#ask(stored.shown, stored.record.state, this.isOver(stored.record), action);
  }

  /** Has its lifetime ended? */
  isOver({ expiresAt }: MemoryRecord): boolean {
    return expiresAt !== undefined && expiresAt <= this.now;
  }

  /**
   * How a memory stands in a list, where a right may show it as it is stored.
   *
   * @param includeInactive it is a list of inactive ones too
   */
  decideListed(stored: StoredMemory, includeInactive: boolean): AccessDecision {
    const decision = includeInactive ? this.#decideInactive(stored) : this.decide(stored, "read");
    const { authentication, rights } = this.scope.caller;
    const isRaw = decision.decision !== "deny" && authentication === "named" && rights.includes("raw_export");
    return isRaw ? { ...decision, return_mode: "raw" } : decision;
  }

  /** Does this request show all of a memory, at least in a list? */
  mayReadAll(stored: StoredMemory): boolean {
    const decision = this.decideListed(stored, true);
    return decision.decision !== "deny" && this.modeOf(decision) === "raw";
  }

  /**
   * What policy says about reading a memory in a list of inactive ones. There the built-in rule of lifetimes hides what a
   * memory says, not that it is there, so that it can be ended by its id. Every other rule holds as it stands.
   */
  #decideInactive(stored: StoredMemory): AccessDecision {
    const decision = this.decide(stored, "read");
    if (!this.isOver(stored.record)) return decision;
    if (decision.decision === "deny" && decision.reason_code !== lifetimeOver.reason_code) return decision;
    const { state } = stored.record;
    return stricter(this.#ask(stored.shown, state === "active" ? "expired" : state, false, "read"), lifetimeOver);
  }

  /**
   * What policy says about a memory that is about to be stored. That its time to live has passed does not matter:
   * it decides who may read it later, not whether it may be written.
   */
  decideIncoming(memory: MemoryObject, state: MemoryState = "active"): AccessDecision {
    return this.#ask(memory, state, false, this.scope.context.requested_action);
  }

  /** The same for a memory that arrives in a state: who brings it has to have the action that leads there, too. */
  decideArriving(memory: MemoryObject, state: MemoryState): AccessDecision {
    const action = actionOf[state];
    const isAllowed = action === undefined || this.scope.caller.actions.includes(action);
    return isAllowed ? this.decideIncoming(memory, state) : stateNotAllowed;
  }

  /** Notes the decision for the audit trail. @throws MgpError when it is a denial */
  permit(decision: AccessDecision): AccessDecision {
    this.entry.decide(decision);
    if (decision.decision === "deny") throw denial(decision);
    return decision;
  }

  /**
   * Permits a change of a stored memory. @throws MgpError when policy denies it
   *
   * @returns what the answer may show of the memory as it was: no more than a read of it would
   */
  permitChange(stored: StoredMemory): AccessDecision {
    return stricter(this.permit(this.decide(stored)), this.decideWritten(stored));
  }

  /** What the answer of a change may show: no more than a read of it would, and its metadata where that is denied. */
  decideWritten(stored: StoredMemory): AccessDecision {
    const reading = this.decide(stored, "read");
    return reading.decision === "deny" ? { ...reading, decision: "redact", return_mode: "metadata_only" } : reading;
  }

  /** What this request shows of a memory. Changing memories is not reading them: that takes an action of its own. */
  view(stored: StoredMemory, decision: AccessDecision): MemoryView {
    return viewOf(stored.shown, this.#shownBy(decision));
  }

  /** How this request shows a memory. */
  modeOf(decision: AccessDecision): ReturnMode {
    return this.#shownBy(decision).return_mode;
  }

  /** The view of the one memory that the request is about, noted for the audit trail. */
  show(stored: StoredMemory, decision: AccessDecision): MemoryView {
    this.entry.decide(this.#shownBy(decision));
    return this.view(stored, decision);
  }

  /** The view of what was changed: the stricter of what policy says about it before and after. */
  viewOfChange(before: AccessDecision, after: AccessDecision, stored: StoredMemory): MemoryView {
    return this.show(stored, stricter(before, after));
  }

  /** A search is allowed by an action of its own, and shows what it finds. */
  #shownBy(decision: AccessDecision): AccessDecision {
    const { caller, context } = this.scope;
    const mayShow = caller.actions.includes("read") || context.requested_action === "search";
    return mayShow ? decision : stricter(decision, readingNotAllowed);
  }

  #ask(memory: MemoryObject, state: MemoryState, expired: boolean, action: RequestedAction): AccessDecision {
    const { context, caller, tenant } = this.scope;
    return this.services.policy.decide({ action, context, caller, tenant, memory, state, expired, now: this.now });
  }
}

function denial(decision: AccessDecision): MgpError {
  return new MgpError("MGP_POLICY_DENIED", decision.reason_code);
}
