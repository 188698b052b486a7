import type { AuditEvent, Page, PageRequest, RequestedAction } from "@mgp/core";

/** What every line of the log says besides its chain: whose request it was, and in which tenant. */
export interface AuditScope {
  readonly tenant: string;
  /** `Caller.id`. */
  readonly caller: string;
}

/**
 * Announces an effect before it begins, so that a crash leaves a trace of what may have happened. It carries the
 * `event_id` of the outcome that will close it, and everything that this outcome will need. A compare-and-set that
 * has to be tried again appends another intent with the same ids and the newer base revision.
 */
export interface AuditIntent extends AuditScope {
  readonly event_id: string;
  readonly timestamp: string;
  readonly request_id: string;
  readonly actor: AuditEvent["actor"];
  readonly action: RequestedAction;
  readonly target_memory_id: string;
  readonly policy_context: AuditEvent["policy_context"];
  readonly decision: AuditEvent["decision"];
  readonly backend: string;
  readonly correlation_id?: string;
  readonly intent: {
    readonly write_id: string;
    /** The revision that the effect expects to replace or remove; 0: it inserts. */
    readonly base_revision: number;
    readonly effect: "put" | "remove";
  };
}

/** How a request, an item or a task run ended. */
export type Outcome = "allowed" | "denied" | "failed";

/** A protocol event, with what a query answer leaves out: the outcome and the scope. */
export interface AuditOutcome extends AuditEvent, AuditScope {
  readonly outcome: Outcome;
}

/** The filters of `POST /mgp/audit/query`, AND-ed; equality only. */
export interface AuditFilter {
  readonly action?: RequestedAction;
  readonly target_memory_id?: string;
  readonly actor_id?: string;
  readonly request_id?: string;
  readonly correlation_id?: string;
}

/**
 * The append-only, hash-chained record of what was asked and what came of it.
 *
 * Order is the order of the `append` calls. Nothing is durable until `synced` resolves; one sync serves all that
 * wait for it. After the first failed write or sync the log takes nothing more: `append` and `synced` fail with
 * `AuditUnavailable` from then on, and the gateway refuses every request before any effect.
 */
export interface AuditLog {
  /**
   * Chains a line and puts it in line for writing. Returns its sequence number, for `synced`.
   *
   * @throws AuditUnavailable when an earlier write failed or the log is closed.
   */
  append(entry: AuditIntent | AuditOutcome): number;

  /** Resolves when this line and all before it are on disk; rejects with `AuditUnavailable` when they cannot be. */
  synced(sequence: number): Promise<void>;

  /**
   * The tenant's outcomes, oldest first, as protocol events: intents, `outcome`, `tenant`, `caller` and `chain` are
   * left out. Indexed: cost does not grow with the log. The cursor remembers the head that the first page saw, and
   * the chain of pages ends there.
   *
   * @throws CursorInvalid for a cursor that this log did not make.
   */
  query(tenant: string, filter: AuditFilter, page: PageRequest): Promise<Page<AuditEvent>>;

  /** Intents that no outcome closed, oldest first: what a crash left open. Asked once, before the first request. */
  openIntents(): Promise<readonly AuditIntent[]>;

  /** Resolves when the log can be written; rejects with `AuditUnavailable` otherwise. */
  health(): Promise<void>;
}

/** The audit log cannot take a line: no request may have an effect now. The message may be logged, never answered. */
export class AuditUnavailable extends Error {
  override readonly name = "AuditUnavailable";
}

/** A cursor that was not made by this log, or no longer leads anywhere. */
export class CursorInvalid extends Error {
  override readonly name = "CursorInvalid";
}
