import { StoreError } from "@mgp/core";
import type { Rank } from "./best-hits.ts";

/** A place in the change feed of one database. */
export interface ChangePosition {
  readonly feed: string;
  /** Everything up to here was read. */
  readonly position: number;
  /** No purge up to here concerns the reader: when it began, they were forgotten already. */
  readonly horizon: number;
}

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

export function idCursor(id: string): string {
  return JSON.stringify(["id", id]);
}

export function readIdCursor(cursor: string): string {
  const [kind, id] = partsOf(cursor);
  if (kind !== "id" || typeof id !== "string") throw invalid();
  return id;
}

export function searchCursor({ phase, rank, counts }: SearchPosition): string {
  return JSON.stringify([phase, rank.score, rank.updatedAt, rank.memoryId, ...counts]);
}

export function readSearchCursor(cursor: string): SearchPosition {
  const [phase, score, updatedAt, memoryId, ...counts] = partsOf(cursor);
  const isOurs =
    (phase === "direct" || phase === "graph") &&
    typeof score === "number" &&
    typeof updatedAt === "number" &&
    typeof memoryId === "string" &&
    counts.every(isCount);
  if (!isOurs) throw invalid();
  return { phase, rank: { score, updatedAt, memoryId }, counts };
}

export function changeCursor({ feed, position, horizon }: ChangePosition): string {
  return JSON.stringify(["change", feed, position, horizon]);
}

export function readChangeCursor(cursor: string): ChangePosition {
  const [kind, feed, position, horizon] = partsOf(cursor);
  if (kind !== "change" || typeof feed !== "string" || !isCount(position) || !isCount(horizon)) throw invalid();
  return { feed, position, horizon };
}

export function invalid(): StoreError {
  return new StoreError("cursor_invalid", "the cursor is not one of this store's, or too old");
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

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
