import type { AuditLog } from "./audit-log.ts";
import type { IdempotencyRecords } from "./idempotency-records.ts";
import type { RequestRates } from "./request-rates.ts";
import type { TaskStore } from "./task-store.ts";

/** The gateway's own durable state: one gateway's alone, or shared by several. */
export interface Ledger {
  readonly audit: AuditLog;
  readonly tasks: TaskStore;
  readonly idempotency: IdempotencyRecords;
  /** 32 random bytes that seal cursors; the same after a restart, and for all gateways that share the ledger. */
  readonly cursorKey: Uint8Array;
  /** Absent: each gateway counts for itself. */
  readonly rates?: RequestRates;
  /** Writes and syncs what waits, and releases everything. */
  close(): Promise<void>;
}
