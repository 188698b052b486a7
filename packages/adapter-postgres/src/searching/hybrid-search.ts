import { type Call, type Filter, hybridScore } from "@mgp/core";
import type { Row } from "@mgp/postgres";
import { numberIn } from "../rows.ts";
import { hybridSearchOf } from "../sql/hybrid-search.ts";
import type { Vectors } from "../sql/names.ts";
import { extentOf, type Nearness } from "../sql/vectors.ts";
import type { Asked } from "./lexical-search.ts";
import type { SearchParts } from "./search-parts.ts";
import { mostOfOthers } from "./weights.ts";

/** How many records can be found for their meaning alone: the nearest ones. */
const NEAREST = 200;

/** Up to so many records are compared one by one: quicker than the index, and exact. */
const COMPARED = 5_000;

interface AskedByMeaning extends Asked {
  /** How many records the tenant has, about. */
  readonly records: number;
  readonly vector: string;
  readonly minSimilarity: number | undefined;
}

interface Found {
  readonly rows: readonly Row[];
  readonly more: boolean;
  /** The highest BM25, which every page of the search divides by. */
  readonly best: number;
}

/**
 * The best hits by words and meaning, over all records that hold one of the tokens and the nearest ones besides.
 *
 * As with words alone, first only the rare tokens bring in candidates; what the others could bring at most is known.
 */
export async function searchHybrid(
  parts: SearchParts,
  vectors: Vectors,
  asked: AskedByMeaning,
  call: Call,
): Promise<Found> {
  const { query, weights, minSimilarity } = asked;
  const nearness = query.literal === true ? undefined : await nearnessOf(parts, asked, call);
  const { terms, picked } = weights;
  if (picked < terms.length) {
    const found = await run(parts, vectors, asked, { nearness, some: picked }, call);
    const last = found.rows[query.limit - 1];
    if (last !== undefined) {
      const most = mostOfOthers(weights);
      // Among those that were not brought in, none is nearer than these two.
      const nearest = Math.max(numberIn(last, "edge"), minSimilarity ?? 1);
      const isExact = found.best >= most && numberIn(last, "score") > hybridScore(most, found.best, nearest);
      if (isExact) return { ...found, more: true };
    }
  }
  return await run(parts, vectors, asked, { nearness, some: terms.length }, call);
}

async function run(
  { database, names }: SearchParts,
  vectors: Vectors,
  { tenant, query, position, weights, vector, minSimilarity }: AskedByMeaning,
  { nearness, some }: { readonly nearness: Nearness | undefined; readonly some: number },
  call: Call,
): Promise<Found> {
  const { terms, averageLength } = weights;
  const candidates = terms.slice(0, some).map(({ token }) => token);
  const page = { limit: query.limit + 1, bytes: query.bytes, after: position?.rank, best: position?.best };
  const ranking = { filter: query.filter, candidates, terms, averageLength, vector, nearness, ...page };
  const rows = await database.run(hybridSearchOf(names, vectors, tenant, ranking), call);
  const best = position?.best ?? (rows[0] === undefined ? 0 : numberIn(rows[0], "best"));
  return {
    rows: rows.map((row) => ({ ...row, mode: modeOf(row, minSimilarity) })),
    more: rows.length > query.limit,
    best,
  };
}

/** What speaks for a hit. */
function modeOf(row: Row, minSimilarity: number | undefined): "lexical" | "semantic" | "hybrid" {
  if (numberIn(row, "words") === 0) return "semantic";
  return minSimilarity !== undefined && numberIn(row, "similarity") >= minSimilarity ? "hybrid" : "lexical";
}

/** By the index only where many records pass the filter: it goes from near to far, past those that do not. */
async function nearnessOf(
  { database, names }: SearchParts,
  { tenant, query, records, vector, minSimilarity }: AskedByMeaning,
  call: Call,
): Promise<Nearness | undefined> {
  if (minSimilarity === undefined) return undefined;
  const nearness = { vector, most: NEAREST, minSimilarity };
  if (records <= COMPARED) return { ...nearness, exact: true };
  if (!isNarrow(query.filter)) return { ...nearness, exact: false };
  const [row] = await database.run(extentOf(names, tenant, query.filter, COMPARED + 1), call);
  return { ...nearness, exact: numberIn(row, "size") <= COMPARED };
}

/** Does it ask for what few records have? */
function isNarrow({ subject, personKey, from, to }: Filter): boolean {
  return subject !== undefined || personKey !== undefined || from !== undefined || to !== undefined;
}
