import { isDeepStrictEqual } from "node:util";
import type { MemoryObject } from "@mgp/core";

/**
 * Are two memories without server-owned fields the same, as JSON? A `backend_ref` and `extensions` that are absent are
 * the same as empty ones, since a view always has both.
 */
export function isSameMemory(left: MemoryObject, right: MemoryObject): boolean {
  return isDeepStrictEqual(asJson(left), asJson(right));
}

/** JSON has one zero, whatever its sign. */
function asJson({ backend_ref: reference = {}, extensions = {}, ...rest }: MemoryObject): unknown {
  return JSON.parse(JSON.stringify({ ...rest, backend_ref: reference, extensions }));
}
