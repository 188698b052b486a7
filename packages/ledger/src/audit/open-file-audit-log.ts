import { realpath } from "node:fs/promises";
import path from "node:path";
import { acceptedAuditLoss, type AuditLossAcceptance } from "@mgp/governance";
import type { Lock } from "@mgp/sqlite";
import { KeptHead } from "../state/kept-head.ts";
import { LedgerLocked, lockOrRefuse } from "../state/ledger-locked.ts";
import { catchUp, type CaughtUp, type Log } from "./catch-up.ts";
import { FileAuditLog, type LogParts } from "./file-audit-log.ts";
import { openLogFile, refused } from "./log-file.ts";

export interface OpenFileAuditLogOptions {
  readonly file: string;
  readonly indexFile: string;
  /** The database in which the head is kept, apart from the log and the index. */
  readonly headFile: string;
  /** Notes in the log what is missing from it, and goes on from what is there. Absent: it is not opened. */
  readonly acceptAuditLoss: AuditLossAcceptance | undefined;
  /** A folder whose owner holds it alone: a log in it needs no lock of its own. */
  readonly ownFolder: string | undefined;
  /** What may wait to be written. */
  readonly queueBytes: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly log: Log;
}

/**
 * @throws AuditUnavailable when the log cannot be used, or does not hold what was written to it; the message names
 *   the setting, what is wrong and the fix
 * @throws LedgerLocked when another process writes it
 */
export async function openFileAuditLog(options: OpenFileAuditLogOptions): Promise<FileAuditLog> {
  const { acceptAuditLoss: acceptance, now, log } = options;
  const parts = await openParts(options);
  const caughtUp = await caughtUpWith(options, parts);
  const audit = new FileAuditLog(options, parts, caughtUp);
  const { loss } = caughtUp;
  if (acceptance !== undefined && loss === undefined) log("warn", "audit_loss_not_found");
  try {
    await audit.keepHead(
      loss === undefined || acceptance === undefined ? undefined : acceptedAuditLoss(loss, acceptance, now()),
    );
    return audit;
  } catch (error) {
    await audit.close();
    throw error;
  }
}

async function openParts({ file, ownFolder, headFile }: OpenFileAuditLogOptions): Promise<LogParts> {
  const handle = await openLogFile(file);
  let lock: Lock | undefined;
  try {
    lock = await lockLog(file, ownFolder);
    return { handle, lock, kept: new KeptHead(headFile) };
  } catch (error) {
    lock?.release();
    await handle.close();
    throw error;
  }
}

async function caughtUpWith(options: OpenFileAuditLogOptions, parts: LogParts): Promise<CaughtUp> {
  const { acceptAuditLoss: acceptance, log } = options;
  const { handle, lock } = parts;
  const { before } = parts.kept;
  try {
    const caughtUp = await catchUp({ ...options, handle, kept: before, acceptsLoss: acceptance !== undefined });
    // What a killed process wrote may be in the page cache only, and the head is never ahead of the disk.
    await handle.datasync();
    const { seq: line, hash } = caughtUp.reach.head;
    if (before === undefined && line > 0) log("warn", "audit_head_adopted", { line, hash });
    return caughtUp;
  } catch (error) {
    parts.kept.close();
    lock?.release();
    await handle.close();
    throw error;
  }
}

/** Two gateways must not share a log: their chains would tear each other apart. */
async function lockLog(file: string, ownFolder: string | undefined): Promise<Lock | undefined> {
  const real = await realpath(file);
  if (ownFolder !== undefined && path.dirname(real) === (await realpath(ownFolder))) return undefined;
  const held = `MGP_AUDIT_LOG: ${file} is in use by another gateway. Stop that one, or point MGP_AUDIT_LOG elsewhere.`;
  try {
    return lockOrRefuse(`${real}.lock`, held);
  } catch (error) {
    if (error instanceof LedgerLocked) throw error;
    throw refused(file, `cannot be locked: ${real}.lock cannot be written`, error);
  }
}
