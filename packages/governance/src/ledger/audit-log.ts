import type { AuditEvent, Page, PageRequest, RequestedAction } from "@mgp/core";
import type { AcceptedAuditLoss } from "./audit-loss.ts";

/** What every line of the log says besides its chain: whose request it was, and in which tenant. */
export interface AuditScope {
  readonly tenant: string;
  /** `Caller.id`. */
  readonly caller: string;
}

/** What every line says of the request that it belongs to. */
interface AuditSubject extends AuditScope {
  readonly event_id: string;
  readonly timestamp: string;
  readonly request_id: string;
  readonly actor: AuditEvent["actor"];
  readonly action: RequestedAction;
  readonly target_memory_id: string;
  readonly policy_context: AuditEvent["policy_context"];
  readonly backend: string;
  readonly correlation_id?: string;
}

/** Where the whole context of a line stands, when a line before has it already. */
interface ContextReference {
  /**
   * The event of the request's first line, which has the context. A log writes a line that has this in short form,
   * and puts back what is missing when it answers.
   */
  readonly context_of?: string;
}

/**
 * The first line of a request of several items, with the context that the lines of its items refer to. It shares its
 * `event_id` with the request's outcome.
 */
export interface AuditBeginning extends AuditSubject {
  /** How many items there are. */
  readonly items: number;
}

/**
 * Announces an effect before it begins, so that a crash leaves a trace of what may have happened. It carries the
 * `event_id` of the outcome that will close it, and everything that this outcome will need. A compare-and-set that
 * has to be tried again appends another intent with the same ids and the newer base revision.
 */
export interface AuditIntent extends AuditSubject, ContextReference {
  readonly decision: AuditEvent["decision"];
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
export interface AuditOutcome extends AuditEvent, AuditScope, ContextReference {
  readonly outcome: Outcome;
}

/** Whatever is a line of the log. */
export type AuditLine = AuditBeginning | AuditIntent | AuditOutcome;

/** What a ledger itself writes into the log is among its lines. */
export type LedgerLine = AuditLine | AcceptedAuditLoss;

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
 * wait for it. While lines cannot be written, `append` refuses intents and `synced` rejects, so that no effect begins
 * without its trace. Whether a log recovers by itself is its own affair; `health` tells. What waits to be written is
 * bounded in bytes (`AuditRoom`).
 */
export interface AuditLog {
  /**
   * Chains a line and puts it in line for writing. Returns its number for `synced`: greater than that of every call
   * before, and than 0, for which no request ever waits.
   *
   * @throws AuditUnavailable when the log cannot be written or is closed, or too much waits to be written. The outcome
   *   of what was announced is taken while a log may still recover, and however much waits.
   * @throws AuditLineTooLong when the line is longer than any may be; the log goes on
   */
  append(entry: AuditLine): number;

  /**
   * Resolves when this line and all before it are on disk; rejects with `AuditUnavailable` when they cannot be, and
   * never waits long for that. A line that it rejected for may still be written later.
   */
  synced(sequence: number): Promise<void>;

  /**
   * The tenant's outcomes, oldest first, as protocol events: intents, `outcome`, `tenant`, `caller` and `chain` are
   * left out, and each event has the whole context of its request. Indexed: cost does not grow with the log. The cursor remembers the head that the first page saw, and
   * the chain of pages ends there.
   *
   * @throws CursorInvalid for a cursor that this log did not make.
   */
  query(tenant: string, filter: AuditFilter, page: PageRequest): Promise<Page<AuditEvent>>;

  /**
   * Intents that no outcome closed and that no gateway can be carrying out any more, oldest first: what a crash left
   * open. Of several gateways that share a log, one gets them. Asked before the first request.
   */
  openIntents(): Promise<readonly AuditIntent[]>;

  /**
   * How often to ask for open intents again, in milliseconds, because gateways that share the log may die at any
   * time. Absent: the log is one gateway's, and asking at the start is enough.
   */
  readonly recoverEveryMs?: number | undefined;

  /**
   * Resolves when the log can be written; rejects with `AuditUnavailable` otherwise.
   *
   * @returns why the log cannot be queried, or not for long, in words for the operator; `undefined`: it can
   */
  health(): Promise<string | undefined>;
}
