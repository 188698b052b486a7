import type { MemoryObject } from "../generated/types.ts";
import { isObject } from "../json/is-object.ts";
import { hashOf } from "./hash.ts";

/** Where a memory keeps its labels: a flat object of keys and values. */
export const LABELS = "mgp:labels";

/** How many labels a memory is found by. */
export const MAX_LABELS = 16;

/**
 * The hash of one label: its key with its value. A number and the text that reads like it are different labels.
 *
 * @returns 32 hexadecimal digits
 */
export function labelKey(name: string, value: string | number | boolean): string {
  return hashOf(["label", name, typeof value, String(value)]);
}

/**
 * The hashes of a memory's labels, ascending; a value that is no text, number or boolean makes none.
 *
 * @returns hashes of 32 hexadecimal digits
 */
export function labelKeysOf(memory: MemoryObject): readonly string[] {
  const labels = memory.extensions?.[LABELS];
  if (!isObject(labels)) return [];
  const keys: string[] = [];
  for (const [name, value] of Object.entries(labels)) {
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
      keys.push(labelKey(name, value));
  }
  return keys.toSorted().slice(0, MAX_LABELS);
}
