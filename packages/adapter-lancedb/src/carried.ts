import type { CursorPart } from "@mgp/adapter-kit";
import { cursorInvalid } from "@mgp/core";
import { HEAD, NEAREST } from "./search-bounds.ts";

/** What the first page of a search hands to those behind it, so that what does not change keeps its rank on all of them. */
export interface Carried {
  /** Whether the query's vector takes part: it does on every page, or on none. */
  readonly by: "words" | "meaning";
  /** The BM25 of the best holder. */
  readonly best: number;
  /** The score of the last hit of the head. */
  readonly lowest: number;
  /** The rows that are ranked by everything. */
  readonly head: readonly number[];
  /** Further records hold a word. */
  readonly hasOthers: boolean;
}

/** @param feed of the table: rows and versions of another one have other numbers */
export function carriedParts({ by, best, lowest, head, hasOthers }: Carried, feed: string): readonly CursorPart[] {
  return [feed, by, best, lowest, head.join(" "), hasOthers ? 1 : 0];
}

/** @throws StoreError `cursor_invalid` */
export function carriedIn([ofFeed, by, best, lowest, rowIds, others]: readonly unknown[], feed: string): Carried {
  if (ofFeed !== feed || (by !== "words" && by !== "meaning")) throw cursorInvalid();
  if (!isScore(best) || !isScore(lowest) || typeof rowIds !== "string") throw cursorInvalid();
  return { by, best, lowest, head: rowIdsIn(rowIds), hasOthers: others === 1 };
}

function rowIdsIn(text: string): readonly number[] {
  const rowIds = text === "" ? [] : text.split(" ").map(Number);
  if (rowIds.length > HEAD + NEAREST || !rowIds.every((one) => Number.isSafeInteger(one) && one >= 0))
    throw cursorInvalid();
  return rowIds;
}

function isScore(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}
