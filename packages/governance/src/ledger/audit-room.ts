import { isBeginning, isIntent, isOutcome } from "./audit-entries.ts";
import type { LedgerLine } from "./audit-log.ts";
import { AuditLineTooLong, AuditUnavailable } from "./ledger-errors.ts";

/** What may wait to be written unless the settings say otherwise, in bytes. */
export const AUDIT_QUEUE_BYTES: number = 64 * 1024 * 1024;

/** Lines that go with one write to a file, or one statement, in bytes. */
export const AUDIT_GROUP_BYTES: number = 8 * 1024 * 1024;

/** The longest line, in bytes. An intent may have half of it, so that the outcome, which says a little more, has room. */
const LONGEST_LINE_BYTES = 1024 * 1024;

/**
 * What an outcome may have more than its announcement, in bytes: above all the ids that its memory was made from, and
 * how it ended.
 */
const OUTCOME_BYTES = 3 * 1024;

/**
 * The room for lines that wait to be written. An announcement takes room for its outcome too: when the
 * effect has happened its outcome finds room however full it is, and what waits still never exceeds the limit.
 */
export class AuditRoom {
  readonly #limit: number;
  #waiting = 0;
  #kept = 0;
  /** Bytes kept for outcomes that are still to come, by event. */
  readonly #reserved = new Map<string, number>();

  /** @param limit in bytes */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Is the outcome of this event still to come? */
  awaitsOutcome(eventId: string): boolean {
    return this.#reserved.has(eventId);
  }

  /** Lets the outcome of this event in whenever it comes: another process has announced it. */
  expect(eventId: string): void {
    if (!this.#reserved.has(eventId)) this.#reserved.set(eventId, 0);
  }

  /**
   * Takes a line that is about to wait.
   *
   * @param bytes of its text
   * @throws AuditLineTooLong when it is longer than any may be; nothing is taken then
   * @throws AuditUnavailable when there is no room for it; nothing is taken then
   */
  take(line: LedgerLine, bytes: number): void {
    requireShort(line, bytes);
    const { event_id: eventId } = line;
    const reserved = this.#reserved.get(eventId);
    if (isOutcome(line)) {
      if (reserved === undefined) this.#require(bytes);
      this.#reserved.delete(eventId);
      this.#kept -= reserved ?? 0;
    } else if (isIntent(line) || isBeginning(line)) {
      const kept = reserved === undefined ? bytes + OUTCOME_BYTES : 0;
      this.#require(bytes + kept);
      if (reserved === undefined) this.#reserved.set(eventId, kept);
      this.#kept += kept;
    } else this.#require(bytes);
    this.#waiting += bytes;
  }

  /** Lines of so many bytes do not wait any more. */
  free(bytes: number): void {
    this.#waiting -= bytes;
  }

  #require(bytes: number): void {
    if (this.#waiting + this.#kept + bytes <= this.#limit) return;
    throw new AuditUnavailable(
      `More audit lines wait to be written than MGP_LIMIT_AUDIT_QUEUE_BYTES (${this.#limit}) allows: the log is slower than the requests. Give it a faster disk or database, or send less at a time.`,
    );
  }
}

function requireShort(line: LedgerLine, bytes: number): void {
  if (bytes <= (isIntent(line) ? LONGEST_LINE_BYTES / 2 : LONGEST_LINE_BYTES)) return;
  throw new AuditLineTooLong(`An audit line has ${bytes} bytes, and may have ${LONGEST_LINE_BYTES} at most.`);
}
