import type { Call, SearchQuery } from "@mgp/core";
import type { Row } from "@mgp/postgres";
import type { SearchPosition } from "../cursors.ts";
import { numberIn } from "../rows.ts";
import { searchOf } from "../sql/search.ts";
import type { SearchParts } from "./search-parts.ts";
import { mostOfOthers, type Weights } from "./weights.ts";

/** Up to so many candidates are few: their records are sorted along. */
const FEW = 100;

export interface Asked {
  readonly tenant: string;
  readonly query: SearchQuery;
  readonly position: SearchPosition | undefined;
  readonly weights: Weights;
}

/**
 * The best hits by BM25 over all records that hold one of the tokens.
 *
 * First only the rare ones bring in candidates. That is the exact answer if the last hit of the page beats what a record
 * with nothing but the others could reach at most; else all bring in theirs.
 */
export async function searchLexically(
  { database, names }: SearchParts,
  { tenant, query, position, weights }: Asked,
  call: Call,
): Promise<{ readonly rows: readonly Row[]; readonly more: boolean }> {
  const { terms, picked, averageLength } = weights;
  const search = async (some: number): Promise<readonly Row[]> => {
    const areFew = terms.slice(0, some).reduce((sum, { documents }) => sum + documents, 0) <= FEW;
    const candidates = terms.slice(0, some).map(({ token }) => token);
    const page = { limit: query.limit + 1, bytes: query.bytes, after: position?.rank };
    return await database.run(
      searchOf(names, tenant, { filter: query.filter, candidates, terms, averageLength, ...page }, areFew),
      call,
    );
  };
  if (picked < terms.length) {
    const rows = await search(picked);
    const last = rows[query.limit - 1];
    if (last !== undefined && numberIn(last, "score") > mostOfOthers(weights)) return { rows, more: true };
  }
  const rows = await search(terms.length);
  return { rows, more: rows.length > query.limit };
}
