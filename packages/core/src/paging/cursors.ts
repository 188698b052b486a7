import { StoreError } from "../adapter/store-error.ts";
import type { NewestPlace } from "./newest-place.ts";
import type { Rank } from "./rank.ts";

/**
 * Cursors as the text of a JSON array. They travel through clients: each says where to go on, never for whom, and is
 * checked when it comes back.
 */

/** A place in the change feed of one store. */
export interface ChangePosition {
  /** Tells the feeds of two stores apart; where changes are kept in a process, those of two processes. */
  readonly feed: string;
  /** Everything up to here was read. */
  readonly position: number;
  /** No purge up to here concerns the reader: when it began, they were forgotten already. */
  readonly horizon: number;
}

/** Behind an id, in lists that go by id. @returns the cursor as opaque text */
export function idCursor(id: string): string {
  return JSON.stringify(["id", id]);
}

/** @returns the id behind which the list goes on @throws StoreError `cursor_invalid` */
export function readIdCursor(cursor: string): string {
  const [kind, id] = cursorParts(cursor);
  if (kind !== "id" || typeof id !== "string") throw cursorInvalid();
  return id;
}

/** Behind a record, in lists that begin with what changed last. @returns the cursor as opaque text */
export function newestCursor({ updatedAt, memoryId }: NewestPlace): string {
  return JSON.stringify(["newest", updatedAt, memoryId]);
}

/** @returns the place behind which the list goes on @throws StoreError `cursor_invalid` */
export function readNewestCursor(cursor: string): NewestPlace {
  const [kind, updatedAt, memoryId] = cursorParts(cursor);
  if (kind !== "newest" || !isFiniteNumber(updatedAt) || typeof memoryId !== "string") throw cursorInvalid();
  return { updatedAt, memoryId };
}

/** Behind a hit, in searches that need to know nothing else of the page before. @returns the cursor as opaque text */
export function rankCursor({ score, updatedAt, memoryId }: Rank): string {
  return JSON.stringify(["rank", score, updatedAt, memoryId]);
}

/** @returns the rank behind which the search goes on @throws StoreError `cursor_invalid` */
export function readRankCursor(cursor: string): Rank {
  const [kind, ...rank] = cursorParts(cursor);
  if (kind !== "rank") throw cursorInvalid();
  return rankIn(rank);
}

/**
 * The rank in three parts of a cursor: score, time, id.
 *
 * @returns the rank behind which the search goes on
 * @throws StoreError `cursor_invalid`
 */
export function rankIn([score, updatedAt, memoryId]: readonly unknown[]): Rank {
  if (!isFiniteNumber(score) || !isFiniteNumber(updatedAt) || typeof memoryId !== "string") throw cursorInvalid();
  return { score, updatedAt, memoryId };
}

export function changeCursor({ feed, position, horizon }: ChangePosition): string {
  return JSON.stringify(["change", feed, position, horizon]);
}

/** @returns the position behind which the feed goes on @throws StoreError `cursor_invalid` */
export function readChangeCursor(cursor: string): ChangePosition {
  const [kind, feed, position, horizon] = cursorParts(cursor);
  if (kind !== "change" || typeof feed !== "string" || !isCount(position) || !isCount(horizon)) throw cursorInvalid();
  return { feed, position, horizon };
}

/**
 * The parts of a cursor, for stores that put more into theirs.
 *
 * @returns the parts in the order in which they were put in, not checked
 * @throws StoreError `cursor_invalid`
 */
export function cursorParts(cursor: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(cursor);
    if (Array.isArray(parts)) return parts;
  } catch {
    // Not JSON: no store's.
  }
  throw cursorInvalid();
}

export function cursorInvalid(): StoreError {
  return new StoreError("cursor_invalid", "the cursor is not from this store, or is too old");
}

/** JSON reads `1e999` as infinite. */
function isFiniteNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
