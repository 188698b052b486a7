import {
  frequencyIn,
  rankCandidates,
  rankedPage,
  type RankedPage,
  rareFirst,
  type SearchRound,
  termKey,
  type WeightedTerm,
  type Weights,
} from "@mgp/adapter-kit";
import { pickTerms, type Rank } from "@mgp/core";
import { type Connection, numberIn, type SqliteRow, textIn } from "@mgp/sqlite";
import type { Fragment } from "./fragment.ts";
import { narrowest } from "./narrowest.ts";
import { type Asked, candidatesHolding, candidatesWithin } from "./selections.ts";
import { changedSources, narrowSources, type Source, walkById } from "./sources.ts";
import { matchOf } from "./words.ts";

export interface LexicalQuery extends Asked {
  readonly weights: Weights;
  readonly limit: number;
  /** The last hit of the page before. */
  readonly after: Rank | undefined;
  /** `undefined`: all records. */
  readonly round: SearchRound<number> | undefined;
}

export interface Candidate extends Rank {
  readonly document: number;
  readonly hidden: boolean;
}

/**
 * The most records that are scored for one page. Only a query whose every word stands in more of them meets it; it
 * then gets the best of the newest, and keeps a reading thread for a second rather than for minutes.
 */
const MOST_EXAMINED = 50_000;

/** The best hits by BM25 over all records that hold one of the terms, or over those of an index of the filter or round. */
export function searchLexically(database: Connection, query: LexicalQuery): RankedPage<Candidate> {
  const { weights, limit, round } = query;
  const within = (source: Source): Fragment => candidatesWithin(source, query, round);
  const rare = pickTerms(weights.terms, weights.total);
  const few = rare.length < weights.terms.length ? sourceBelow(database, query, rare) : undefined;
  if (few !== undefined) return rankedPage(best(database, query, within(few)), limit);
  return rareFirst({ weights, limit, beats: (hit, most) => hit.score > most }, ({ sources, others }) => {
    const source = others.length === 0 ? sourceBelow(database, query, sources) : undefined;
    return best(database, query, source === undefined ? holding(query, sources) : within(source));
  });
}

/** An index of the filter, or of what has changed, with no more rows than the terms have records. */
function sourceBelow(
  database: Connection,
  { tenant, filter, round }: LexicalQuery,
  terms: readonly WeightedTerm[],
): Source | undefined {
  const held = terms.reduce((sum, term) => sum + term.documents, 0);
  const most = Math.min(held, MOST_EXAMINED);
  const sources = [...changedSources(tenant, round), ...narrowSources(tenant, filter, walkById(filter))];
  const found = narrowest(database, sources, most + 1);
  return found !== undefined && found.size <= most ? found.source : undefined;
}

function holding(query: LexicalQuery, terms: readonly WeightedTerm[]): Fragment {
  const { tenant, filter, round } = query;
  const held = terms.map(({ alternatives }) => ({ alternatives: alternatives.map(({ tokens }) => tokens) }));
  return candidatesHolding(query, { match: matchOf(held, tenant, filter), round });
}

function best(
  database: Connection,
  { weights, limit, after }: LexicalQuery,
  { sql, values }: Fragment,
): readonly Candidate[] {
  if (weights.terms.length === 0) return [];
  const keys = weights.tokens.map(termKey);
  const reading = {
    lengthOf: (row: SqliteRow) => numberIn(row, "length"),
    frequencyIn: (row: SqliteRow, place: number) => frequencyIn(textIn(row, "terms"), keys[place] ?? ""),
    hitOf: (row: SqliteRow, score: number) => ({ score, ...placeOf(row) }),
    // Not a LIMIT of the statement, which makes a search for a rare word slower by a third.
    most: MOST_EXAMINED,
  };
  return rankCandidates(database.each(sql, values), reading, weights, { room: limit + 1, after });
}

/** What says where a row stands among others, its score aside. */
export function placeOf(row: SqliteRow): Omit<Candidate, "score"> {
  return {
    document: numberIn(row, "document"),
    hidden: numberIn(row, "hidden") === 1,
    updatedAt: numberIn(row, "updated_at"),
    memoryId: textIn(row, "memory_id"),
  };
}
