import { cursorInvalid, cursorParts, type Rank, rankIn } from "@mgp/core";
import type { Place } from "./sql/changes.ts";

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
  /** The highest BM25 on the first page, where meaning counts too. Absent: the search goes by words alone. */
  readonly best?: number;
}

export function searchCursor({ rank, counts, best }: SearchPosition): string {
  return JSON.stringify(["search", rank.score, rank.updatedAt, rank.memoryId, best ?? null, ...counts]);
}

export function readSearchCursor(cursor: string): SearchPosition {
  const [kind, score, updatedAt, memoryId, best, ...counts] = cursorParts(cursor);
  const isOurs =
    kind === "search" &&
    (best === null || typeof best === "number") &&
    counts.every((count) => typeof count === "number");
  if (!isOurs) throw cursorInvalid();
  return { rank: rankIn([score, updatedAt, memoryId]), counts, ...(best === null ? {} : { best }) };
}

export function changeCursor({ feed, place, horizon }: ChangePosition): string {
  return JSON.stringify(["change", feed, place.xid, place.seq, horizon.xid, horizon.seq]);
}

export function readChangeCursor(cursor: string): ChangePosition {
  const [kind, feed, xid, seq, horizonXid, horizonSeq] = cursorParts(cursor);
  if (kind !== "change" || typeof feed !== "string") throw cursorInvalid();
  return { feed, place: placeOf(xid, seq), horizon: placeOf(horizonXid, horizonSeq) };
}

function placeOf(xid: unknown, seq: unknown): Place {
  if (!isDigits(xid) || !isDigits(seq)) throw cursorInvalid();
  return { xid, seq };
}

function isDigits(value: unknown): value is string {
  return typeof value === "string" && /^\d{1,18}$/.test(value);
}
