import { StoreError } from "@mgp/core";
import type { Rank } from "./ranks.ts";

/** A place in the change feed of one table. */
export interface ChangePosition {
  readonly feed: string;
  /** Everything up to here was read. */
  readonly position: number;
  /** No purge up to here concerns the reader: when it began, they were forgotten already. */
  readonly horizon: number;
}

/** A place in the answer to a search. */
export interface SearchPosition {
  /** Whether the query's vector took part: it does on every page, or on none. */
  readonly by: "words" | "vector";
  /** First what was ranked by everything, then further records that hold a word. */
  readonly part: "head" | "tail";
  readonly rank: Rank;
}

export function idCursor(id: string): string {
  return JSON.stringify(["id", id]);
}

export function readIdCursor(cursor: string): string {
  const [kind, id] = partsOf(cursor);
  if (kind !== "id" || typeof id !== "string") throw invalid();
  return id;
}

export function searchCursor({ by, part, rank }: SearchPosition): string {
  return JSON.stringify(["search", by, part, rank.score, rank.updatedAt, rank.memoryId]);
}

export function readSearchCursor(cursor: string): SearchPosition {
  const [kind, by, part, score, updatedAt, memoryId] = partsOf(cursor);
  const isOurs =
    kind === "search" &&
    (by === "words" || by === "vector") &&
    (part === "head" || part === "tail") &&
    typeof score === "number" &&
    typeof updatedAt === "number" &&
    typeof memoryId === "string";
  if (!isOurs) throw invalid();
  return { by, part, rank: { score, updatedAt, memoryId } };
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
