import { canonicalJson, hashOf, MgpError } from "@mgp/core";
import type { IdempotencyEnd, IdempotencyRecord, IdempotencyRecords } from "../ledger/idempotency-records.ts";
import { KeyedLock } from "../locks/keyed-lock.ts";
import { isUnknownOutcome, toMgpError } from "../request/failure.ts";
import { drawId } from "../request/identifiers.ts";
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

/**
 * Makes a request with an idempotency key have one effect, however often it is sent. The key is bound to tenant,
 * caller and operation, and to its payload: another body under the same key is a conflict.
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
    const { tenant, caller, operation } = session.scope;
    const name = hashOf(["idempotency", tenant, caller.id, operation, key]);
    return await this.#lock.hold([name], async () => await this.#first(name, hashOf([canonicalJson(payload)]), work));
  }

  async #first<Result>(name: string, fingerprint: string, work: IdempotentWork<Result>): Promise<Result> {
    const planned: IdempotencyRecord = {
      fingerprint,
      writeId: drawId("w"),
      ...(work.memoryId === undefined ? {} : { memoryId: work.memoryId }),
    };
    const { reserved, record } = await this.#records.reserve(name, planned, this.#now() + this.#ttlMs);
    if (record.fingerprint !== fingerprint) {
      throw new MgpError(
        "MGP_CONFLICT_UNRESOLVED",
        "The idempotency_key was used for another request. Use a fresh key for each request.",
      );
    }
    if (record.end !== undefined) return await this.#again(record.end, work);
    return await this.#attempt(name, record, !reserved, work);
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
      const error = toMgpError(thrown);
      // After trouble with the backend the record stays open: a retry carries the same write id, so whatever has
      // happened already is found and not done twice.
      const isOpen = error.code === "MGP_BACKEND_ERROR" || isUnknownOutcome(error);
      if (!isOpen) await this.#records.complete(name, { memoryIds: [], errorCode: error.code });
      throw error;
    }
    await this.#records.complete(name, work.endOf(result));
    return result;
  }

  async #again<Result>(end: IdempotencyEnd, work: IdempotentWork<Result>): Promise<Result> {
    if (end.errorCode === undefined) return await work.replay(end);
    throw new MgpError(end.errorCode, "The first request under this idempotency_key was answered with this error.", {
      details: { replayed: true },
    });
  }
}
