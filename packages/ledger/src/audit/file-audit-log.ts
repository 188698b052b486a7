import type { FileHandle } from "node:fs/promises";
import type { AuditEvent, Page, PageRequest } from "@mgp/core";
import {
  asWritten,
  AuditRoom,
  AuditUnavailable,
  chainLine,
  CursorInvalid,
  isIntent,
  type AcceptedAuditLoss,
  type AuditFilter,
  type AuditIntent,
  type AuditLine,
  type AuditLog,
  type ChainHead,
  type LedgerLine,
} from "@mgp/governance";
import type { Lock } from "@mgp/sqlite";
import { type AuditIndex, INDEX_DAMAGED } from "../index/audit-index.ts";
import type { KeptHead } from "../state/kept-head.ts";
import type { CaughtUp, Log } from "./catch-up.ts";
import { completeLines } from "./complete-lines.ts";
import { GroupWriter } from "./group-writer.ts";
import { HeadKeeper } from "./head-keeper.ts";
import { isStillThere } from "./log-file.ts";
import { queryLog } from "./query.ts";
import { readIndexed } from "./read-indexed.ts";

export interface FileAuditLogOptions {
  readonly file: string;
  /** What may wait to be written. */
  readonly queueBytes: number;
  readonly log: Log;
}

/** What an open log stands on. */
export interface LogParts {
  readonly handle: FileHandle;
  readonly lock: Lock | undefined;
  readonly kept: KeptHead;
}

/** The audit log in a file of JSON lines, with an index beside it that can be made again from the file. */
export class FileAuditLog implements AuditLog {
  readonly #file: string;
  readonly #handle: FileHandle;
  readonly #index: AuditIndex;
  readonly #writer: GroupWriter;
  readonly #room: AuditRoom;
  readonly #log: Log;
  readonly #lock: Lock | undefined;
  readonly #keeper: HeadKeeper;
  #head: ChainHead;
  #closed: Promise<void> | undefined;

  constructor(options: FileAuditLogOptions, { handle, lock, kept }: LogParts, { index, reach }: CaughtUp) {
    this.#file = options.file;
    this.#log = options.log;
    this.#handle = handle;
    this.#lock = lock;
    this.#index = index;
    this.#head = reach.head;
    this.#keeper = new HeadKeeper(kept, reach, (error) => this.#failed("audit_head_failed", error));
    this.#room = new AuditRoom(options.queueBytes);
    this.#writer = new GroupWriter({
      descriptor: handle.fd,
      last: reach.head.seq,
      onSynced: (last, bytes) => {
        this.#room.free(bytes);
        this.#keeper.synced(last);
        this.#index.advance(last, this.#indexFailed);
      },
      onFailed: (error) => this.#log("error", "audit_log_failed", { reason: error.message }),
    });
  }

  /** From now on the log has to hold what it holds now, and `note`, which says what it lost before. */
  async keepHead(note: AcceptedAuditLoss | undefined): Promise<void> {
    if (note !== undefined) await this.synced(this.#append(note));
    this.#keeper.seal();
  }

  append(entry: AuditLine): number {
    return this.#append(entry);
  }

  #append(entry: LedgerLine): number {
    this.#check();
    const { text, head } = chainLine(asWritten(entry), this.#head);
    this.#room.take(entry, text.length);
    this.#head = head;
    this.#index.add(entry, head, text.length);
    this.#keeper.appended(head, text.length);
    this.#writer.add(head.seq, text);
    return head.seq;
  }

  synced(sequence: number): Promise<void> {
    return this.#writer.synced(sequence);
  }

  async query(tenant: string, filter: AuditFilter, page: PageRequest): Promise<Page<AuditEvent>> {
    if (this.#closed !== undefined) throw closedError();
    if (this.#index.isCondemned) throw indexError();
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
    const intents = await completeLines(
      this.#handle.fd,
      this.#index,
      entries.filter((entry) => isIntent(entry)),
    );
    for (const { event_id: event } of intents) this.#room.expect(event);
    return intents.map(withoutChain);
  }

  async health(): Promise<string | undefined> {
    this.#check();
    if (await isStillThere(this.#file, this.#handle)) return this.#index.fault;
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
      this.#keeper.close();
      await this.#handle.close();
      this.#lock?.release();
    }
  }

  #check(): void {
    if (this.#writer.failure !== undefined) throw this.#writer.failure;
    if (this.#closed !== undefined) throw closedError();
  }

  readonly #indexFailed = (error: unknown): void => this.#failed("audit_index_failed", error);

  #failed(event: string, error: unknown): void {
    this.#log("error", event, { reason: error instanceof Error ? error.message : "unknown" });
  }
}

function closedError(): AuditUnavailable {
  return new AuditUnavailable("The audit log is closed.");
}

function indexError(cause?: unknown): AuditUnavailable {
  return new AuditUnavailable(INDEX_DAMAGED, { cause, effect: "read" });
}

function withoutChain(entry: AuditIntent & { readonly chain?: unknown }): AuditIntent {
  const { chain: _chain, ...intent } = entry;
  return intent;
}
