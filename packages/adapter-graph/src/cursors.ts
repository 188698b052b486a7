import { cursorInvalid, cursorParts, type Rank, rankIn } from "@mgp/core";

/** A place in the answer to a search. */
export interface SearchPosition {
  /** Direct hits come first, then those over edges. */
  readonly phase: "direct" | "graph";
  readonly rank: Rank;
  /**
   * What the first page counted: records, tokens, and how many records hold each token of the query. Every page
   * scores with it, so that the order stands however much is written meanwhile, and whichever worker answers.
   */
  readonly counts: readonly number[];
}

export function searchCursor({ phase, rank, counts }: SearchPosition): string {
  return JSON.stringify([phase, rank.score, rank.updatedAt, rank.memoryId, ...counts]);
}

export function readSearchCursor(cursor: string): SearchPosition {
  const [phase, score, updatedAt, memoryId, ...counts] = cursorParts(cursor);
  if ((phase !== "direct" && phase !== "graph") || !counts.every(isCount)) throw cursorInvalid();
  return { phase, rank: rankIn([score, updatedAt, memoryId]), counts };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
