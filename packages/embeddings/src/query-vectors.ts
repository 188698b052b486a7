import { type Call, StoreError, type StoreErrorCode } from "@mgp/core";
import type { Embedder } from "./embedder.ts";

/** How long a search waits for the vector of its query before it goes on without. */
const TIMEOUT_MS = 3_000;

/** How long searches leave a service alone after it failed one, and at most if it asks for a longer pause. */
const REST_MS = 5_000;
const LONGEST_REST_MS = 60_000;

/** What one text is refused for says nothing of others. */
const OWN_FAULTS: ReadonlySet<StoreErrorCode> = new Set(["invalid", "too_large"]);

/** What query vectors are handed besides their embedder. */
export interface QueryVectorsContext {
  /** Epoch milliseconds: the clock that the deadlines of calls are of. @default Date.now */
  readonly now?: () => number;
  /** Told when a search has to do without, but not again while the service is left alone. */
  readonly onFailure?: (error: StoreError) => void;
}

/**
 * The vectors of queries, for searches that can go on by words alone: a service that hangs holds none up for longer than
 * three seconds, and one that failed is left alone for some seconds, so that searches stay quick while it is away.
 */
export class QueryVectors {
  readonly #embedder: Embedder;
  readonly #now: () => number;
  readonly #onFailure: (error: StoreError) => void;
  /** By `performance.now()`, which is never set back. */
  #restsUntil = 0;

  constructor(embedder: Embedder, { now = Date.now, onFailure = () => undefined }: QueryVectorsContext = {}) {
    this.#embedder = embedder;
    this.#now = now;
    this.#onFailure = onFailure;
  }

  /**
   * The vector of a query; `undefined`: the search has to do without it.
   *
   * @throws StoreError `cancelled` or `deadline`, where the call itself is over
   */
  async of(text: string, call: Call): Promise<Float32Array | undefined> {
    if (performance.now() < this.#restsUntil) return undefined;
    try {
      const deadline = Math.min(call.deadline, this.#now() + TIMEOUT_MS);
      return await this.#embedder.query(text, { signal: call.signal, deadline });
    } catch (error) {
      if (!StoreError.isInstance(error)) throw error;
      if (call.signal.aborted || this.#now() >= call.deadline) throw error;
      if (!OWN_FAULTS.has(error.code)) {
        const rest = Math.min(LONGEST_REST_MS, Math.max(REST_MS, error.retryAfterMs ?? 0));
        this.#restsUntil = performance.now() + rest;
      }
      this.#onFailure(error);
      return undefined;
    }
  }
}
