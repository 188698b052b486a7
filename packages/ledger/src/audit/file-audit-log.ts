import { realpath, type FileHandle } from "node:fs/promises";
import path from "node:path";
import type { AuditEvent, Page, PageRequest } from "@mgp/core";
import {
  AuditUnavailable,
  chainLine,
  CursorInvalid,
  isIntent,
  type AuditFilter,
  type AuditIntent,
  type AuditLog,
  type AuditOutcome,
  type ChainHead,
} from "@mgp/governance";
import type { AuditIndex } from "../index/audit-index.ts";
import { LedgerLocked, lockFile, type Lock } from "../state/lock.ts";
import { catchUp, type CaughtUp, type Log } from "./catch-up.ts";
import { GroupWriter } from "./group-writer.ts";
import { isStillThere, openLogFile, refused } from "./log-file.ts";
import { queryLog } from "./query.ts";
import { readIndexed } from "./read-indexed.ts";

export interface FileAuditLogOptions {
  readonly file: string;
  readonly indexFile: string;
  /** A folder whose owner holds it alone: a log in it needs no lock of its own. */
  readonly ownFolder: string | undefined;
  readonly log: Log;
}

/** The audit log in a file of JSON lines, with an index beside it that can be made again from the file. */
export class FileAuditLog implements AuditLog {
  readonly #file: string;
  readonly #handle: FileHandle;
  readonly #index: AuditIndex;
  readonly #writer: GroupWriter;
  readonly #log: Log;
  readonly #lock: Lock | undefined;
  #head: ChainHead;
  #closed: Promise<void> | undefined;

  constructor(options: FileAuditLogOptions, handle: FileHandle, lock: Lock | undefined, { index, head }: CaughtUp) {
    this.#file = options.file;
    this.#log = options.log;
    this.#handle = handle;
    this.#lock = lock;
    this.#index = index;
    this.#head = head;
    this.#writer = new GroupWriter({
      descriptor: handle.fd,
      last: head.seq,
      onSynced: (last) => this.#index.advance(last, this.#indexFailed),
      onFailed: (error) => this.#log("error", "audit_log_failed", { reason: error.message }),
    });
  }

  append(entry: AuditIntent | AuditOutcome): number {
    this.#check();
    const { text, head } = chainLine(entry, this.#head);
    this.#head = head;
    this.#index.add(entry, head, text.length);
    this.#writer.add(head.seq, text);
    return head.seq;
  }

  synced(sequence: number): Promise<void> {
    return this.#writer.synced(sequence);
  }

  async query(tenant: string, filter: AuditFilter, page: PageRequest): Promise<Page<AuditEvent>> {
    if (this.#closed !== undefined) throw closedError();
    if (!this.#index.usable) throw indexError();
    const source = { descriptor: this.#handle.fd, index: this.#index, last: this.#writer.last };
    try {
      return await queryLog(source, tenant, filter, page);
    } catch (error) {
      if (CursorInvalid.isInstance(error) || AuditUnavailable.isInstance(error)) throw error;
      this.#indexFailed(error);
      await this.#index.condemn();
      throw indexError(error);
    }
  }

  async openIntents(): Promise<readonly AuditIntent[]> {
    const entries = await readIndexed(this.#handle.fd, this.#index, this.#index.openIntents);
    return entries.filter((entry) => isIntent(entry)).map(withoutChain);
  }

  async health(): Promise<void> {
    this.#check();
    if (await isStillThere(this.#file, this.#handle)) return;
    throw new AuditUnavailable(
      "MGP_AUDIT_LOG: the file was moved or removed while the gateway writes to it. Stop the gateway before moving it, then start it again.",
    );
  }

  /** Writes what waits, and closes the files. Later calls wait for the first. */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    try {
      // A failure was told to all who wait for a line, and was logged.
      await this.#writer.drain().catch(() => undefined);
      await this.#index.close().catch(this.#indexFailed);
    } finally {
      await this.#handle.close();
      this.#lock?.release();
    }
  }

  #check(): void {
    if (this.#writer.failure !== undefined) throw this.#writer.failure;
    if (this.#closed !== undefined) throw closedError();
  }

  readonly #indexFailed = (error: unknown): void => {
    this.#log("error", "audit_index_failed", { reason: error instanceof Error ? error.message : "unknown" });
  };
}

/** @throws AuditUnavailable when the log cannot be used; the message names the setting, what is wrong and the fix */
export async function openFileAuditLog(options: FileAuditLogOptions): Promise<FileAuditLog> {
  const { file, indexFile, ownFolder, log } = options;
  const handle = await openLogFile(file);
  let lock: Lock | undefined;
  try {
    lock = await lockLog(file, ownFolder);
    const caughtUp = await catchUp(file, handle, indexFile, log);
    return new FileAuditLog(options, handle, lock, caughtUp);
  } catch (error) {
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
    return lockFile(`${real}.lock`, held);
  } catch (error) {
    if (error instanceof LedgerLocked) throw error;
    throw refused(file, `cannot be locked: ${real}.lock cannot be written`, error);
  }
}

function closedError(): AuditUnavailable {
  return new AuditUnavailable("The audit log is closed.");
}

function indexError(cause?: unknown): AuditUnavailable {
  return new AuditUnavailable("The audit index is damaged. Restart the gateway: it is then made again from the log.", {
    cause,
  });
}

function withoutChain(entry: AuditIntent & { readonly chain?: unknown }): AuditIntent {
  const { chain: _chain, ...intent } = entry;
  return intent;
}
