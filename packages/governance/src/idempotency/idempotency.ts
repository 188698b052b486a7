import { setTimeout as wait } from "node:timers/promises";
import { hashOf, MgpError } from "@mgp/core";
import type { Call } from "@mgp/core";
import { isUnknownOutcome, toMgpError, unknownOutcome } from "../failures/failure.ts";
import { drawId } from "../identifiers/draw-id.ts";
import type {
  IdempotencyEnd,
  IdempotencyRecord,
  IdempotencyRecords,
  Reservation,
} from "../ledger/idempotency-records.ts";
import { KeyedLock } from "../locks/keyed-lock.ts";
import { canonicalPieces } from "../pace/json-pieces.ts";
import { Pace } from "../pace/pace.ts";
import type { GovernedSession } from "../store/governed-store.ts";
import type { WriteIdentity } from "../store/memory-writer.ts";

/** What is done under an idempotency key. */
export interface IdempotentWork<Result> {
  /** The id planned for a memory that has none yet; a retry after a crash uses the first attempt's. */
  readonly memoryId?: string;
  readonly attempt: (identity: WriteIdentity & { readonly memoryId: string }) => Promise<Result>;
  readonly endOf: (result: Result) => IdempotencyEnd;
  /** Makes the answer again, from what is stored today. */
  readonly replay: (end: IdempotencyEnd) => Promise<Result>;
}

/** Milliseconds between two looks at a key that another gateway works on: growing from the first to the second. */
const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 1_000;

/** Milliseconds before the deadline at which a request that waits for another gives up, so that it can say so. */
const ANSWER_MS = 250;

/**
 * Makes a request with an idempotency key have one effect, however often it is sent, and to whichever gateway. The
 * key is bound to tenant, caller and operation, and to its payload: another body under the same key is a conflict.
 */
export class Idempotency {
  readonly #records: IdempotencyRecords;
  readonly #ttlMs: number;
  readonly #now: () => number;
  /** In parallel the second waits for the first, and then finds its record. */
  readonly #lock = new KeyedLock();

  constructor(records: IdempotencyRecords, ttlMs: number, now: () => number) {
    this.#records = records;
    this.#ttlMs = ttlMs;
    this.#now = now;
  }

  /** @param payload what the key stands for: the request's payload, or the batch item */
  async once<Result>(
    session: GovernedSession,
    key: string,
    payload: unknown,
    work: IdempotentWork<Result>,
  ): Promise<Result> {
    const { tenant, caller, operation, call } = session.scope;
    const name = hashOf(["idempotency", tenant, caller.id, operation, key]);
    const planned: IdempotencyRecord = {
      fingerprint: await fingerprintOf(payload),
      writeId: drawId("w"),
      ...(work.memoryId === undefined ? {} : { memoryId: work.memoryId }),
    };
    return await this.#lock.hold([name], async () => await this.#first(name, planned, call, work));
  }

  async #first<Result>(
    name: string,
    planned: IdempotencyRecord,
    call: Call,
    work: IdempotentWork<Result>,
  ): Promise<Result> {
    const reservation = await this.#reserve(name, planned, call);
    switch (reservation.kind) {
      case "first":
        return await this.#attempt(name, planned, false, work);
      case "resumed":
        return await this.#attempt(name, reservation.record, true, work);
      case "ended":
        return await this.#again(reservation.end, work);
      case "held":
        throw new MgpError(
          "MGP_CONFLICT_UNRESOLVED",
          "Another request with this idempotency_key is in progress. Try again later.",
          { details: { in_progress: true } },
        );
      case "taken":
        throw new MgpError(
          "MGP_CONFLICT_UNRESOLVED",
          "The idempotency_key was used for another request. Use a fresh key for each request.",
        );
    }
  }

  /** Waits while another gateway works on the key, as long as there is time. */
  async #reserve(name: string, planned: IdempotencyRecord, call: Call): Promise<Reservation> {
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const reservation = await this.#records.reserve(name, planned, this.#ttlMs);
      const isTime = this.#now() + pause + ANSWER_MS < call.deadline && !call.signal.aborted;
      if (reservation.kind !== "held" || !isTime) return reservation;
      await wait(pause, undefined, { signal: call.signal }).catch(() => undefined);
    }
  }

  async #attempt<Result>(
    name: string,
    record: IdempotencyRecord,
    retried: boolean,
    work: IdempotentWork<Result>,
  ): Promise<Result> {
    let result: Result;
    try {
      result = await work.attempt({ writeId: record.writeId, retried, memoryId: record.memoryId ?? "" });
    } catch (thrown) {
      const error = toMgpError(thrown, "write");
      // After trouble with the backend the record stays open: a retry carries the same write id, so whatever has
      // happened already is found and not done twice.
      const isOpen = error.code === "MGP_BACKEND_ERROR" || isUnknownOutcome(error);
      if (isOpen) await this.#records.release(name);
      else await this.#complete(name, { memoryIds: [], errorCode: error.code });
      throw error;
    }
    await this.#complete(name, work.endOf(result));
    return result;
  }

  /** Without its end the record must not stay with this request, or every retry would wait for it. */
  async #complete(name: string, end: IdempotencyEnd): Promise<void> {
    try {
      await this.#records.complete(name, end);
    } catch (error) {
      await this.#records.release(name);
      throw unknownOutcome(error);
    }
  }

  async #again<Result>(end: IdempotencyEnd, work: IdempotentWork<Result>): Promise<Result> {
    if (end.errorCode === undefined) return await work.replay(end);
    throw new MgpError(end.errorCode, "The first request under this idempotency_key was answered with this error.", {
      details: { replayed: true },
    });
  }
}

/** Large payloads are imports: of each memory, each key of its content is a piece. */
const PIECE_DEPTH = 4;

async function fingerprintOf(payload: unknown): Promise<string> {
  const pace = new Pace();
  const pieces: string[] = [];
  for (const piece of canonicalPieces(payload, PIECE_DEPTH)) {
    pieces.push(piece);
    const others = pace.spend(piece.length);
    if (others !== undefined) await others;
  }
  return hashOf([pieces.join("")]);
}
