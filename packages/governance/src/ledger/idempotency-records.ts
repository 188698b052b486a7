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

/** What came of asking for a key. */
export type Reservation =
  /** The key was free or outdated, and stands for the given record now. */
  | { readonly kind: "first" }
  /** An earlier attempt came to no end and no gateway works on it: go on under its ids, it may have had its effect. */
  | { readonly kind: "resumed"; readonly record: IdempotencyRecord }
  /** Another gateway works on it at this moment. */
  | { readonly kind: "held" }
  | { readonly kind: "ended"; readonly end: IdempotencyEnd }
  /** The key stands for another payload. */
  | { readonly kind: "taken" };

/**
 * Durable idempotency records, each kept for the configured time. Every change is on disk when its promise resolves.
 * A gateway has one request at a time ask for a key; gateways that share the records need not know of each other.
 */
export interface IdempotencyRecords {
  /**
   * @param key hash of tenant, caller, operation and the caller's key
   * @param ttlMs milliseconds from now until the record is outdated
   * @throws LedgerUnavailable
   */
  reserve(key: string, record: IdempotencyRecord, ttlMs: number): Promise<Reservation>;
  /**
   * Notes how the request ended.
   *
   * @throws LedgerUnavailable
   */
  complete(key: string, end: IdempotencyEnd): Promise<void>;
  /** Lets go of a key whose request came to no end, so that the next one resumes it. Never rejects. */
  release(key: string): Promise<void>;
  /**
   * Removes some of the records that are outdated, a bounded number.
   *
   * @returns whether something was removed, so that there may be more
   */
  removeOutdated(): Promise<boolean>;
}
