import type { MemoryObject, Subject } from "../generated/types.ts";
import { hashOf } from "./hash.ts";

/** The hash under which everything about one subject is found. */
export function personKey(subject: Subject): string {
  return hashOf(["person", subject.kind, subject.id]);
}

/** The subjects that a memory speaks of: the one it is about, and the one who asserted it. */
export function personKeysOf(memory: MemoryObject): readonly string[] {
  const keys = [personKey(memory.subject)];
  if (memory.asserted_by !== undefined) {
    const assertedBy = personKey(memory.asserted_by);
    if (assertedBy !== keys[0]) keys.push(assertedBy);
  }
  return keys;
}
