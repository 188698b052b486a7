import type { MemoryObject, Subject } from "../generated/types.ts";
import { hashOf } from "./hash.ts";
import { hidesContent } from "./hides-content.ts";

/** Where the protocol keeps a memory's dedupe key. */
export const DEDUPE_KEY = "mgp:dedupe_key";
/** Where we keep a merge hint's conflict key, so that later hints can find it. */
export const CONFLICT_KEY = "mgp:conflict_key";
/** Where we keep a merge hint's source priority, so that later hints can be compared with it. */
export const SOURCE_PRIORITY = "mgp:source_priority";

/**
 * What a key was made of: two memories of one subject and type that share a statement or a key share the hash. A statement
 * that is hidden is of a kind of its own: a query for it by what it says asks for hidden ones.
 */
export type MatchKind = "dedupe" | "conflict" | StatementKind;

type StatementKind = "statement" | "hidden_statement";

/** The hash of one key, bound to subject and type; scope plays no part. @returns 32 hexadecimal digits */
export function matchKey(kind: MatchKind, subject: Subject, type: string, value: string): string {
  return hashOf([kind, subject.kind, subject.id, type, value]);
}

/**
 * The keys under which a memory can be found by a hint: 0 to 3, ascending. Empty values make no key.
 *
 * @returns hashes of 32 hexadecimal digits
 */
export function matchKeysOf(memory: MemoryObject): readonly string[] {
  return keysOf(memory, [hidesContent(memory) ? "hidden_statement" : "statement"]);
}

/**
 * The keys by which a hinted write of a memory looks for those that stand for the same: 0 to 4, ascending.
 *
 * @param inHidden a hidden statement is looked for, and looks for its like, as an open one does: it confirms what it says
 *   to the one who has guessed it. Else it plays no part.
 * @returns hashes of 32 hexadecimal digits
 */
export function soughtKeysOf(memory: MemoryObject, inHidden: boolean): readonly string[] {
  if (inHidden) return keysOf(memory, ["statement", "hidden_statement"]);
  return keysOf(memory, hidesContent(memory) ? [] : ["statement"]);
}

function keysOf(memory: MemoryObject, statements: readonly StatementKind[]): readonly string[] {
  const keys: string[] = [];
  const add = (kind: MatchKind, value: unknown): void => {
    if (typeof value === "string" && value !== "") keys.push(matchKey(kind, memory.subject, memory.type, value));
  };
  add("dedupe", memory.extensions?.[DEDUPE_KEY]);
  add("conflict", memory.extensions?.[CONFLICT_KEY]);
  for (const kind of statements) add(kind, memory.content["statement"]);
  return keys.toSorted();
}
