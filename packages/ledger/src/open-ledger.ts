import path from "node:path";
import { makeFolder } from "@mgp/adapter-kit";
import { AUDIT_QUEUE_BYTES, type AuditLossAcceptance, type Ledger } from "@mgp/governance";
import type { Log } from "./audit/catch-up.ts";
import { openFileAuditLog } from "./audit/open-file-audit-log.ts";
import { lockOrRefuse } from "./state/ledger-locked.ts";
import { SqliteIdempotencyRecords } from "./state/sqlite-idempotency-records.ts";
import { SqliteTaskStore } from "./state/sqlite-task-store.ts";
import { StateDatabase } from "./state/state-database.ts";

export interface LedgerOptions {
  /** `MGP_STATE_DIR`. Made when it is missing. */
  readonly stateDirectory: string;
  /** `MGP_AUDIT_LOG`. @default `audit.jsonl` in the state directory */
  readonly auditLog?: string;
  /**
   * Notes in the audit log what is missing from it, and goes on from what is there. For one start.
   *
   * @default a log that does not hold what was written to it is not opened
   */
  readonly acceptAuditLoss?: AuditLossAcceptance;
  /** `MGP_LIMIT_AUDIT_QUEUE_BYTES`: lines of audit that may wait to be written. @default 64 MiB */
  readonly auditQueueBytes?: number;
  /** Epoch milliseconds; decides when an idempotency record is outdated and when a task is due. @default Date.now */
  readonly now?: () => number;
  /** Structured log. Fields hold no content and no keys. @default none */
  readonly log?: Log;
}

/**
 * Opens the embedded ledger: one folder, one process.
 *
 * @throws AuditUnavailable when the audit log cannot be used, or does not hold what was written to it; the message
 *   names the setting, what is wrong and the fix
 * @throws LedgerLocked when another process uses the folder or the log
 */
export async function openLedger(options: LedgerOptions): Promise<Ledger> {
  const { stateDirectory, acceptAuditLoss, auditQueueBytes: queueBytes = AUDIT_QUEUE_BYTES } = options;
  const { now = Date.now, log = () => undefined } = options;
  const auditLog = path.resolve(options.auditLog ?? path.join(stateDirectory, "audit.jsonl"));
  makeFolder(stateDirectory);
  const opened: (() => void | Promise<void>)[] = [];
  const closeAll = async (): Promise<void> => {
    for (let close = opened.pop(); close !== undefined; close = opened.pop()) await close();
  };
  try {
    const lock = lockOrRefuse(
      path.join(stateDirectory, "state.lock"),
      `MGP_STATE_DIR: ${stateDirectory} is in use by another gateway. Stop that one, or give this one a folder of its own.`,
    );
    opened.push(() => lock.release());
    const stateFile = path.join(stateDirectory, "state.db");
    const state = new StateDatabase(stateFile);
    opened.push(() => state.close());
    const audit = await openFileAuditLog({
      file: auditLog,
      indexFile: path.join(stateDirectory, "audit-index.db"),
      headFile: stateFile,
      acceptAuditLoss,
      ownFolder: stateDirectory,
      queueBytes,
      now,
      log,
    });
    opened.push(() => audit.close());
    return {
      audit,
      tasks: new SqliteTaskStore(state, now),
      idempotency: new SqliteIdempotencyRecords(state, now),
      cursorKey: state.cursorKey(),
      close: closeAll,
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}
