import { bm25, inverseDocumentFrequency, pickTerms, type Rank, rarestFirst } from "@mgp/core";
import { BestHits, type RankedEntry } from "./best-hits.ts";
import type { Entry } from "./entry.ts";
import type { LexicalIndex } from "./lexical-index.ts";
import { documentOf, frequencyOf, type PostingList } from "./posting-list.ts";
import type { Scores } from "./scores.ts";

/** What looking up one document in a list costs, against walking past it. */
const LOOK_UP_COST = 16;

export interface LexicalQuery {
  readonly tokens: readonly string[];
  readonly limit: number;
  /** The last hit of the page before. */
  readonly after?: Rank;
  readonly accepts: (entry: Entry) => boolean;
  /** A set that holds everything accepted, when an index of the filter knows one. */
  readonly within?: { readonly size: number; readonly entries: () => Iterable<Entry> };
}

export interface LexicalPage {
  readonly hits: readonly RankedEntry[];
  readonly more: boolean;
}

/**
 * The best hits by BM25 over all records that hold one of the tokens.
 *
 * First only the rare terms bring in candidates. That is the exact answer if the last hit of the page beats what a
 * record with nothing but the other terms could reach at most; else all terms bring in theirs.
 */
export function searchLexically(index: LexicalIndex, query: LexicalQuery, scores: Scores): LexicalPage {
  const lists = rarestFirst(index.listsOf(query.tokens));
  const postings = lists.reduce((sum, list) => sum + list.documents, 0);
  if (query.within !== undefined && query.within.size * lists.length * LOOK_UP_COST < postings) {
    return pageOf(bestWithin(index, query, lists, query.within.entries()), query.limit);
  }
  const picked = pickTerms(lists, index.total);
  const others = lists.slice(picked.length);
  if (others.length > 0) {
    const hits = best(index, query, picked, others, scores);
    const most = others.reduce((sum, list) => sum + inverseDocumentFrequency(list.documents, index.total), 0);
    const last = hits[query.limit - 1];
    if (last !== undefined && last.score > most) return { hits: hits.slice(0, query.limit), more: true };
  }
  return pageOf(best(index, query, lists, [], scores), query.limit);
}

/** One more than the page holds was looked for. */
function pageOf(hits: readonly RankedEntry[], limit: number): LexicalPage {
  return { hits: hits.slice(0, limit), more: hits.length > limit };
}

/** Candidates come from `sources`; `others` only add to their scores. Always added in the same order: sums of floats depend on it. */
function best(
  index: LexicalIndex,
  query: LexicalQuery,
  sources: readonly PostingList[],
  others: readonly PostingList[],
  scores: Scores,
): readonly RankedEntry[] {
  const hits = new BestHits(query.limit + 1, query.after, query.accepts);
  const { updates } = index;
  scores.reset(index.bound);
  for (const list of sources) addAll(index, list, scores);
  for (const list of others) addToCandidates(index, list, scores);
  scores.forEach((document, score) => {
    const entry = hits.isWorth(score, updates[document] ?? 0) ? index.entryOf(document) : undefined;
    if (entry !== undefined) hits.offer(score, entry);
  });
  return hits.hits;
}

function bestWithin(
  index: LexicalIndex,
  query: LexicalQuery,
  lists: readonly PostingList[],
  entries: Iterable<Entry>,
): readonly RankedEntry[] {
  const weighted = lists.map((list) => ({ list, weight: weightOf(index, list) }));
  const hits = new BestHits(query.limit + 1, query.after, query.accepts);
  for (const entry of entries) {
    let score = 0;
    const length = index.lengths[entry.document] ?? 0;
    for (const { list, weight } of weighted) {
      const frequency = list.frequencyIn(entry.document);
      if (frequency > 0) score += bm25(frequency, weight, length, index.averageLength);
    }
    if (score > 0) hits.offer(score, entry);
  }
  return hits.hits;
}

function addAll(index: LexicalIndex, list: PostingList, scores: Scores): void {
  const { lengths, averageLength } = index;
  const { packed, length } = list.postings;
  const weight = weightOf(index, list);
  for (let place = 0; place < length; place++) {
    const posting = packed[place] ?? 0;
    const frequency = frequencyOf(posting);
    if (frequency === 0) continue;
    const document = documentOf(posting);
    scores.add(document, bm25(frequency, weight, lengths[document] ?? 0, averageLength));
  }
}

/** Looks each candidate up, or walks over the list: whichever is less. */
function addToCandidates(index: LexicalIndex, list: PostingList, scores: Scores): void {
  const { lengths, averageLength } = index;
  const weight = weightOf(index, list);
  if (scores.size * LOOK_UP_COST < list.documents) {
    scores.forEach((document) => {
      const frequency = list.frequencyIn(document);
      if (frequency > 0) scores.add(document, bm25(frequency, weight, lengths[document] ?? 0, averageLength));
    });
    return;
  }
  const { packed, length } = list.postings;
  for (let place = 0; place < length; place++) {
    const posting = packed[place] ?? 0;
    const frequency = frequencyOf(posting);
    const document = documentOf(posting);
    if (frequency === 0 || scores.of(document) === 0) continue;
    scores.add(document, bm25(frequency, weight, lengths[document] ?? 0, averageLength));
  }
}

function weightOf(index: LexicalIndex, list: PostingList): number {
  return inverseDocumentFrequency(list.documents, index.total);
}
