import { setImmediate as nextTurn, setTimeout as wait } from "node:timers/promises";
import { guarded } from "@mgp/core";
import {
  asWritten,
  AUDIT_GROUP_BYTES,
  AuditRoom,
  AuditUnavailable,
  type ChainHead,
  chainLine,
  genesis,
  isOutcome,
  type LedgerLine,
  numberIn,
  textIn,
} from "@mgp/governance";
import type { Membership } from "../gateways/membership.ts";
import type { Log } from "../log.ts";
import type { Database } from "../storage/database.ts";
import { groupOf, type Waiting } from "./line-group.ts";
import type { AuditSql } from "./sql.ts";

/** Lines that no request waits for are written all the same, at the latest when so many or so many milliseconds have come together. */
const LAZY_LINES = 500;
const LAZY_MS = 50;

/** Lines that go with one statement, beside the limit in bytes. */
const GROUP_LINES = 2_000;

/** After so many, a group is a single line. */
const MOST_HALVINGS = 11;

/** Between two attempts while the database is away, in milliseconds: growing from the first to the second. */
const FIRST_REST_MS = 100;
const LONGEST_REST_MS = 2_000;

export interface LineWriterOptions {
  /** Nothing else may hold up its connections. */
  readonly database: Database;
  readonly membership: Membership;
  readonly sql: AuditSql;
  /** What may wait to be written. */
  readonly queueBytes: number;
  readonly log: Log;
}

interface Waiter extends PromiseWithResolvers<void> {
  readonly ticket: number;
}

/**
 * Chains lines and writes them in groups, one statement at a time; whatever comes in meanwhile is the next group.
 *
 * A group that failed, or whose answer was lost, is kept and tried again, with fewer lines each time, until the
 * database takes it: what is too much for it at once gets through in parts. Those who wait are told at once; until a
 * group has got through, no effect is announced any more.
 */
export class LineWriter {
  readonly #options: LineWriterOptions;
  #waiting: Waiting[] = [];
  #waiters: Waiter[] = [];
  /** The last line that is written, and the last that waits. */
  #head: ChainHead = genesis;
  #tip: ChainHead = genesis;
  /** How often groups were halved because one had failed. */
  #halvings = 0;
  readonly #room: AuditRoom;
  #chain: number;
  #lastTicket = 0;
  #written = 0;
  #trouble: AuditUnavailable | undefined;
  #writing: Promise<void> | undefined;
  #lazy: NodeJS.Timeout | undefined;
  #scheduled = false;
  readonly #closing = new AbortController();

  /** @param options the membership has been joined */
  constructor(options: LineWriterOptions) {
    this.#options = options;
    this.#chain = options.membership.number;
    this.#room = new AuditRoom(options.queueBytes);
  }

  /** Why nothing is written now; `undefined`: it is. */
  get trouble(): AuditUnavailable | undefined {
    return this.#trouble;
  }

  /** The events that lines in waiting close. */
  get closing(): ReadonlySet<string> {
    return new Set(this.#waiting.flatMap(({ entry, closes }) => (closes ? [entry.event_id] : [])));
  }

  /** Takes the outcome of this event whenever it comes: another process has announced it. */
  expect(eventId: string): void {
    this.#room.expect(eventId);
  }

  /**
   * @throws AuditUnavailable
   * @throws AuditLineTooLong
   */
  add(entry: LedgerLine): number {
    const closes = isOutcome(entry) && this.#room.awaitsOutcome(entry.event_id);
    this.#requireWritable(entry);
    const line = chainLine(asWritten(entry), this.#tip);
    const bytes = line.text.length;
    this.#room.take(entry, bytes);
    this.#tip = line.head;
    this.#lastTicket += 1;
    this.#waiting.push({ entry, closes, ticket: this.#lastTicket, bytes, ...line });
    if (this.#waiting.length >= LAZY_LINES) this.#schedule();
    else this.#lazy ??= setTimeout(this.#writeLazily, LAZY_MS).unref();
    return this.#lastTicket;
  }

  /** Resolves when the line is in the database. @throws AuditUnavailable */
  async written(ticket: number): Promise<void> {
    if (ticket <= this.#written) return;
    if (this.#trouble !== undefined) throw this.#trouble;
    if (ticket > this.#lastTicket) throw new RangeError(`line ${ticket} was never appended`);
    const waiter = { ticket, ...Promise.withResolvers<void>() };
    this.#waiters.push(waiter);
    this.#schedule();
    await waiter.promise;
  }

  /** Writes what waits, unless the database is away, and takes nothing more. */
  async close(): Promise<void> {
    clearTimeout(this.#lazy);
    const written = this.written(this.#lastTicket).catch(() => undefined);
    this.#closing.abort();
    await written;
    await this.#writing;
  }

  /** While the database is away, outcomes are taken all the same: each of them has happened. */
  #requireWritable(entry: LedgerLine): void {
    if (this.#closing.signal.aborted) throw new AuditUnavailable("The audit log is closed.");
    if (isOutcome(entry)) return;
    if (this.#trouble !== undefined) throw this.#trouble;
    if (!this.#options.membership.isTrusted)
      throw new AuditUnavailable("The ledger's database (MGP_LEDGER_DSN) has not answered for too long.");
  }

  readonly #crashed = (error: unknown): void => this.#failed(error);

  readonly #writeLazily = guarded(() => {
    this.#lazy = undefined;
    this.#schedule();
  }, this.#crashed);

  /** At the end of this turn of the event loop, so that all requests of the turn share the statement. */
  #schedule(): void {
    if (this.#scheduled || this.#writing !== undefined) return;
    this.#scheduled = true;
    setImmediate(this.#writeScheduled);
  }

  readonly #writeScheduled = guarded(async () => {
    this.#scheduled = false;
    this.#writing = this.#writeAll().finally(() => {
      this.#writing = undefined;
      // A request may have come between the last look and this moment.
      if (this.#waiters.length > 0) this.#schedule();
    });
    await this.#writing;
  }, this.#crashed);

  /** Writes until no request waits any more. While the database is away, until it is back or the log is closed. */
  async #writeAll(): Promise<void> {
    let rest = FIRST_REST_MS;
    while (this.#waiting.length > 0) {
      try {
        await this.#writeGroup();
        this.#recovered();
        rest = FIRST_REST_MS;
        // Those who were waiting go on now, and what they append next goes together.
        await nextTurn();
      } catch (error) {
        this.#failed(error);
        if (!(await this.#rest(rest))) return;
        rest = Math.min(rest * 2, LONGEST_REST_MS);
      }
    }
  }

  async #writeGroup(): Promise<void> {
    const { database, sql } = this.#options;
    const waiting = this.#nextGroup();
    const group = groupOf(waiting);
    const last = waiting.at(-1)?.head ?? this.#head;
    const [row] = await database.query(sql.flush, [
      this.#chain,
      this.#head.seq,
      this.#head.hash,
      ...group.keys,
      waiting.map(({ text }) => text.slice(0, -1)),
      last.hash,
      group.openedLines,
      group.openedEvents,
      group.closedEvents,
    ]);
    if (row !== undefined && row["written"] === "1") return this.#landed(waiting.length);
    // The head is not where it was left: an earlier attempt may have got through after all, up to one of these lines.
    const head = row === undefined ? genesis : { seq: numberIn(row, "seq"), hash: textIn(row, "hash") };
    const place = this.#waiting.findIndex((line) => line.head.seq === head.seq && line.head.hash === head.hash);
    if (place >= 0) this.#landed(place + 1);
    else if (row?.["ended"] === true) await this.#beginChain();
    else throw this.#tampered();
  }

  #nextGroup(): readonly Waiting[] {
    const share = 2 ** this.#halvings;
    const lines = Math.max(1, Math.floor(GROUP_LINES / share));
    let room = AUDIT_GROUP_BYTES / share;
    const beyond = this.#waiting.findIndex(({ bytes }, place) => place === lines || ((room -= bytes) < 0 && place > 0));
    return beyond < 0 ? this.#waiting.slice() : this.#waiting.slice(0, beyond);
  }

  /** Others took this gateway for dead: its chain is closed, and it goes on with another. */
  async #beginChain(): Promise<void> {
    const { membership } = this.#options;
    await membership.rejoin(this.#chain);
    this.#chain = membership.number;
    this.#head = genesis;
    this.#chainAnew();
  }

  #chainAnew(): void {
    let head = this.#head;
    this.#waiting = this.#waiting.map((waiting) => {
      const line = chainLine(asWritten(waiting.entry), head);
      ({ head } = line);
      return { ...waiting, ...line };
    });
    this.#tip = head;
  }

  #tampered(): AuditUnavailable {
    return new AuditUnavailable(
      `Chain ${this.#chain} of the audit log in the database does not end where this gateway left it: another program has changed it. Keep a copy as evidence, and restart the gateway, which then says what is missing.`,
    );
  }

  #landed(count: number): void {
    const written = this.#waiting.splice(0, count);
    this.#head = written.at(-1)?.head ?? this.#head;
    this.#written = written.at(-1)?.ticket ?? this.#written;
    for (const { bytes } of written) this.#room.free(bytes);
    const done = this.#waiters.filter(({ ticket }) => ticket <= this.#written);
    this.#waiters = this.#waiters.filter(({ ticket }) => ticket > this.#written);
    for (const { resolve } of done) resolve();
  }

  /** Returns whether to try again. */
  async #rest(milliseconds: number): Promise<boolean> {
    const { signal } = this.#closing;
    await wait(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);
    return !signal.aborted;
  }

  #failed(error: unknown): void {
    const trouble = AuditUnavailable.isInstance(error)
      ? error
      : new AuditUnavailable("The ledger's database (MGP_LEDGER_DSN) does not accept audit lines.", { cause: error });
    if (this.#trouble === undefined) this.#options.log("error", "audit_log_failed", { reason: trouble.message });
    this.#trouble = trouble;
    this.#halvings = Math.min(this.#halvings + 1, MOST_HALVINGS);
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const { reject } of waiters) reject(trouble);
  }

  #recovered(): void {
    if (this.#trouble !== undefined) this.#options.log("info", "audit_log_recovered");
    this.#trouble = undefined;
    this.#halvings = Math.max(this.#halvings - 1, 0);
  }
}
