import { AUDIT_QUEUE_BYTES, type AuditLog, type AuditLossAcceptance } from "@mgp/governance";
import type { Log } from "./audit/catch-up.ts";
import { openFileAuditLog } from "./audit/open-file-audit-log.ts";
import { headFileBeside } from "./state/kept-head.ts";

/** An audit log in a file, without the rest of a ledger. */
export interface AuditFile extends AuditLog {
  /** Writes what waits, and closes the files. */
  close(): Promise<void>;
}

export interface AuditFileOptions {
  readonly file: string;
  /** Notes in the log what is missing from it, and goes on from what is there. @default such a log is not opened */
  readonly acceptAuditLoss?: AuditLossAcceptance;
  /** `MGP_LIMIT_AUDIT_QUEUE_BYTES`: lines that may wait to be written. @default 64 MiB */
  readonly auditQueueBytes?: number;
  /** Structured log. Fields hold no content and no keys. @default none */
  readonly log?: Log;
}

/**
 * Opens an audit log that is kept beside another one: the same lines, chained for themselves. Its index and its head
 * go beside it.
 *
 * @throws AuditUnavailable when the file cannot be used, or does not hold what was written to it; the message names
 *   the setting, what is wrong and the fix
 * @throws LedgerLocked when another process writes it
 */
export async function openAuditFile(options: AuditFileOptions): Promise<AuditFile> {
  const { file, acceptAuditLoss, auditQueueBytes: queueBytes = AUDIT_QUEUE_BYTES, log = () => undefined } = options;
  return await openFileAuditLog({
    file,
    indexFile: `${file}.index.db`,
    headFile: headFileBeside(file),
    acceptAuditLoss,
    ownFolder: undefined,
    queueBytes,
    now: Date.now,
    log,
  });
}
