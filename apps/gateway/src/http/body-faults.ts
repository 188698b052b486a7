import { MgpError } from "@mgp/core";
import type { HeldBytes } from "./byte-budget.ts";

/** The body is longer than it may be. */
export function bodyTooLarge(limit: number): MgpError {
  return new MgpError("MGP_INVALID_OBJECT", `The body is larger than ${limit} bytes.`, {
    status: 413,
    details: { limit_bytes: limit },
  });
}

/** The client stopped sending before the end. */
export function bodyCutShort(): MgpError {
  return new MgpError("MGP_INVALID_OBJECT", "The body ended before it was complete.");
}

/**
 * Refuses a body by its announced length, before a byte of it is read: one that is too large, or has no room.
 *
 * @throws MgpError 413 or 429
 */
export function holdAnnounced(contentLength: string | undefined, limit: number, held: Pick<HeldBytes, "hold">): void {
  const length = Number(contentLength ?? 0);
  const refusal = length > limit ? bodyTooLarge(limit) : held.hold(length);
  if (refusal !== undefined) throw refusal;
}
