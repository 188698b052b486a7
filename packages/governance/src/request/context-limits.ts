import { isJsonObject, MgpError } from "@mgp/core";
import type { JsonValue } from "@mgp/core";
import { TENANT_LENGTH } from "../caller/tenants.ts";

/** UTF-16 units of a text in `policy_context`: the context goes into the audit log with every request. */
const TEXT_LENGTH = 512;

/** UTF-8 bytes of the JSON of a whole context. */
const CONTEXT_BYTES = 8 * 1024;

/** @throws MgpError `MGP_INVALID_OBJECT` that names the field and the limit */
export function requireShortContext(context: JsonValue | undefined): void {
  if (!isJsonObject(context)) return;
  for (const [name, value] of Object.entries(context)) {
    if (typeof value !== "string") continue;
    const limit = name === "tenant_id" ? TENANT_LENGTH : TEXT_LENGTH;
    if (value.length > limit) throw tooLong(`policy_context.${name}`, `${limit} characters`, limit);
  }
  if (Buffer.byteLength(JSON.stringify(context)) > CONTEXT_BYTES)
    throw tooLong("policy_context", `${CONTEXT_BYTES} bytes`, CONTEXT_BYTES);
}

function tooLong(field: string, most: string, limit: number): MgpError {
  return new MgpError("MGP_INVALID_OBJECT", `${field} is longer than ${most}.`, { details: { field, limit } });
}
