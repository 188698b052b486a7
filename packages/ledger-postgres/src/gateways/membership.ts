import { guarded } from "@mgp/core";
import { genesis, numberIn } from "@mgp/governance";
import type { Log } from "../log.ts";
import type { Database } from "../storage/database.ts";
import { DEAD_AFTER_MS, gatewaySql, type GatewaySql } from "./sql.ts";

const HEARTBEAT_MS = 1_000;
const HEARTBEAT_RETRY_MS = 250;

/** How long this gateway trusts its own last heartbeat, in milliseconds: less than the others do. */
const TRUST_MS = DEAD_AFTER_MS - 500;

/** The lock under which numbers are given out. */
const JOIN_LOCK = 7_019_266_103;

export interface MembershipOptions {
  readonly database: Database;
  /** Quoted already. */
  readonly schema: string;
  readonly log: Log;
}

/**
 * This gateway among those that share the ledger: its number, on which all its leases hang, and the heartbeat that keeps
 * them. A gateway that was not seen for too long is taken for dead by another; should it come back, it finds its
 * leases gone and goes on under a new number.
 */
export class Membership {
  readonly #database: Database;
  readonly #sql: GatewaySql;
  readonly #log: Log;
  readonly #onBeat: (() => Promise<void>)[] = [];
  #number = 0;
  /** When the last heartbeat that was answered had been sent, by the monotonic clock. */
  #seenAt = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;
  #heartbeat: Promise<void> | undefined;
  #isTelling = false;
  #rejoining: Promise<void> | undefined;
  #left = false;

  constructor({ database, schema, log }: MembershipOptions) {
    this.#database = database;
    this.#sql = gatewaySql(schema);
    this.#log = log;
  }

  /** The number of this gateway now; it may change. */
  get number(): number {
    return this.#number;
  }

  /**
   * Can no other gateway have taken this one for dead? By the monotonic clock: a process that was stopped for a while finds
   * out by itself, before it does anything.
   */
  get isTrusted(): boolean {
    return performance.now() - this.#seenAt < TRUST_MS;
  }

  /** What is done after each heartbeat that was answered. It must not reject. */
  onBeat(listener: () => Promise<void>): void {
    this.#onBeat.push(listener);
  }

  /** Takes a number and starts the heartbeat. @throws LedgerUnavailable */
  async join(): Promise<void> {
    await this.#takeNumber();
    this.#scheduleHeartbeat(HEARTBEAT_MS);
  }

  /**
   * Another took this gateway for dead: takes a new number, unless that has happened already.
   *
   * @param number the number that has ended
   * @throws LedgerUnavailable
   */
  async rejoin(number: number): Promise<void> {
    if (this.#number !== number || this.#left) return;
    this.#rejoining ??= this.#takeNumber().finally(() => {
      this.#rejoining = undefined;
    });
    await this.#rejoining;
  }

  /** Gives up all leases, so that the others take over at once. */
  async leave(): Promise<void> {
    this.#left = true;
    clearTimeout(this.#timer);
    await this.#heartbeat?.catch(() => undefined);
    // Unreachable: the others will notice.
    await this.#database.query(this.#sql.leave, [this.#number]).catch(() => undefined);
  }

  async #takeNumber(): Promise<void> {
    const sentAt = performance.now();
    const before = this.#number;
    this.#number = await this.#database.transaction(async (run) => {
      await run("SELECT pg_advisory_xact_lock($1)", [JOIN_LOCK]);
      const [row = {}] = await run(this.#sql.join, [genesis.hash]);
      return numberIn(row, "gateway");
    });
    this.#seenAt = sentAt;
    if (before > 0) this.#log("warn", "ledger_gateway_was_taken_for_dead", { before, now: this.#number });
  }

  #scheduleHeartbeat(delayMs: number): void {
    if (this.#left) return;
    this.#timer = setTimeout(
      guarded(
        async () => await (this.#heartbeat = this.#sendHeartbeat()),
        (error) => this.#log("error", "ledger_beat_failed", { error }),
      ),
      delayMs,
    ).unref();
  }

  async #sendHeartbeat(): Promise<void> {
    const sentAt = performance.now();
    try {
      const number = this.#number;
      const [row = {}] = await this.#database.query(this.#sql.heartbeat, [number]);
      if (numberIn(row, "me") === 0) await this.rejoin(number);
      else this.#seenAt = sentAt;
      const dead = numberIn(row, "dead");
      if (dead > 0) this.#log("warn", "ledger_gateways_taken_for_dead", { count: dead });
      // Leases are kept by the heartbeat, so nothing that hangs on it may hold it up.
      this.#scheduleHeartbeat(HEARTBEAT_MS);
    } catch {
      this.#scheduleHeartbeat(HEARTBEAT_RETRY_MS);
      return;
    }
    await this.#tellListeners();
  }

  /** One round at a time: a slow one is not joined by the next. */
  async #tellListeners(): Promise<void> {
    if (this.#isTelling) return;
    this.#isTelling = true;
    try {
      await Promise.all(this.#onBeat.map(async (listener) => await listener()));
    } finally {
      this.#isTelling = false;
    }
  }
}
