import { MgpError } from "@mgp/core";

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

/** Refuses a body by its announced length, before a byte of it is read. */
export function checkAnnouncedLength(contentLength: string | undefined, limit: number): void {
  if (contentLength !== undefined && Number(contentLength) > limit) throw bodyTooLarge(limit);
}
