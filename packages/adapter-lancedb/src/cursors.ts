import { readSearchCursor, type SearchPosition } from "@mgp/adapter-kit";
import { cursorInvalid } from "@mgp/core";

/** A place in the answer to a search. */
export interface LanceDbPosition extends SearchPosition {
  /** Whether the query's vector took part: it does on every page, or on none. */
  readonly by: "words" | "meaning";
  /** First what was ranked by everything, then further records that hold a word. */
  readonly part: "head" | "tail";
}

/** @throws StoreError `cursor_invalid` */
export function readPosition(cursor: string): LanceDbPosition {
  const { position, own } = readSearchCursor(cursor);
  const [by, part] = own;
  if ((by !== "words" && by !== "meaning") || (part !== "head" && part !== "tail")) throw cursorInvalid();
  return { ...position, by, part };
}
