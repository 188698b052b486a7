import { bm25, type Filter, inverseDocumentFrequency, pickTerms, type Rank, rarestFirst } from "@mgp/core";
import { type Connection, numberIn, type Row, textIn } from "@mgp/sqlite";
import { BestHits } from "./best-hits.ts";
import { candidatesHolding, candidatesWithin, type Condition, extentOf } from "./sql.ts";
import { anyOf, frequencyIn, termKey, word } from "./terms.ts";

/** A term of the query, with how many records hold it. */
interface Term {
  readonly token: string;
  readonly documents: number;
}

export interface LexicalQuery {
  readonly tenant: number;
  readonly terms: readonly Term[];
  /** How many records the tenant has, and how many tokens they have on average. */
  readonly total: number;
  readonly averageLength: number;
  readonly filter: Filter;
  readonly limit: number;
  /** The last hit of the page before. */
  readonly after?: Rank;
}

export interface Candidate extends Rank {
  readonly document: number;
}

export interface LexicalPage {
  readonly hits: readonly Candidate[];
  readonly more: boolean;
}

/**
 * The most records that are scored for one page. Only a query whose every word stands in more of them meets it; it
 * then gets the best of the newest, and keeps a reading thread for a second rather than for minutes.
 */
const MOST_EXAMINED = 50_000;

interface WeightedTerm {
  readonly key: string;
  readonly weight: number;
}

/**
 * The best hits by BM25 over all records that hold one of the terms.
 *
 * First only the rare terms bring in candidates. That is the exact answer if the last hit of the page beats what a
 * record with nothing but the other terms could reach at most; else all terms bring in theirs.
 */
export function searchLexically(database: Connection, query: LexicalQuery): LexicalPage {
  const terms = rarestFirst(query.terms);
  if (terms.length === 0) return { hits: [], more: false };
  const picked = pickTerms(terms, query.total);
  const others = terms.slice(picked.length);
  if (others.length > 0 && !isNarrower(database, query, picked)) {
    const hits = best(database, query, terms, holding(query, picked));
    const most = others.reduce((sum, term) => sum + weightOf(term, query), 0);
    const last = hits[query.limit - 1];
    if (last !== undefined && last.score > most) return { hits: hits.slice(0, query.limit), more: true };
  }
  const source = isNarrower(database, query, terms)
    ? candidatesWithin(query.tenant, query.filter)
    : holding(query, terms);
  const hits = best(database, query, terms, source);
  return { hits: hits.slice(0, query.limit), more: hits.length > query.limit };
}

/** Has an index of the filter no more rows than the terms have records? */
function isNarrower(database: Connection, query: LexicalQuery, terms: readonly Term[]): boolean {
  const held = terms.reduce((sum, term) => sum + term.documents, 0);
  const extent = extentOf(query.tenant, query.filter, held + 1);
  return extent !== undefined && numberIn(database.get(extent.sql, extent.values), "size") <= held;
}

function holding({ tenant, filter }: LexicalQuery, terms: readonly Term[]): Condition {
  return candidatesHolding(tenant, filter, anyOf(terms.map(({ token }) => word(tenant, token))));
}

/** One more than the page holds is looked for. Scores are always added in the same order: sums of floats depend on it. */
function best(
  database: Connection,
  query: LexicalQuery,
  terms: readonly Term[],
  source: Condition,
): readonly Candidate[] {
  const weighted = terms.map((term) => ({ key: termKey(term.token), weight: weightOf(term, query) }));
  const hits = new BestHits<Candidate>(query.limit + 1, query.after);
  let examined = 0;
  for (const row of database.each(source.sql, source.values)) {
    examined += 1;
    if (examined > MOST_EXAMINED) break;
    const score = scoreOf(row, weighted, query.averageLength);
    if (score > 0) hits.offer({ score, ...placeOf(row) });
  }
  return hits.hits;
}

function scoreOf(row: Row, terms: readonly WeightedTerm[], averageLength: number): number {
  const text = textIn(row, "terms");
  const length = numberIn(row, "length");
  let score = 0;
  for (const { key, weight } of terms) {
    const frequency = frequencyIn(text, key);
    if (frequency > 0) score += bm25(frequency, weight, length, averageLength);
  }
  return score;
}

/** What says where a row stands among others, its score aside. */
export function placeOf(row: Row): Omit<Candidate, "score"> {
  return {
    document: numberIn(row, "document"),
    updatedAt: numberIn(row, "updated_at"),
    memoryId: textIn(row, "memory_id"),
  };
}

function weightOf(term: Term, { total }: LexicalQuery): number {
  return inverseDocumentFrequency(term.documents, total);
}
