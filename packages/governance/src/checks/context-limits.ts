import { isJsonObject, MgpError } from "@mgp/core";
import type { JsonValue } from "@mgp/core";
import { TENANT_LENGTH } from "../caller/tenants.ts";

/** UTF-16 units of a text in `policy_context`: the context goes into the audit log with every request. */
const TEXT_LENGTH = 512;

/** UTF-8 bytes of the JSON of a whole context. */
const CONTEXT_BYTES = 8 * 1024;

/** The most that JSON spends on a UTF-16 unit (`\u0000`), on a number, and on the marks around a value. */
const BYTES_OF_UNIT = 6;
const BYTES_OF_NUMBER = 32;
const BYTES_AROUND = 4;

/** @throws MgpError `MGP_INVALID_OBJECT` that names the field and the limit */
export function requireShortContext(context: JsonValue | undefined): void {
  if (!isJsonObject(context)) return;
  for (const [name, value] of Object.entries(context)) {
    if (typeof value !== "string") continue;
    const limit = name === "tenant_id" ? TENANT_LENGTH : TEXT_LENGTH;
    if (value.length > limit) throw tooLong(`policy_context.${name}`, `${limit} characters`, limit);
  }
  if (mostBytes(context) > CONTEXT_BYTES && Buffer.byteLength(JSON.stringify(context)) > CONTEXT_BYTES)
    throw tooLong("policy_context", `${CONTEXT_BYTES} bytes`, CONTEXT_BYTES);
}

/** More bytes than the JSON of the value has, found without making it: few contexts come near the limit. */
function mostBytes(value: JsonValue): number {
  if (typeof value === "string") return BYTES_OF_UNIT * value.length + BYTES_AROUND;
  if (typeof value !== "object" || value === null) return BYTES_OF_NUMBER;
  let bytes = BYTES_AROUND;
  for (const [key, member] of Object.entries(value)) bytes += mostBytes(key) + mostBytes(member);
  return bytes;
}

function tooLong(field: string, most: string, limit: number): MgpError {
  return new MgpError("MGP_INVALID_OBJECT", `${field} is longer than ${most}.`, { details: { field, limit } });
}
