import { type Frequencies, frequenciesOf, scoreOf, weightsOf } from "@mgp/adapter-kit";
import { inverseDocumentFrequency } from "@mgp/core";

/** What ranking reads of a row. */
export interface Candidate {
  readonly key: string;
  readonly memoryId: string;
  readonly updatedAt: number;
  /** How often each token of the query stands in it, those that do not left out. */
  readonly frequencies: Frequencies;
  /** In tokens. */
  readonly length: number;
  /** Cosine to the query; `undefined`: there was no vector to compare. */
  readonly similarity: number | undefined;
}

export function frequenciesIn(text: string, wanted: ReadonlySet<string>): Pick<Candidate, "frequencies" | "length"> {
  const tokens = text === "" ? [] : text.split(" ");
  return { frequencies: frequenciesOf(tokens.filter((token) => wanted.has(token))), length: tokens.length };
}

/** BM25 of candidates. */
export interface WordScores {
  readonly of: (candidate: Candidate) => number;
  /** More than any record can reach, even one that holds the tokens that no candidate does. */
  readonly most: number;
}

/**
 * BM25 by what the candidates themselves hold: a table is shared by tenants, and LanceDB counts over all of it. On
 * conversations the best hundred know as well as all records which words tell something.
 */
export function wordScores(tokens: readonly string[], holders: readonly Candidate[]): WordScores {
  const total = holders.length;
  const averageLength = holders.reduce((sum, { length }) => sum + length, 0) / Math.max(1, total);
  const documents = tokens.map((token) => holders.filter(({ frequencies }) => frequencies.has(token)).length);
  const weights = weightsOf(tokens, { total, averageLength, documents });
  return {
    of: ({ frequencies, length }) =>
      scoreOf(weights, length, (place) => frequencies.get(weights.terms[place]?.token ?? "") ?? 0),
    most: documents.reduce((sum, count) => sum + inverseDocumentFrequency(count, total), 0),
  };
}
