import { type RankedPage, rareFirstInServer, type WeightedTerm, type Weights } from "@mgp/adapter-kit";
import type { Call, SearchQuery } from "@mgp/core";
import type { Row } from "@mgp/postgres";
import type { PostgresPosition } from "../cursors.ts";
import { numberIn } from "../rows.ts";
import { type Ranking, searchOf } from "../sql/search.ts";
import type { SearchParts } from "./search-parts.ts";

/** Up to so many candidates are few: their records are sorted along. */
const FEW = 100;

export interface Asked {
  readonly tenant: string;
  readonly query: SearchQuery;
  readonly position: PostgresPosition | undefined;
  readonly weights: Weights;
}

/** The best hits by BM25 over all records that hold one of the tokens. */
export async function searchLexically(
  { database, names }: SearchParts,
  asked: Asked,
  call: Call,
): Promise<RankedPage<Row>> {
  const { tenant, query, weights } = asked;
  return await rareFirstInServer({ weights, limit: query.limit, beats }, async ({ sources }) => {
    const areFew = sources.reduce((sum, { documents }) => sum + documents, 0) <= FEW;
    return await database.run(searchOf(names, tenant, rankingOf(asked, sources), areFew), call);
  });
}

function beats(row: Row, most: number): boolean {
  return numberIn(row, "score") > most;
}

/** What the statement for one page asks; a row more than the page holds tells whether there are more. */
export function rankingOf({ query, position, weights }: Asked, sources: readonly WeightedTerm[]): Ranking {
  return {
    filter: query.filter,
    candidates: sources.map(({ token }) => token),
    terms: weights.terms,
    averageLength: weights.averageLength,
    limit: query.limit + 1,
    bytes: query.bytes,
    after: position?.rank,
  };
}
