import { rankedPage, type RankedPage, rareFirst, type Scores, type WeightedTerm, type Weights } from "@mgp/adapter-kit";
import { bm25, pickTerms, type Rank } from "@mgp/core";
import type { FileIndex } from "./file-index.ts";
import type { Matching } from "./matching.ts";
import { chunkOf } from "./postings.ts";
import { bestOf } from "./selection.ts";
import type { PostingVisitor, WordIndex } from "./word-index.ts";

export interface LexicalQuery {
  readonly tenant: number;
  readonly weights: Weights;
  readonly matching: Matching;
  readonly limit: number;
  /** The last hit of the page before. */
  readonly after: Rank | undefined;
}

/** The best hits by BM25 over all records that match and hold one of the terms. */
export function searchLexically({ reader, words }: FileIndex, query: LexicalQuery, scores: Scores): RankedPage<Rank> {
  const { weights, matching, limit, after } = query;
  const ranking = { matching, room: limit + 1, after, total: weights.total };
  const sums = new Sums(words, query, scores);
  const bound = reader.lastDocument() + 1;
  const bestWithin = (within: ReadonlySet<number>): readonly Rank[] => {
    scores.reset(bound);
    for (const term of weights.terms) sums.addWithin(term, within);
    return bestOf(scores, { ...ranking, within });
  };
  const rare = pickTerms(weights.terms, weights.total);
  const within = matching.within(heldBy(rare));
  if (within !== undefined) return rankedPage(bestWithin(within), limit);
  return rareFirst({ weights, limit, beats: (hit, most) => hit.score > most }, ({ sources, others }) => {
    const narrow = sources.length > rare.length ? matching.within(heldBy(sources)) : undefined;
    if (narrow !== undefined) return bestWithin(narrow);
    scores.reset(bound);
    for (const term of sources) sums.addAll(term);
    for (const term of others) sums.addToCandidates(term);
    return bestOf(scores, { ...ranking, within: undefined });
  });
}

/** How many documents hold the terms, at most. */
function heldBy(terms: readonly WeightedTerm[]): number {
  return terms.reduce((sum, { documents }) => sum + documents, 0);
}

/** Adds up what the terms of one query bring to the scores of a tenant's documents. */
class Sums {
  readonly #words: WordIndex;
  readonly #tenant: number;
  readonly #average: number;
  readonly #scores: Scores;

  constructor(words: WordIndex, { tenant, weights }: LexicalQuery, scores: Scores) {
    this.#words = words;
    this.#tenant = tenant;
    this.#average = weights.averageLength;
    this.#scores = scores;
  }

  addAll(term: WeightedTerm): void {
    this.#words.forEachPosting(this.#tenant, term.token, this.#adding(term));
  }

  /** Documents that have a score already. */
  addToCandidates(term: WeightedTerm): void {
    const scores = this.#scores;
    const chunks = new Set<number>();
    for (const document of scores.documents) chunks.add(chunkOf(document));
    this.#addIn(term, chunks, (document) => scores.of(document) > 0);
  }

  addWithin(term: WeightedTerm, within: ReadonlySet<number>): void {
    const chunks = new Set(Array.from(within, (document) => chunkOf(document)));
    this.#addIn(term, chunks, (document) => within.has(document));
  }

  #addIn({ token, weight }: WeightedTerm, chunks: ReadonlySet<number>, isWanted: (document: number) => boolean): void {
    const [scores, average] = [this.#scores, this.#average];
    this.#words.forEachPostingOf(this.#tenant, token, chunks, (document, frequency, length) => {
      if (isWanted(document)) scores.add(document, bm25(frequency, weight, length, average));
    });
  }

  #adding({ weight }: WeightedTerm): PostingVisitor {
    const [scores, average] = [this.#scores, this.#average];
    return (document, frequency, length) => {
      scores.add(document, bm25(frequency, weight, length, average));
    };
  }
}
