import type { Call } from "@mgp/core";

/** What a text is embedded for. Many models embed the two differently. */
export type Purpose = "document" | "query";

/** One request to a service, or one run of a model. `createEmbedder` makes an `Embedder` of it. */
export interface Provider {
  readonly model: string;
  /** The most texts of one `embed`. */
  readonly batchSize: number;
  /** How many calls of `embed` may run at a time. */
  readonly parallel: number;
  /** Vectors in order, of any length, one for each text. Rejects with a `StoreError`. */
  embed(texts: readonly string[], purpose: Purpose, call: Call): Promise<readonly Float32Array[]>;
  close?(): Promise<void>;
}
