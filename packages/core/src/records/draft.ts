import type { RecordDraft } from "../adapter/memory-record.ts";
import type { MemoryObject } from "../generated/types.ts";
import type { MemoryState } from "../lifecycle/states.ts";
import { hidesContent } from "./hides-content.ts";
import { LATEST_INSTANT, parseInstant } from "./instant.ts";
import { labelKeysOf } from "./label-keys.ts";
import { matchKeysOf } from "./match-keys.ts";
import { personKeysOf } from "./person-keys.ts";
import { validityOf } from "./validity.ts";

/** How many writes a record remembers: a full list that does not hold a write may have held it once. */
export const REMEMBERED_WRITES = 8;

/** What a draft holds besides the memory. */
export interface DraftState {
  readonly state: MemoryState;
  readonly stateChangedAt?: number;
  readonly stateReason?: string;
  /** The writes before this one, oldest first, and this one last. */
  readonly writeIds: readonly string[];
  /** Epoch milliseconds; stands in for a `created_at` that cannot be read. */
  readonly now: number;
  /** Where the first write stands in its session; a record that replaces another keeps it. */
  readonly session?: Pick<RecordDraft, "thread" | "place">;
}

/**
 * The record of a memory: its text, and everything that a store indexes, derived from it.
 *
 * @returns the draft, which a store is given
 */
export function draftOf(memory: MemoryObject, state: DraftState): RecordDraft {
  const createdAt = parseInstant(memory.created_at) ?? state.now;
  const updatedAt = memory.updated_at === undefined ? undefined : parseInstant(memory.updated_at);
  const expiresAt = expiryOf(memory);
  return {
    memoryId: memory.memory_id,
    state: state.state,
    ...(state.stateChangedAt === undefined ? {} : { stateChangedAt: state.stateChangedAt }),
    ...(state.stateReason === undefined ? {} : { stateReason: state.stateReason }),
    body: JSON.stringify(memory),
    subject: { kind: memory.subject.kind, id: memory.subject.id },
    scope: memory.scope,
    type: memory.type,
    ...(memory.sensitivity === undefined ? {} : { sensitivity: memory.sensitivity }),
    hidden: hidesContent(memory),
    createdAt,
    updatedAt: updatedAt ?? createdAt,
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...validityOf(memory),
    matchKeys: matchKeysOf(memory),
    personKeys: personKeysOf(memory),
    labelKeys: labelKeysOf(memory),
    ...(state.session?.thread === undefined ? {} : { thread: state.session.thread }),
    ...(state.session?.place === undefined ? {} : { place: state.session.place }),
    writeIds: state.writeIds.slice(-REMEMBERED_WRITES),
  };
}

/**
 * Epoch milliseconds from which a memory counts as expired by time: `created_at` plus `ttl_seconds`. Never
 * (`undefined`) for 0, for a `created_at` that cannot be read, and beyond the last instant that can be named.
 *
 * @returns epoch milliseconds, or `undefined`
 */
export function expiryOf(memory: MemoryObject): number | undefined {
  if (memory.ttl_seconds === undefined || memory.ttl_seconds === 0) return undefined;
  const createdAt = parseInstant(memory.created_at);
  if (createdAt === undefined) return undefined;
  const expiresAt = createdAt + memory.ttl_seconds * 1000;
  return expiresAt > LATEST_INSTANT ? undefined : expiresAt;
}
