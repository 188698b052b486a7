import {
  isNarrow,
  rankedPage,
  type RankedPage,
  rareFirst,
  type Scores,
  type WeightedTerm,
  type Weights,
} from "@mgp/adapter-kit";
import { bm25, type Filter, type Rank } from "@mgp/core";
import type { FileIndex } from "./file-index.ts";
import { conditionOf } from "./filter-sql.ts";
import { chunkOf } from "./postings.ts";
import { bestOf } from "./selection.ts";
import type { PostingVisitor, WordIndex } from "./word-index.ts";

export interface LexicalQuery {
  readonly tenant: number;
  readonly weights: Weights;
  readonly filter: Filter;
  readonly limit: number;
  /** The last hit of the page before. */
  readonly after: Rank | undefined;
}

/** The best hits by BM25 over all records of a tenant that hold one of the terms. */
export function searchLexically({ reader, words }: FileIndex, query: LexicalQuery, scores: Scores): RankedPage<Rank> {
  const { tenant, weights, limit, after } = query;
  const condition = conditionOf(tenant, query.filter);
  const within = isNarrow(query.filter) ? reader.documents(condition) : undefined;
  const ranking = { condition, room: limit + 1, after, within, total: weights.total };
  const sums = new Sums(words, query, scores);
  const bound = reader.lastDocument() + 1;
  if (within !== undefined) {
    scores.reset(bound);
    for (const term of weights.terms) sums.addWithin(term, within);
    return rankedPage(bestOf(reader, scores, ranking), limit);
  }
  return rareFirst({ weights, limit, beats: (hit, most) => hit.score > most }, ({ sources, others }) => {
    scores.reset(bound);
    for (const term of sources) sums.addAll(term);
    for (const term of others) sums.addToCandidates(term);
    return bestOf(reader, scores, ranking);
  });
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
