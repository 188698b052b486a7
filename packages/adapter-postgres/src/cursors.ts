import { StoreError } from "@mgp/core";
import type { Place } from "./sql/changes.ts";
import type { Rank } from "./sql/search.ts";

/** A place in the change feed of one store. */
export interface ChangePosition {
  readonly feed: string;
  /** Everything up to here was read. */
  readonly place: Place;
  /** No purge up to here concerns the reader: when it began, they were forgotten already. */
  readonly horizon: Place;
}

/** A place in the answer to a search. */
export interface SearchPosition {
  readonly rank: Rank;
  /**
   * What the first page counted: records, their mean length, and how many hold each token of the query. Every page
   * scores with it, so that the order stands however much is written meanwhile.
   */
  readonly counts: readonly number[];
}

export function idCursor(id: string): string {
  return JSON.stringify(["id", id]);
}

export function readIdCursor(cursor: string): string {
  const [kind, id] = partsOf(cursor);
  if (kind !== "id" || typeof id !== "string") throw invalid();
  return id;
}

export function searchCursor({ rank, counts }: SearchPosition): string {
  return JSON.stringify(["search", rank.score, rank.updatedAt, rank.memoryId, ...counts]);
}

export function readSearchCursor(cursor: string): SearchPosition {
  const [kind, score, updatedAt, memoryId, ...counts] = partsOf(cursor);
  const isOurs =
    kind === "search" &&
    typeof score === "number" &&
    typeof updatedAt === "number" &&
    typeof memoryId === "string" &&
    counts.every((count) => typeof count === "number");
  if (!isOurs) throw invalid();
  return { rank: { score, updatedAt, memoryId }, counts };
}

export function changeCursor({ feed, place, horizon }: ChangePosition): string {
  return JSON.stringify(["change", feed, place.xid, place.seq, horizon.xid, horizon.seq]);
}

export function readChangeCursor(cursor: string): ChangePosition {
  const [kind, feed, xid, seq, horizonXid, horizonSeq] = partsOf(cursor);
  if (kind !== "change" || typeof feed !== "string") throw invalid();
  return { feed, place: placeOf(xid, seq), horizon: placeOf(horizonXid, horizonSeq) };
}

export function invalid(): StoreError {
  return new StoreError("cursor_invalid", "the cursor is not one of this store's, or too old");
}

function placeOf(xid: unknown, seq: unknown): Place {
  if (!isDigits(xid) || !isDigits(seq)) throw invalid();
  return { xid, seq };
}

function isDigits(value: unknown): value is string {
  return typeof value === "string" && /^\d{1,18}$/.test(value);
}

function partsOf(cursor: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(cursor);
    if (Array.isArray(parts)) return parts;
  } catch {
    // Not JSON: not ours.
  }
  throw invalid();
}
