import { madeOfTexts } from "@mgp/adapter-kit";
import type { AdapterContext, Call, MissingPart, Searchable } from "@mgp/core";
import { type Embedder, missingEmbedder, QueryVectors } from "@mgp/embeddings";
import { vectorText } from "./vector-text.ts";

/** Makes the vectors that a store keeps and looks for. Without an embedder there are none. */
export class Meaning {
  readonly #embedder: Embedder | undefined;
  readonly #queryVectors: QueryVectors | undefined;
  /** Cosine similarity from which a record is found by its meaning alone; `undefined`: by none. */
  readonly minSimilarity: number | undefined;

  constructor(embedder: Embedder | undefined, minSimilarity: number | undefined, { now, log }: AdapterContext) {
    this.#embedder = embedder;
    this.#queryVectors =
      embedder === undefined
        ? undefined
        : new QueryVectors(embedder, {
            now,
            onFailure: ({ code }) => log("warn", "postgres_search_without_vectors", { code }),
          });
    this.minSimilarity = embedder?.relatedFrom === undefined ? undefined : (minSimilarity ?? embedder.relatedFrom);
  }

  /** As pgvector reads them; `undefined` where nothing is to be embedded. Asked before a write begins. */
  async vectorsOf(
    searchables: readonly (Searchable | undefined)[],
    call: Call,
  ): Promise<readonly (string | undefined)[]> {
    const embedder = this.#embedder;
    if (embedder === undefined) return searchables.map(() => undefined);
    const vectors = await madeOfTexts(
      searchables.map((searchable) => searchable?.text),
      async (texts) => await embedder.documents(texts, call),
    );
    return vectors.map((vector) => (vector === undefined ? undefined : vectorText(vector)));
  }

  /**
   * The vector of a query. `undefined`: there is no embedder, or it does not answer now; the search then goes by words
   * alone, which its hits say.
   */
  async queryVector(text: string, call: Call): Promise<string | undefined> {
    const vector = await this.#queryVectors?.of(text, call);
    return vector === undefined ? undefined : vectorText(vector);
  }

  /** The embedder, where it failed a short time ago. */
  get missing(): readonly MissingPart[] {
    return missingEmbedder(this.#embedder);
  }

  async close(): Promise<void> {
    await this.#embedder?.close();
  }
}
