import { StoreError } from "@mgp/core";
import type { Rank } from "./lexical-search.ts";

/** Where a reader of the change feed stands. */
export interface ChangePosition {
  readonly databaseId: string;
  /** Everything up to here was read. */
  readonly position: number;
  /** Purges up to here were forgotten when it began to read, so it misses none of them. */
  readonly forgottenUpTo: number;
}

/** Cursors travel through clients: they say where to go on, never for whom, and are checked when they come back. */
export function idCursor(id: string): string {
  return JSON.stringify(["id", id]);
}

export function readIdCursor(cursor: string): string {
  const [kind, id] = partsOf(cursor);
  if (kind !== "id" || typeof id !== "string") throw invalidCursor();
  return id;
}

export function rankCursor({ score, updatedAt, memoryId }: Rank): string {
  return JSON.stringify(["rank", score, updatedAt, memoryId]);
}

export function readRankCursor(cursor: string): Rank {
  const [kind, score, updatedAt, memoryId] = partsOf(cursor);
  if (kind !== "rank" || typeof score !== "number" || typeof updatedAt !== "number" || typeof memoryId !== "string") {
    throw invalidCursor();
  }
  return { score, updatedAt, memoryId };
}

export function changeCursor({ databaseId, position, forgottenUpTo }: ChangePosition): string {
  return JSON.stringify(["change", databaseId, position, forgottenUpTo]);
}

export function readChangeCursor(cursor: string): ChangePosition {
  const [kind, databaseId, position, forgottenUpTo] = partsOf(cursor);
  if (kind !== "change" || typeof databaseId !== "string" || !isCount(position) || !isCount(forgottenUpTo)) {
    throw invalidCursor();
  }
  return { databaseId, position, forgottenUpTo };
}

export function invalidCursor(): StoreError {
  return new StoreError("cursor_invalid", "the cursor is not one of this store's, or too old");
}

function partsOf(cursor: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(cursor);
    if (Array.isArray(parts)) return parts;
  } catch {
    // Not JSON: not one of ours.
  }
  throw invalidCursor();
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
