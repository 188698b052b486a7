const marker: unique symbol = Symbol.for("mgp.store-error");

/**
 * Why a store could not do what it was asked.
 *
 * - `unavailable`: the backend cannot be reached, or the store is closed; nothing took effect.
 * - `unwritable`: it can be read and takes no change now (a full disk, a read-only file system, a standby); nothing took
 *   effect.
 * - `busy`: it answered that it has no room now; nothing took effect; `retryAfterMs` may say when to come back.
 * - `deadline`, `cancelled`: given up before any effect began.
 * - `unknown_outcome`: the effect may or may not have happened (a lost connection, a timeout after sending).
 *   Governance then reads the record and looks for its `writeId`; an adapter never guesses.
 * - `invalid`: this record or query cannot be stored or asked here, whatever the time.
 * - `too_large`: over one of the declared `limits`.
 * - `unsupported`: a promise that the manifest or the guarantees do not make.
 * - `cursor_invalid`: a cursor this store did not make, or one whose position it no longer has.
 * - `damaged`: what is stored cannot be read back.
 * - `misconfigured`: an option is missing or wrong; thrown while opening, and names the option and the fix.
 */
export type StoreErrorCode =
  | "unavailable"
  | "unwritable"
  | "busy"
  | "deadline"
  | "cancelled"
  | "unknown_outcome"
  | "invalid"
  | "too_large"
  | "unsupported"
  | "cursor_invalid"
  | "damaged"
  | "misconfigured";

/**
 * The only error that an adapter throws. The message is the adapter's own words and may be shown to an operator;
 * the driver's error belongs in `cause`, which goes to the log and never into a response.
 */
export class StoreError extends Error {
  readonly code: StoreErrorCode;
  /** Milliseconds after which a retry makes sense. */
  readonly retryAfterMs?: number;

  constructor(
    code: StoreErrorCode,
    message: string,
    options: { readonly cause?: unknown; readonly retryAfterMs?: number } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "StoreError";
    Object.defineProperty(this, marker, { value: true });
    this.code = code;
    if (options.retryAfterMs !== undefined) this.retryAfterMs = options.retryAfterMs;
  }

  /** True for an error made by any copy of this package: an adapter may bring another version of core. */
  static isInstance(value: unknown): value is StoreError {
    return typeof value === "object" && value !== null && marker in value;
  }
}
