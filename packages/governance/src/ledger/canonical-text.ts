import { canonicalJson, isObject } from "@mgp/core";

/**
 * The canonical JSON of an object, with its member `chain` set to another: the text of `canonicalJson` in half its
 * time, for the one place where every request pays for it. The members are put in order, and `JSON.stringify` prints
 * them all at once.
 *
 * @see RFC 8785, JSON Canonicalization Scheme
 */
export function canonicalWithChain(entry: Readonly<Record<string, unknown>>, chain: object): string {
  const keys = Object.keys(entry);
  if (!keys.includes("chain")) keys.push("chain");
  const ordered: Record<string, unknown> = {};
  for (const key of sortKeys(keys)) {
    const member = inOrder(key === "chain" ? chain : entry[key]);
    if (member === unordered || isUnruly(key)) return canonicalJson({ ...entry, chain });
    ordered[key] = member;
  }
  return JSON.stringify(ordered);
}

/** Stands for what no object can hold in order. */
const unordered = Symbol("unordered");

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) {
    if (value.length === 0) return value;
    const items = value.map(inOrder);
    return items.includes(unordered) ? unordered : items;
  }
  if (!isObject(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const key of sortKeys(Object.keys(value))) {
    const member = inOrder(value[key]);
    if (member === unordered || isUnruly(key)) return unordered;
    copy[key] = member;
  }
  return copy;
}

/** A key like "7" comes first in every JavaScript object, and one is no member at all. */
function isUnruly(key: string): boolean {
  const first = key.charCodeAt(0);
  return (first >= 48 && first <= 57) || key === "__proto__";
}

/** By UTF-16 unit, in place. For the few keys of an event this beats `sort`, which copies in and out. */
function sortKeys(keys: string[]): string[] {
  if (keys.length > 32) return keys.toSorted();
  for (let index = 1; index < keys.length; index += 1) {
    const key = keys[index] ?? "";
    let place = index - 1;
    for (let before = keys[place]; before !== undefined && before > key; before = keys[place]) {
      keys[place + 1] = before;
      place -= 1;
    }
    keys[place + 1] = key;
  }
  return keys;
}
