import { type Call, StoreError, type StoreErrorCode } from "@mgp/core";
import { CallLimit, type AbortReason, abortError } from "../store/call-limit.ts";
import type { Gate } from "../store/gate.ts";
import { type Participant, SharedCall } from "./shared-call.ts";

/** How calls of one kind share a statement. */
export interface Sharing<Item, Result> {
  /**
   * Runs one statement for all items and answers in their order. Where it throws `invalid`, `too_large` or `damaged`, it
   * had no effect: each item runs alone then.
   */
  readonly run: (tenant: string, items: readonly Item[], call: Call) => Promise<readonly Result[]>;
  /** Items of one key never share a statement; `undefined`: may share with any. */
  readonly keyOf: (item: Item) => string | undefined;
  /** In any unit; a statement takes no more than `most` together, but at least one item. */
  readonly sizeOf: (item: Item) => number;
  readonly most: number;
  /** Given up alone, a write may still take effect with the others'. */
  readonly effect: "read" | "write";
}

/** How many statements of one kind and tenant are under way at once: one is prepared while the other runs. */
const AT_ONCE = 2;

/** What may be one item's fault only. */
const OWN_FAULTS: ReadonlySet<StoreErrorCode> = new Set(["invalid", "too_large", "damaged"]);

interface Waiting<Item, Result> extends Participant {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
  /** Absent: it is in the queue, or waits for its turn to run alone. */
  shared: SharedCall | undefined;
  /** Absent: the call lasts. */
  abortReason: AbortReason | undefined;
}

interface Lane<Item, Result> {
  readonly queue: Waiting<Item, Result>[];
  running: number;
}

/**
 * Lets calls of a tenant that arrive while others are under way go together in the next statement: what a statement
 * costs, it then costs once. A call that arrives alone goes at once.
 */
export class Coalescer<Item, Result> {
  readonly #sharing: Sharing<Item, Result>;
  readonly #gate: Gate;
  readonly #lanes = new Map<string, Lane<Item, Result>>();

  /** @param gate whose clock sets the deadlines of calls */
  constructor(sharing: Sharing<Item, Result>, gate: Gate) {
    this.#sharing = sharing;
    this.#gate = gate;
  }

  /**
   * Runs the item's call, alone or with others.
   *
   * @returns the item's result
   * @throws StoreError `cancelled` or `deadline` when it was given up before any effect, `unknown_outcome` when it was
   *   given up while others write it, and what `run` threw
   */
  async submit(tenant: string, item: Item, call: Call): Promise<Result> {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    const lane = this.#laneOf(tenant);
    const waiting: Waiting<Item, Result> = { item, call, resolve, reject, shared: undefined, abortReason: undefined };
    const limit = new CallLimit(call, this.#gate.now(), (why) => abort(lane, waiting, why), reject);
    lane.queue.push(waiting);
    this.#startMore(tenant, lane);
    try {
      return await promise;
    } finally {
      limit.end();
    }
  }

  #laneOf(tenant: string): Lane<Item, Result> {
    let lane = this.#lanes.get(tenant);
    if (lane === undefined) {
      lane = { queue: [], running: 0 };
      this.#lanes.set(tenant, lane);
    }
    return lane;
  }

  #startMore(tenant: string, lane: Lane<Item, Result>): void {
    while (lane.running < AT_ONCE && lane.queue.length > 0) {
      const taken = this.#takeOrRefuse(lane);
      lane.running += 1;
      this.#runNext(tenant, lane, taken).catch((error: unknown) => this.#crashed(tenant, lane, taken, error));
    }
    if (lane.running === 0) this.#lanes.delete(tenant);
  }

  async #runNext(tenant: string, lane: Lane<Item, Result>, taken: readonly Waiting<Item, Result>[]): Promise<void> {
    if (taken.length > 0) await this.#runTogether(tenant, taken);
    this.#leave(tenant, lane);
  }

  #leave(tenant: string, lane: Lane<Item, Result>): void {
    lane.running -= 1;
    this.#startMore(tenant, lane);
  }

  /** Those that were told how they ended stay so; those in the queue get their turn. */
  #crashed(tenant: string, lane: Lane<Item, Result>, taken: readonly Waiting<Item, Result>[], error: unknown): void {
    for (const { reject } of taken) reject(error);
    this.#leave(tenant, lane);
  }

  /** When nothing can be taken, no call must wait for it. */
  #takeOrRefuse(lane: Lane<Item, Result>): readonly Waiting<Item, Result>[] {
    try {
      return this.#take(lane);
    } catch (error) {
      for (const { reject } of lane.queue.splice(0)) reject(error);
      return [];
    }
  }

  /** The first of the queue, and those behind it that may go with it. */
  #take(lane: Lane<Item, Result>): readonly Waiting<Item, Result>[] {
    const { keyOf, sizeOf, most } = this.#sharing;
    const keys = new Set<string>();
    const taken: Waiting<Item, Result>[] = [];
    const left: Waiting<Item, Result>[] = [];
    let size = 0;
    for (const waiting of lane.queue) {
      const key = keyOf(waiting.item);
      const fits = taken.length === 0 || size + sizeOf(waiting.item) <= most;
      if (!fits || (key !== undefined && keys.has(key))) {
        left.push(waiting);
        continue;
      }
      if (key !== undefined) keys.add(key);
      size += sizeOf(waiting.item);
      taken.push(waiting);
    }
    lane.queue.splice(0, lane.queue.length, ...left);
    return taken;
  }

  async #runTogether(tenant: string, all: readonly Waiting<Item, Result>[]): Promise<void> {
    const shared = new SharedCall(all, this.#sharing.effect);
    for (const waiting of all) waiting.shared = shared;
    try {
      const items = all.map(({ item }) => item);
      const results = await this.#sharing.run(tenant, items, shared.call);
      for (const [place, result] of results.entries()) all[place]?.resolve(result);
      for (const { reject } of all.slice(results.length)) reject(this.#unanswered());
    } catch (error) {
      const isOneOfThem = StoreError.isInstance(error) && OWN_FAULTS.has(error.code);
      if (all.length > 1 && isOneOfThem) return await this.#runAlone(tenant, all);
      for (const { reject } of all) reject(shared.errorOf(error));
    }
  }

  /** One after another, so that each fails for itself. Together they had no effect, and what was given up gets none. */
  async #runAlone(tenant: string, all: readonly Waiting<Item, Result>[]): Promise<void> {
    for (const waiting of all) {
      waiting.shared = undefined;
      if (waiting.abortReason !== undefined) waiting.reject(abortError(waiting.abortReason));
    }
    for (const waiting of all) {
      if (waiting.abortReason === undefined) await this.#runTogether(tenant, [waiting]);
    }
  }

  #unanswered(): StoreError {
    const code = this.#sharing.effect === "read" ? "unavailable" : "unknown_outcome";
    return new StoreError(code, `a shared statement of the ${this.#gate.name} store left a call without its result`);
  }
}

function abort<Item, Result>(lane: Lane<Item, Result>, waiting: Waiting<Item, Result>, why: AbortReason): void {
  waiting.abortReason = why;
  if (waiting.shared !== undefined) return waiting.shared.abort(waiting, why);
  const place = lane.queue.indexOf(waiting);
  if (place !== -1) lane.queue.splice(place, 1);
  waiting.reject(abortError(why));
}
