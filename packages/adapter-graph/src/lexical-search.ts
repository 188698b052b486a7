import {
  frequencyIn,
  rankCandidates,
  rankedPage,
  type RankedPage,
  rareFirst,
  termKey,
  type WeightedTerm,
  type Weights,
} from "@mgp/adapter-kit";
import { type Filter, pickTerms, type Rank } from "@mgp/core";
import { type Connection, numberIn, type Row, textIn } from "@mgp/sqlite";
import { candidatesHolding, candidatesWithin, type Condition, extentOf } from "./sql.ts";
import { anyOf, word } from "./words.ts";

export interface LexicalQuery {
  readonly tenant: number;
  readonly weights: Weights;
  readonly filter: Filter;
  readonly limit: number;
  /** The last hit of the page before. */
  readonly after: Rank | undefined;
}

export interface Candidate extends Rank {
  readonly document: number;
}

/**
 * The most records that are scored for one page. Only a query whose every word stands in more of them meets it; it
 * then gets the best of the newest, and keeps a reading thread for a second rather than for minutes.
 */
const MOST_EXAMINED = 50_000;

/** The best hits by BM25 over all records that hold one of the terms, or over those of an index of the filter. */
export function searchLexically(database: Connection, query: LexicalQuery): RankedPage<Candidate> {
  const { weights, limit } = query;
  const rare = pickTerms(weights.terms, weights.total);
  if (rare.length < weights.terms.length && isNarrower(database, query, rare))
    return rankedPage(best(database, query, within(query)), limit);
  return rareFirst({ weights, limit, beats: (hit, most) => hit.score > most }, ({ sources, others }) => {
    const isWithin = others.length === 0 && isNarrower(database, query, sources);
    return best(database, query, isWithin ? within(query) : holding(query, sources));
  });
}

/** Has an index of the filter no more rows than the terms have records? */
function isNarrower(database: Connection, query: LexicalQuery, terms: readonly WeightedTerm[]): boolean {
  const held = terms.reduce((sum, term) => sum + term.documents, 0);
  const extent = extentOf(query.tenant, query.filter, held + 1);
  return extent !== undefined && numberIn(database.get(extent.sql, extent.values), "size") <= held;
}

function within({ tenant, filter }: LexicalQuery): Condition {
  return candidatesWithin(tenant, filter);
}

function holding({ tenant, filter }: LexicalQuery, terms: readonly WeightedTerm[]): Condition {
  return candidatesHolding(tenant, filter, anyOf(terms.map(({ token }) => word(tenant, token))));
}

function best(
  database: Connection,
  { weights, limit, after }: LexicalQuery,
  { sql, values }: Condition,
): readonly Candidate[] {
  if (weights.terms.length === 0) return [];
  const keys = weights.terms.map(({ token }) => termKey(token));
  const reading = {
    lengthOf: (row: Row) => numberIn(row, "length"),
    frequencyIn: (row: Row, place: number) => frequencyIn(textIn(row, "terms"), keys[place] ?? ""),
    hitOf: (row: Row, score: number) => ({ score, ...placeOf(row) }),
    // Not a LIMIT of the statement, which makes a search for a rare word slower by a third.
    most: MOST_EXAMINED,
  };
  return rankCandidates(database.each(sql, values), reading, weights, { room: limit + 1, after });
}

/** What says where a row stands among others, its score aside. */
export function placeOf(row: Row): Omit<Candidate, "score"> {
  return {
    document: numberIn(row, "document"),
    updatedAt: numberIn(row, "updated_at"),
    memoryId: textIn(row, "memory_id"),
  };
}
