import { type RankedPage, rareFirstInServer, type SearchPage, type WeightedTerm, type Weights } from "@mgp/adapter-kit";
import type { Call, SearchQuery } from "@mgp/core";
import { type Ranking, searchOf } from "../sql/search.ts";
import { type Found, foundIn } from "./found.ts";
import type { SearchParts } from "./search-parts.ts";

/** Up to so many candidates are few: their records are sorted along. */
const FEW = 100;

export interface Asked {
  readonly tenant: string;
  readonly query: SearchQuery;
  readonly weights: Weights;
}

/** The best hits by BM25 over all records of a page's round that hold one of the tokens. */
export async function searchLexically(
  { database, names }: SearchParts,
  asked: Asked,
  page: SearchPage<Found, string>,
  call: Call,
): Promise<RankedPage<Found>> {
  const { tenant, weights } = asked;
  return await rareFirstInServer({ weights, limit: page.limit, beats }, async ({ sources }) => {
    const areFew = sources.reduce((sum, { documents }) => sum + documents, 0) <= FEW;
    const rows = await database.run(searchOf(names, tenant, rankingOf(asked, page, sources), areFew), call);
    return rows.map((row) => foundIn(row, "lexical"));
  });
}

function beats({ score }: Found, most: number): boolean {
  return score > most;
}

/** What the statement for one page asks; a row more than the page holds tells whether there are more. */
export function rankingOf(
  { query, weights }: Asked,
  { limit, round, after }: SearchPage<Found, string>,
  sources: readonly WeightedTerm[],
): Ranking {
  return {
    filter: query.filter,
    content: query.content,
    candidates: sources,
    terms: weights.terms,
    averageLength: weights.averageLength,
    limit: limit + 1,
    bytes: query.bytes,
    round,
    after,
  };
}
