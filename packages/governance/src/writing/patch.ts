import { isDeepStrictEqual } from "node:util";
import { isJsonObject, isObject, MgpError } from "@mgp/core";
import type { JsonObject, JsonValue, MemoryObject } from "@mgp/core";
import { serverReferenceKeys } from "../views/reference.ts";
import { requireLifetime, requireValid } from "./incoming.ts";

/** Of a patch these are merged key by key, one level deep; every other field is replaced. `null` takes a key away. */
const mergedFields: ReadonlySet<string> = new Set(["backend_ref", "content", "extensions"]);

/** The keys of `backend_ref` that a patch may repeat but not change. */
const fixedReferenceKeys: readonly string[] = [...serverReferenceKeys, "tenant_id"];

/**
 * A memory with a patch applied, validated.
 *
 * @param shown the `backend_ref` that is shown to the caller, with the server's keys: a patch may repeat them
 * @param stored the memory as it is stored
 * @throws MgpError `MGP_INVALID_OBJECT` when the patch changes what is fixed, or the result is no memory
 */
export function applyPatch(stored: MemoryObject, shown: JsonObject, patch: JsonObject): MemoryObject {
  requireUnchanged("memory_id", patch["memory_id"], stored.memory_id);
  const reference = patch["backend_ref"];
  if (isJsonObject(reference)) {
    for (const key of fixedReferenceKeys) {
      requireUnchanged(`backend_ref.${key}`, reference[key], shown[key]);
    }
  }
  const patched: Record<string, unknown> = { ...stored };
  for (const [key, value] of Object.entries(patch)) {
    const before: unknown = patched[key];
    patched[key] = mergedFields.has(key) && isJsonObject(value) ? mergeKeys(before, value) : value;
  }
  if (isJsonObject(reference)) patched["backend_ref"] = withoutServerKeys(patched["backend_ref"], stored);
  requireValid(patched);
  requireLifetime(patched);
  return patched;
}

function mergeKeys(before: unknown, patch: JsonObject): object {
  const merged = { ...(isObject(before) ? before : {}), ...patch };
  return Object.fromEntries(Object.entries(merged).filter(([key]) => patch[key] !== null));
}

function requireUnchanged(field: string, value: JsonValue | undefined, current: JsonValue | undefined): void {
  if (value === undefined || isDeepStrictEqual(value, current)) return;
  throw new MgpError("MGP_INVALID_OBJECT", `${field} cannot be changed by a patch. Leave it out.`, {
    details: { field: `payload.patch.${field}` },
  });
}

/** A patch that repeats what the server shows must not store it: state and revision belong to the record. */
function withoutServerKeys(reference: unknown, stored: MemoryObject): unknown {
  if (!isObject(reference)) return reference;
  const kept = { ...reference };
  for (const key of fixedReferenceKeys) {
    if (stored.backend_ref?.[key] === undefined) delete kept[key];
  }
  return kept;
}
