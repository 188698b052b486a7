import {
  type PostingSource,
  rankCandidates,
  rankedPage,
  type RankedPage,
  rankPostings,
  type Scores,
  type WeightedTerm,
  type Weights,
} from "@mgp/adapter-kit";
import { bm25, type Rank, type SearchedContent } from "@mgp/core";
import type { Entry } from "./entry.ts";
import type { LexicalIndex } from "./lexical-index.ts";
import { documentOf, frequencyOf } from "./posting-list.ts";
import { postingsOf } from "./term-postings.ts";

/** What looking up one document in a list costs, against walking past it. */
const LOOK_UP_COST = 16;

/**
 * A product is kept in a register; the field of an object would be unpacked again for each posting, which is a tenth of
 * a search.
 */
const UNBOXED = 1;

export interface RankedEntry extends Rank {
  readonly entry: Entry;
}

export interface LexicalQuery {
  readonly weights: Weights;
  readonly content: SearchedContent;
  readonly limit: number;
  /** The last hit of the page before. */
  readonly after: Rank | undefined;
  readonly accepts: (hit: RankedEntry) => boolean;
  /** A set that holds everything accepted, when an index of the filter knows one. */
  readonly within: EntrySet | undefined;
}

export interface EntrySet {
  /** How many entries there are at most. */
  readonly size: number;
  readonly entries: () => Iterable<Entry>;
}

/** The best hits by BM25 over all records that hold one of the terms. */
export function searchLexically(index: LexicalIndex, query: LexicalQuery, scores: Scores): RankedPage<RankedEntry> {
  const { weights, content, within } = query;
  const postings = weights.terms.reduce((sum, { documents }) => sum + documents, 0);
  if (within !== undefined && within.size * weights.tokens.length * LOOK_UP_COST < postings)
    return pageWithin(index, query, within.entries());
  return rankPostings(new IndexPostings(index, content), query, scores);
}

function pageWithin(
  index: LexicalIndex,
  { weights, content, limit, after, accepts }: LexicalQuery,
  entries: Iterable<Entry>,
): RankedPage<RankedEntry> {
  const lists = weights.tokens.map((token) => index.listOf(token));
  const lengths = index.lengths(content);
  const reading = {
    lengthOf: ({ document }: Entry) => lengths[document] ?? 0,
    frequencyIn: ({ document }: Entry, place: number) => lists[place]?.frequencyIn(document) ?? 0,
    hitOf,
  };
  return rankedPage(rankCandidates(entries, reading, weights, { room: limit + 1, after, accepts }), limit);
}

function hitOf(entry: Entry, score: number): RankedEntry {
  const { updatedAt, memoryId } = entry.record;
  return { score, updatedAt, memoryId, entry };
}

/** The index as the ranking walks over it. */
class IndexPostings implements PostingSource<RankedEntry> {
  readonly #index: LexicalIndex;
  readonly #lengths: Readonly<Uint32Array>;

  constructor(index: LexicalIndex, content: SearchedContent) {
    this.#index = index;
    this.#lengths = index.lengths(content);
  }

  get bound(): number {
    return this.#index.bound;
  }

  get updates(): ArrayLike<number> {
    return this.#index.updates;
  }

  addAll(term: WeightedTerm, averageLength: number, scores: Scores): void {
    const list = postingsOf(this.#index, term);
    if (list === undefined) return;
    const lengths = this.#lengths;
    const [weight, average] = [term.weight * UNBOXED, averageLength * UNBOXED];
    const { packed, length } = list.postings;
    for (let place = 0; place < length; place++) {
      const posting = packed[place] ?? 0;
      const frequency = frequencyOf(posting);
      if (frequency === 0) continue;
      const document = documentOf(posting);
      scores.add(document, bm25(frequency, weight, lengths[document] ?? 0, average));
    }
  }

  /** Looks each candidate up, or walks over the list: whichever is less. */
  addToCandidates(term: WeightedTerm, averageLength: number, scores: Scores): void {
    const list = postingsOf(this.#index, term);
    if (list === undefined) return;
    const lengths = this.#lengths;
    const [weight, average] = [term.weight * UNBOXED, averageLength * UNBOXED];
    if (scores.size * LOOK_UP_COST < list.documents) {
      scores.forEach((document) => {
        const frequency = list.frequencyIn(document);
        if (frequency > 0) scores.add(document, bm25(frequency, weight, lengths[document] ?? 0, average));
      });
      return;
    }
    const { packed, length } = list.postings;
    for (let place = 0; place < length; place++) {
      const posting = packed[place] ?? 0;
      const frequency = frequencyOf(posting);
      const document = documentOf(posting);
      if (frequency === 0 || scores.of(document) === 0) continue;
      scores.add(document, bm25(frequency, weight, lengths[document] ?? 0, average));
    }
  }

  hitOf(document: number, score: number): RankedEntry | undefined {
    const entry = this.#index.entryOf(document);
    return entry === undefined ? undefined : hitOf(entry, score);
  }
}
