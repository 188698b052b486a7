import { MgpError } from "@mgp/core";
import type { Incoming } from "./incoming.ts";

/** What the tenant header says; `undefined`: there is none. */
export type TenantHeader = { readonly tenant: string | undefined } | { readonly fault: MgpError };

// A mark of byte order is part of the name, as it is in a body's string.
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Reads the tenant header as the UTF-8 that a body is, so that one name is one tenant in both.
 *
 * @param name the header's, in lower case
 */
export function readTenantHeader(incoming: Incoming, name: string): TenantHeader {
  const [value, ...more] = incoming.headerLines(name);
  if (value === undefined) return { tenant: undefined };
  if (more.length > 0) return { fault: invalid(`The header ${name} was sent more than once. Send it once.`) };
  try {
    return { tenant: decoder.decode(Buffer.from(value, "latin1")) };
  } catch {
    return { fault: invalid(`The header ${name} is not valid UTF-8.`) };
  }
}

function invalid(message: string): MgpError {
  return new MgpError("MGP_INVALID_OBJECT", message);
}
