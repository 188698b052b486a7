import { readSearchCursor, type SearchPosition } from "@mgp/adapter-kit";
import { cursorInvalid, cursorParts } from "@mgp/core";
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
export interface PostgresPosition extends SearchPosition {
  readonly by: "words" | "meaning";
  /** The highest BM25 on the first page, where meaning counts too. */
  readonly best: number | undefined;
}

/** @throws StoreError `cursor_invalid` */
export function readPosition(cursor: string): PostgresPosition {
  const { position, own } = readSearchCursor(cursor);
  const [best] = own;
  if (best === null) return { ...position, by: "words", best: undefined };
  if (typeof best !== "number") throw cursorInvalid();
  return { ...position, by: "meaning", best };
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
