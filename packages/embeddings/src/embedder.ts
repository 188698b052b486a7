import type { Call, StoreError } from "@mgp/core";

/**
 * Turns texts into vectors of length 1, so that the dot product of two is their cosine similarity.
 *
 * The only error is core's `StoreError`, and none of them has had an effect: `unavailable` (the service does not answer,
 * or not as it should), `busy` (it asks for a pause; `retryAfterMs` says how long), `deadline`, `cancelled`, `invalid`
 * (it refuses this text), `too_large`, `misconfigured` (it refuses the key or the model).
 */
export interface Embedder {
  /** As configured: `openai`, `local` and so on. */
  readonly provider: string;
  /** Vectors of different models cannot be compared, nor those of one model with different dimensions. */
  readonly model: string;
  readonly dimensions: number;
  /**
   * Cosine similarity from which two texts speak of the same thing, as a rule of thumb for the model. `undefined`: the
   * vectors know no meaning, so a similarity proves nothing.
   */
  readonly relatedFrom: number | undefined;
  /** Vectors of texts that are to be found, in order; any number of them. */
  documents(texts: readonly string[], call: Call): Promise<readonly Float32Array[]>;
  /** The vector of a text that looks for others. The last ones are remembered. */
  query(text: string, call: Call): Promise<Float32Array>;
  /** Why the last vectors were not made, for half a minute or until others are; `undefined`: the service answers. */
  readonly trouble: StoreError | undefined;
  /** Releases a model that runs in this process. */
  close(): Promise<void>;
}
