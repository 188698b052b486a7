import type { ErrorCode, JsonObject } from "../generated/types.ts";
import { errorCodes } from "./error-codes.ts";

const marker: unique symbol = Symbol.for("mgp.error");

/**
 * The one error that reaches a client. Its message and details are sent as they are, so they never carry a
 * driver's text, a path, a secret or a memory's content; what a log may show besides is the `cause`.
 *
 * @see Memory Governance Protocol, error envelope (`response-envelope.schema.json`)
 */
export class MgpError extends Error {
  readonly code: ErrorCode;
  readonly details: JsonObject;
  /** HTTP status: the code's own, unless the transport has a more exact one (401, 404, 405, 413, 415, 429). */
  readonly status: number;

  constructor(
    code: ErrorCode,
    message: string = errorCodes[code].message,
    options: { readonly details?: JsonObject; readonly status?: number; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "MgpError";
    Object.defineProperty(this, marker, { value: true });
    this.code = code;
    this.details = options.details ?? {};
    this.status = options.status ?? errorCodes[code].status;
  }

  /** True for an error made by any copy of this package: two installed versions still understand each other. */
  static isInstance(value: unknown): value is MgpError {
    return typeof value === "object" && value !== null && marker in value;
  }
}
