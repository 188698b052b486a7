import { cursorInvalid, cursorParts, type Rank, rankIn } from "@mgp/core";

/** A place in the answer to a search. */
export interface SearchPosition {
  /** Whether the query's vector took part: it does on every page, or on none. */
  readonly by: "words" | "vector";
  /** First what was ranked by everything, then further records that hold a word. */
  readonly part: "head" | "tail";
  readonly rank: Rank;
}

export function searchCursor({ by, part, rank }: SearchPosition): string {
  return JSON.stringify(["search", by, part, rank.score, rank.updatedAt, rank.memoryId]);
}

export function readSearchCursor(cursor: string): SearchPosition {
  const [kind, by, part, ...rank] = cursorParts(cursor);
  const isOurs = kind === "search" && (by === "words" || by === "vector") && (part === "head" || part === "tail");
  if (!isOurs) throw cursorInvalid();
  return { by, part, rank: rankIn(rank) };
}
