const auditUnavailable: unique symbol = Symbol.for("mgp.audit-unavailable");
const auditLineTooLong: unique symbol = Symbol.for("mgp.audit-line-too-long");
const cursorInvalid: unique symbol = Symbol.for("mgp.cursor-invalid");
const ledgerUnavailable: unique symbol = Symbol.for("mgp.ledger-unavailable");

/**
 * The audit log cannot take a line, so that no request may have an effect now, or cannot be read. The message may be
 * logged, never answered.
 */
export class AuditUnavailable extends Error {
  override readonly name = "AuditUnavailable";
  /** What was being done with the log. */
  readonly effect: "read" | "write";

  /** @param options.effect what was being done with the log; `write` when absent */
  constructor(message: string, options: ErrorOptions & { readonly effect?: "read" | "write" } = {}) {
    super(message, options);
    Object.defineProperty(this, auditUnavailable, { value: true });
    this.effect = options.effect ?? "write";
  }

  /** True for an error made by any copy of this package: a ledger found at run time may bring another. */
  static isInstance(value: unknown): value is AuditUnavailable {
    return isMarked(value, auditUnavailable);
  }
}

/** A line is longer than any may be. It is not written, and the log goes on. */
export class AuditLineTooLong extends Error {
  override readonly name = "AuditLineTooLong";

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    Object.defineProperty(this, auditLineTooLong, { value: true });
  }

  /** True for an error made by any copy of this package. */
  static isInstance(value: unknown): value is AuditLineTooLong {
    return isMarked(value, auditLineTooLong);
  }
}

/** A cursor that was not made by this log, or no longer leads anywhere. */
export class CursorInvalid extends Error {
  override readonly name = "CursorInvalid";

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    Object.defineProperty(this, cursorInvalid, { value: true });
  }

  /** True for an error made by any copy of this package. */
  static isInstance(value: unknown): value is CursorInvalid {
    return isMarked(value, cursorInvalid);
  }
}

/**
 * Tasks, idempotency records or counters cannot be reached, or the ledger cannot be opened. The message may be
 * logged, never answered.
 */
export class LedgerUnavailable extends Error {
  override readonly name = "LedgerUnavailable";
  /** What became of the change that was asked for: `none`, it was not made; `unknown`, it may have been. */
  readonly outcome: "none" | "unknown";

  constructor(message: string, options: ErrorOptions & { readonly outcome: "none" | "unknown" }) {
    super(message, options);
    Object.defineProperty(this, ledgerUnavailable, { value: true });
    this.outcome = options.outcome;
  }

  /** True for an error made by any copy of this package. */
  static isInstance(value: unknown): value is LedgerUnavailable {
    return isMarked(value, ledgerUnavailable);
  }
}

function isMarked(value: unknown, marker: symbol): boolean {
  return typeof value === "object" && value !== null && marker in value;
}
