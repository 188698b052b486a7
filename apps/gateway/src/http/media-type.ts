import { MgpError } from "@mgp/core";
import type { Incoming } from "./incoming.ts";

const jsonMediaType = /^application\/(?:json|[a-z0-9!#$&^_.+-]+\+json)[ \t]*(?:;|$)/i;

/** Refuses a body that is not JSON, and one that would have to be unpacked: the limits count the bytes that arrive. */
export function checkMediaType(incoming: Incoming): void {
  const encoding = incoming.header("content-encoding");
  if (encoding !== undefined && encoding.toLowerCase() !== "identity")
    throw unsupported("A body with a content encoding is not accepted.");
  const type = incoming.header("content-type");
  // The usual case first: it needs no regular expression.
  if (type !== "application/json" && (type === undefined || !jsonMediaType.test(type)))
    throw unsupported("The body must be sent as application/json.");
}

function unsupported(message: string): MgpError {
  return new MgpError("MGP_INVALID_OBJECT", message, { status: 415 });
}
