import type { MemoryObject, Subject } from "../generated/types.ts";
import { hashOf } from "./hash.ts";

/** The hash under which everything about one subject is found. @returns 32 hexadecimal digits */
export function personKey(subject: Subject): string {
  return hashOf(["person", subject.kind, subject.id]);
}

/**
 * The hash under which relationships are found by one of their ends, in the words of the memory.
 *
 * @returns 32 hexadecimal digits
 */
export function relationEndKey(entity: string): string {
  return hashOf(["relation-end", entity]);
}

/**
 * Who a memory speaks of: the subject that it is about, the one who asserted it, and both ends of a relationship, each
 * once.
 *
 * @returns hashes of 32 hexadecimal digits
 */
export function personKeysOf(memory: MemoryObject): readonly string[] {
  const keys = [personKey(memory.subject)];
  if (memory.asserted_by !== undefined) keys.push(personKey(memory.asserted_by));
  if (memory.type === "relationship") {
    for (const end of [memory.content["subject_entity"], memory.content["object_entity"]])
      if (typeof end === "string" && end !== "") keys.push(relationEndKey(end));
  }
  return keys.length === 1 ? keys : [...new Set(keys)];
}
