import type { Call, Maintained, MaintainRequest } from "@mgp/core";
import type { Gate } from "../store/gate.ts";
import type { BackendCalls } from "./backend-calls.ts";
import type { Entry, KeyValueBackend } from "./backend.ts";
import { numberOf } from "./feed.ts";
import { horizonKey, ownerOf, RECORDS } from "./keys.ts";
import { type Memories, readableEnvelope } from "./memories.ts";

/** The most damaged memories that one run names. */
const MOST_NAMED = 100;

/** What upkeep works on. */
export interface UpkeepSetup {
  readonly backend: KeyValueBackend;
  readonly memories: Memories;
  readonly calls: BackendCalls;
  readonly gate: Gate;
  /** There is a change feed, whose readers have to be told of what is forgotten. */
  readonly hasFeed: boolean;
}

/** Walks over all keys, as far as each run's budget reaches, and forgets old tombstones. */
export class Upkeep {
  readonly #setup: UpkeepSetup;
  /** Behind which the next run goes on; absent: at the beginning. */
  #place: string | undefined;

  constructor(setup: UpkeepSetup) {
    this.#setup = setup;
  }

  async maintain({ budgetMs, tombstonesBefore }: MaintainRequest, call: Call): Promise<Maintained> {
    const mayGoOn = this.#setup.gate.within(budgetMs);
    const damaged: string[] = [];
    for await (const entry of this.#setup.memories.entries(RECORDS, call, this.#place)) {
      const envelope = readableEnvelope(entry);
      if (envelope === undefined && damaged.length < MOST_NAMED) damaged.push(ownerOf(entry.key).memoryId);
      if (envelope?.kind === "purged" && envelope.purgedAt < tombstonesBefore) await this.#forget(entry, call);
      this.#place = entry.key;
      if (!mayGoOn()) return { more: true, damaged };
    }
    this.#place = undefined;
    return { more: false, damaged };
  }

  async #forget({ key, version }: Entry, call: Call): Promise<void> {
    const { backend, calls, hasFeed } = this.#setup;
    // First: a reader that misses the tombstone has to find the horizon moved.
    if (hasFeed) await this.#raiseHorizon(ownerOf(key).tenant, numberOf(version), call);
    await calls.write(call, () => backend.delete({ key, expected: version }, call));
  }

  async #raiseHorizon(tenant: string, position: number, call: Call): Promise<void> {
    const { backend, calls } = this.#setup;
    const key = horizonKey(tenant);
    for (;;) {
      const found = await calls.read(call, () => backend.get({ key }, call));
      if (found !== undefined && Number(found.value) >= position) return;
      const put = { key, value: String(position), expected: found?.version, indexed: undefined };
      if (await calls.write(call, () => backend.put(put, call))) return;
    }
  }
}
