import { bm25, type Filter, inverseDocumentFrequency, pickTerms, type Rank, rarestFirst } from "@mgp/core";
import type { FileIndex } from "./file-index.ts";
import { conditionOf, isNarrow } from "./filter-sql.ts";
import type { IndexedTenant } from "./index-reader.ts";
import { chunkOf } from "./postings.ts";
import type { Scores } from "./scores.ts";
import { bestOf, type Ranking } from "./selection.ts";
import type { Term } from "./word-index.ts";

export interface LexicalQuery {
  readonly filter: Filter;
  readonly tokens: readonly string[];
  readonly limit: number;
  /** The last hit of the page before. */
  readonly after?: Rank;
}

export interface LexicalPage {
  readonly hits: readonly Rank[];
  readonly more: boolean;
}

/**
 * The best hits by BM25 over all records of a tenant that hold one of the tokens.
 *
 * First only the rare terms bring in candidates. That is the exact answer if the last hit of the page beats what a
 * record with nothing but the other terms could reach at most; else all terms bring in theirs.
 */
export function searchLexically(
  index: FileIndex,
  tenant: IndexedTenant,
  query: LexicalQuery,
  scores: Scores,
): LexicalPage {
  return new LexicalSearch(index, tenant, query, scores).page();
}

class LexicalSearch {
  readonly #index: FileIndex;
  readonly #tenant: number;
  readonly #query: LexicalQuery;
  readonly #scores: Scores;
  readonly #total: number;
  readonly #averageLength: number;
  readonly #ranking: Ranking;
  /** What a subject or a person allows. */
  readonly #within: ReadonlySet<number> | undefined;

  constructor(index: FileIndex, { tenant, documents, tokens }: IndexedTenant, query: LexicalQuery, scores: Scores) {
    this.#index = index;
    this.#tenant = tenant;
    this.#query = query;
    this.#scores = scores;
    this.#total = documents;
    this.#averageLength = documents === 0 ? 0 : tokens / documents;
    const condition = conditionOf(tenant, query.filter);
    this.#within = isNarrow(query.filter) ? index.reader.documents(condition) : undefined;
    this.#ranking = { condition, room: query.limit + 1, after: query.after, within: this.#within, total: documents };
    scores.reset(index.reader.lastDocument() + 1);
  }

  page(): LexicalPage {
    const { limit } = this.#query;
    const terms = rarestFirst(this.#index.words.termsOf(this.#tenant, this.#query.tokens));
    if (this.#within !== undefined) return this.#pageOf(this.#bestWithin(terms, this.#within));
    const picked = pickTerms(terms, this.#total);
    const others = terms.slice(picked.length);
    for (const term of picked) this.#addAll(term);
    if (others.length === 0) return this.#pageOf(bestOf(this.#index.reader, this.#scores, this.#ranking));
    for (const term of others) this.#addToCandidates(term);
    const hits = bestOf(this.#index.reader, this.#scores, this.#ranking);
    const most = others.reduce((sum, term) => sum + this.#weightOf(term), 0);
    const last = hits[limit - 1];
    if (last !== undefined && last.score > most) return { hits: hits.slice(0, limit), more: true };
    this.#scores.clear();
    for (const term of terms) this.#addAll(term);
    return this.#pageOf(bestOf(this.#index.reader, this.#scores, this.#ranking));
  }

  /** One more than the page holds was looked for. */
  #pageOf(hits: readonly Rank[]): LexicalPage {
    return { hits: hits.slice(0, this.#query.limit), more: hits.length > this.#query.limit };
  }

  #bestWithin(terms: readonly Term[], within: ReadonlySet<number>): readonly Rank[] {
    const chunks = new Set(Array.from(within, (document) => chunkOf(document)));
    for (const term of terms) {
      this.#add(term, chunks, (document) => within.has(document));
    }
    return bestOf(this.#index.reader, this.#scores, this.#ranking);
  }

  #addAll(term: Term): void {
    const weight = this.#weightOf(term);
    const scores = this.#scores;
    const average = this.#averageLength;
    this.#index.words.forEachPosting(this.#tenant, term.token, (document, frequency, length) => {
      scores.add(document, bm25(frequency, weight, length, average));
    });
  }

  /** Candidates are there already; the term only adds to their scores. */
  #addToCandidates(term: Term): void {
    const scores = this.#scores;
    const chunks = new Set<number>();
    for (const document of scores.documents) chunks.add(chunkOf(document));
    this.#add(term, chunks, (document) => scores.of(document) > 0);
  }

  #add(term: Term, chunks: ReadonlySet<number>, isWanted: (document: number) => boolean): void {
    const weight = this.#weightOf(term);
    const scores = this.#scores;
    const average = this.#averageLength;
    this.#index.words.forEachPostingOf(this.#tenant, term.token, chunks, (document, frequency, length) => {
      if (isWanted(document)) scores.add(document, bm25(frequency, weight, length, average));
    });
  }

  #weightOf(term: Term): number {
    return inverseDocumentFrequency(term.documents, this.#total);
  }
}
