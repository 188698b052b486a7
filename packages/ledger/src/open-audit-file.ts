import type { AuditLog } from "@mgp/governance";
import type { Log } from "./audit/catch-up.ts";
import { openFileAuditLog } from "./audit/file-audit-log.ts";

/** An audit log in a file, without the rest of a ledger. */
export interface AuditFile extends AuditLog {
  /** Writes what waits, and closes the files. */
  close(): Promise<void>;
}

/**
 * Opens an audit log that is kept beside another one: the same lines, chained for themselves. Its index goes beside it.
 *
 * @throws AuditUnavailable when the file cannot be used; the message names the setting, what is wrong and the fix
 * @throws LedgerLocked when another process writes it
 */
export async function openAuditFile(options: { readonly file: string; readonly log?: Log }): Promise<AuditFile> {
  const { file, log = () => undefined } = options;
  return await openFileAuditLog({ file, indexFile: `${file}.index.db`, ownFolder: undefined, log });
}
