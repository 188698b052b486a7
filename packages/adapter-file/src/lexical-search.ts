import { rankedPage, type RankedPage, rareFirst, type Scores, type WeightedTerm, type Weights } from "@mgp/adapter-kit";
import { bm25, pickTerms, type Rank, type SearchedContent } from "@mgp/core";
import type { FileIndex } from "./file-index.ts";
import type { Matching } from "./matching.ts";
import { chunkOf } from "./postings.ts";
import { bestOf } from "./selection.ts";
import { forEachHolder } from "./term-postings.ts";
import type { PostingVisitor } from "./word-index.ts";

export interface LexicalQuery {
  readonly tenant: number;
  readonly content: SearchedContent;
  readonly weights: Weights;
  readonly matching: Matching;
  readonly limit: number;
  /** The last hit of the page before. */
  readonly after: Rank | undefined;
}

/** The best hits by BM25 over all records that match and hold one of the terms. */
export function searchLexically(index: FileIndex, query: LexicalQuery, scores: Scores): RankedPage<Rank> {
  const { weights, matching, limit, after } = query;
  const ranking = { matching, room: limit + 1, after, total: weights.total };
  const bestWithin = (within: ReadonlySet<number>): readonly Rank[] => {
    const add = addingTo(scores, index, query);
    for (const term of weights.terms) add(term, within, (document) => within.has(document));
    return bestOf(scores, { ...ranking, within });
  };
  const rare = pickTerms(weights.terms, weights.total);
  const within = matching.within(heldBy(rare));
  if (within !== undefined) return rankedPage(bestWithin(within), limit);
  return rareFirst({ weights, limit, beats: (hit, most) => hit.score > most }, ({ sources, others }) => {
    const narrow = sources.length > rare.length ? matching.within(heldBy(sources)) : undefined;
    if (narrow !== undefined) return bestWithin(narrow);
    const add = addingTo(scores, index, query);
    for (const term of sources) add(term);
    for (const term of others) add(term, scores.documents, (document) => scores.of(document) > 0);
    return bestOf(scores, { ...ranking, within: undefined });
  });
}

/** How many documents hold the terms, at most. */
function heldBy(terms: readonly WeightedTerm[]): number {
  return terms.reduce((sum, { documents }) => sum + documents, 0);
}

/** Adds what a term brings to the scores: of all documents, or of some that are wanted among others of their chunks. */
type Add = (term: WeightedTerm, some?: Iterable<number>, isWanted?: (document: number) => boolean) => void;

/** Begins anew. */
function addingTo(scores: Scores, { reader, words }: FileIndex, { tenant, content, weights }: LexicalQuery): Add {
  scores.reset(reader.lastDocument() + 1);
  const { averageLength } = weights;
  return ({ alternatives, weight }, some, isWanted) => {
    const add: PostingVisitor = (document, frequency, length) => {
      scores.add(document, bm25(frequency, weight, length, averageLength));
    };
    const addWanted: PostingVisitor = (document, frequency, length) => {
      if (isWanted?.(document) === true) add(document, frequency, length);
    };
    const chunks = some === undefined ? undefined : new Set(Array.from(some, (document) => chunkOf(document)));
    forEachHolder(words, { tenant, content, chunks }, alternatives, isWanted === undefined ? add : addWanted);
  };
}
