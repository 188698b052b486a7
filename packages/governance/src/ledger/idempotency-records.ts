import type { ErrorCode } from "@mgp/core";
import type { Resolution } from "../writing/merge.ts";

/** What an idempotency key stands for. No content: a replay reads the memory again. */
export interface IdempotencyRecord {
  /** Hash of the canonical payload (or batch item): another body under the same key is a conflict. */
  readonly fingerprint: string;
  /** The id that the write carries into the record, drawn before the effect: it tells whether the effect happened. */
  readonly writeId: string;
  /** The memory id planned for a candidate, so that a retry after a crash does not draw another. */
  readonly memoryId?: string;
  readonly end?: IdempotencyEnd;
}

/** How the first request under the key ended. */
export interface IdempotencyEnd {
  /** The memories written, in order: one for a write, several for an import. */
  readonly memoryIds: readonly string[];
  readonly resolution?: Resolution;
  readonly revision?: number;
  /** The error that was answered instead. */
  readonly errorCode?: ErrorCode;
}

/** Durable idempotency records, each kept for the configured time. Every change is on disk when its promise resolves. */
export interface IdempotencyRecords {
  /**
   * Reserves the key if it is free or outdated. Returns the record that holds now, and whether it is the one given.
   *
   * @param key hash of tenant, caller, operation and the caller's key
   * @param expiresAt epoch milliseconds
   */
  reserve(
    key: string,
    record: IdempotencyRecord,
    expiresAt: number,
  ): Promise<{ readonly reserved: boolean; readonly record: IdempotencyRecord }>;
  /** Notes how the request ended. */
  complete(key: string, end: IdempotencyEnd): Promise<void>;
}
