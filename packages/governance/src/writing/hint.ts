import { CONFLICT_KEY, matchKey, MgpError, soughtKeysOf, SOURCE_PRIORITY } from "@mgp/core";
import type { Match, MemoryMergeHint, MemoryObject, MemoryRecord } from "@mgp/core";
import type { MergingStrategy } from "./merge.ts";

/** A hint whose strategy changes an existing memory. */
export type MergingHint = MemoryMergeHint & { readonly strategy: MergingStrategy };

/** Does the hint say what to do with an existing memory, rather than refuse it? */
export function isMerging(hint: MemoryMergeHint | undefined): hint is MergingHint {
  return hint !== undefined && hint.strategy !== "create" && hint.strategy !== "manual_review_required";
}

/**
 * How a hinted write finds the memory that it is about, besides by its own id.
 *
 * @param inHidden its statement may also be that of a memory whose content is hidden
 */
export function matchOf(memory: MemoryObject, hint: MemoryMergeHint, inHidden: boolean): Match {
  return {
    ...(hint.if_match_memory_id === undefined ? {} : { memoryId: hint.if_match_memory_id }),
    keys: soughtKeysOf(memory, inHidden),
  };
}

/** What an existing memory that a hint has hit comes to, before anything is merged. */
export type HintVerdict = "merge" | "coalesce";

/** An existing memory that stands in the way of a write, and why. */
export interface HintHit {
  readonly record: MemoryRecord;
  readonly memory: MemoryObject;
  readonly by: "id" | "preferred" | "key";
  /** By which the write has looked. */
  readonly keys: Match["keys"];
}

/**
 * Holds the hint's conditions against the memory that it has hit.
 *
 * - `if_match_updated_at` has to be its `updated_at`, else its `created_at`, to the letter.
 * - `source_priority` (absent: 0) may not be lower than the stored one.
 * - A hit by `conflict_key` alone, by neither id nor dedupe key nor statement, is a conflict, unless the strategy
 *   says that the incoming memory is to change it.
 * - `coalesce_window_seconds`: a dedupe, reinforce or merge of something that changed less than that ago does nothing.
 *
 * @param now epoch milliseconds
 * @throws MgpError `MGP_CONFLICT_UNRESOLVED`
 */
export function judgeHint(hint: MergingHint, incoming: MemoryObject, hit: HintHit, now: number): HintVerdict {
  const stored = hit.memory;
  if (hint.if_match_updated_at !== undefined && hint.if_match_updated_at !== (stored.updated_at ?? stored.created_at)) {
    throw conflict("The memory has changed since (if_match_updated_at). Read it again before you decide.", hit);
  }
  const storedPriority = stored.extensions?.[SOURCE_PRIORITY];
  if (typeof storedPriority === "number" && (hint.source_priority ?? 0) < storedPriority) {
    throw conflict("The stored memory comes from a source of higher priority (source_priority).", hit);
  }
  if (hit.by === "key" && isConflictOnly(incoming, hit) && !overrides(hint.strategy)) {
    throw conflict("Another memory of this subject and type holds the same conflict_key.", hit);
  }
  const window = (hint.coalesce_window_seconds ?? 0) * 1000;
  const mayCoalesce = hint.strategy !== "upsert" && hint.strategy !== "replace" && hit.record.state === "active";
  // The time of the last change may be a client's, and lie ahead of our clock.
  return mayCoalesce && Math.abs(now - hit.record.updatedAt) < window ? "coalesce" : "merge";
}

function overrides(strategy: MergingStrategy): boolean {
  return strategy === "upsert" || strategy === "replace" || strategy === "merge";
}

function isConflictOnly(incoming: MemoryObject, { record, keys }: HintHit): boolean {
  const conflictKey = incoming.extensions?.[CONFLICT_KEY];
  if (typeof conflictKey !== "string") return false;
  const hash = matchKey("conflict", incoming.subject, incoming.type, conflictKey);
  return keys.every((key) => key === hash || !record.matchKeys.includes(key));
}

function conflict(message: string, hit: HintHit): MgpError {
  return new MgpError("MGP_CONFLICT_UNRESOLVED", message, { details: { memory_id: hit.record.memoryId } });
}
