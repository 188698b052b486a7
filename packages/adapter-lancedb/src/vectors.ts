import { type AdapterContext, type Call, StoreError } from "@mgp/core";
import type { Embedder } from "@mgp/embeddings";
import type { Gate } from "./gate.ts";

/** How long a search waits for the vector of its query before it goes on by words alone. */
const PATIENCE_MS = 3_000;

/** How long searches do without the service after it failed them. */
const REST_MS = 5_000;

/** The embedder under the gateway's clock. A service measures deadlines by the machine's own. */
export class Vectors {
  readonly #embedder: Embedder;
  readonly #gate: Gate;
  readonly #log: AdapterContext["log"];
  #restsUntil = 0;

  constructor(embedder: Embedder, gate: Gate, log: AdapterContext["log"]) {
    this.#embedder = embedder;
    this.#gate = gate;
    this.#log = log;
  }

  /** @throws StoreError `unavailable` and so on, nothing having been written */
  async documents(texts: readonly string[], call: Call): Promise<readonly Float32Array[]> {
    return await this.#embedder.documents(texts, this.#timed(call, Number.POSITIVE_INFINITY));
  }

  /** `undefined`: the service does not answer now. */
  async query(text: string, call: Call): Promise<Float32Array | undefined> {
    if (Date.now() < this.#restsUntil) return undefined;
    try {
      return await this.#embedder.query(text, this.#timed(call, PATIENCE_MS));
    } catch (error) {
      if (!StoreError.isInstance(error)) throw error;
      this.#gate.check(call);
      this.#restsUntil = Date.now() + REST_MS;
      this.#log("warn", "lancedb_search_without_vectors", { code: error.code });
      return undefined;
    }
  }

  async close(): Promise<void> {
    await this.#embedder.close();
  }

  #timed(call: Call, mostMs: number): Call {
    return { signal: call.signal, deadline: Date.now() + Math.min(mostMs, this.#gate.timeLeft(call)) };
  }
}
