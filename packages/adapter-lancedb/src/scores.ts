import { bm25, inverseDocumentFrequency } from "@mgp/core";

/** What ranking reads of a row. */
export interface Candidate {
  readonly key: string;
  readonly memoryId: string;
  readonly updatedAt: number;
  /** How often each token of the query stands in it, those that do not left out. */
  readonly frequencies: ReadonlyMap<string, number>;
  /** In tokens. */
  readonly length: number;
  /** Cosine to the query; `undefined`: there was no vector to compare. */
  readonly similarity: number | undefined;
}

export function frequenciesIn(text: string, wanted: ReadonlySet<string>): Pick<Candidate, "frequencies" | "length"> {
  const tokens = text === "" ? [] : text.split(" ");
  const frequencies = new Map<string, number>();
  for (const token of tokens) if (wanted.has(token)) frequencies.set(token, (frequencies.get(token) ?? 0) + 1);
  return { frequencies, length: tokens.length };
}

/**
 * BM25 by what the candidates themselves hold: a table is shared by tenants, and LanceDB counts over all of it. On
 * conversations the best hundred know as well as all records which words tell something.
 */
export class WordScores {
  readonly #weights: ReadonlyMap<string, number>;
  readonly #averageLength: number;
  /** More than any record can reach. */
  readonly most: number;

  constructor(tokens: readonly string[], holders: readonly Candidate[]) {
    const documents = (token: string): number => holders.filter(({ frequencies }) => frequencies.has(token)).length;
    this.#weights = new Map(tokens.map((token) => [token, inverseDocumentFrequency(documents(token), holders.length)]));
    this.most = tokens.reduce((sum, token) => sum + (this.#weights.get(token) ?? 0), 0);
    this.#averageLength = holders.reduce((sum, { length }) => sum + length, 0) / Math.max(1, holders.length);
  }

  of({ frequencies, length }: Candidate): number {
    let score = 0;
    for (const [token, weight] of this.#weights) {
      const frequency = frequencies.get(token);
      if (frequency !== undefined) score += bm25(frequency, weight, length, this.#averageLength);
    }
    return score;
  }
}
