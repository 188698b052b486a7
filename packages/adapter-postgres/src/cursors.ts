import { cursorInvalid, cursorParts, type ListOrder, readIdCursor, readNewestCursor } from "@mgp/core";
import type { Place } from "./sql/changes.ts";
import type { ListStart } from "./sql/lists.ts";

/** A place in the change feed of one store. */
export interface ChangePosition {
  readonly feed: string;
  /** Everything up to here was read. */
  readonly place: Place;
  /** No purge up to here concerns the reader: when it began, they were forgotten already. */
  readonly horizon: Place;
}

/** @throws StoreError `cursor_invalid` */
export function listStart(order: ListOrder, cursor: string | undefined): ListStart {
  if (order === "id") return { order, after: cursor === undefined ? undefined : readIdCursor(cursor) };
  return { order, after: cursor === undefined ? undefined : readNewestCursor(cursor) };
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
