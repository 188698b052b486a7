import type { AuditLog } from "./audit-log.ts";
import type { IdempotencyRecords } from "./idempotency-records.ts";
import type { TaskStore } from "./task-store.ts";

/** The gateway's own durable state. */
export interface Ledger {
  readonly audit: AuditLog;
  readonly tasks: TaskStore;
  readonly idempotency: IdempotencyRecords;
  /** 32 random bytes that sign cursors; the same after a restart. */
  readonly cursorKey: Uint8Array;
  /** Writes and syncs what waits, and releases everything. */
  close(): Promise<void>;
}
