import {
  asksOnlyFor,
  beatsHybrid,
  type HybridHit,
  modeOf,
  type RankedPage,
  rareFirstInServer,
  type SearchPage,
} from "@mgp/adapter-kit";
import type { Call, Filter, SearchMode } from "@mgp/core";
import type { PostgresRow } from "@mgp/postgres";
import { numberIn } from "../rows.ts";
import { hybridSearchOf } from "../sql/hybrid-search.ts";
import type { Vectors } from "../sql/names.ts";
import { extentOf, type Nearness } from "../sql/vectors.ts";
import { type Found, foundIn } from "./found.ts";
import { type Asked, rankingOf } from "./lexical-search.ts";
import type { SearchParts } from "./search-parts.ts";

/** How many records can be found for their meaning alone: the nearest ones. */
const NEAREST = 200;

/** Up to so many records are compared one by one: quicker than the index, and exact. */
const COMPARED = 5_000;

/** What many records of a tenant have in common. */
const SAID_BY_MANY = ["states", "notExpiredAt", "scope", "scopes", "types", "subjectKinds", "sensitivities"] as const;

interface AskedByMeaning extends Asked {
  readonly vector: string;
  readonly minSimilarity: number | undefined;
  /** The highest BM25 of the query's records. Absent: this statement finds it. */
  readonly best: number | undefined;
}

/**
 * The best hits by words and meaning, over all records of a page's round that hold one of the tokens and the nearest
 * ones besides.
 */
export async function searchHybrid(
  parts: SearchParts,
  vectors: Vectors,
  asked: AskedByMeaning,
  page: SearchPage<Found, string>,
  call: Call,
): Promise<RankedPage<Found>> {
  const { tenant, query, weights, vector, minSimilarity, best } = asked;
  const nearness = query.literal === true ? undefined : await nearnessOf(parts, asked, call);
  const beats = ({ row }: Found, most: number): boolean => beatsHybrid(hybridIn(row, minSimilarity), most);
  return await rareFirstInServer({ weights, limit: page.limit, beats }, async ({ sources }) => {
    const ranking = { ...rankingOf(asked, page, sources), vector, nearness, best };
    const rows = await parts.database.run(hybridSearchOf(parts.names, vectors, tenant, ranking), call);
    return rows.map((row) => foundIn(row, modeIn(row, minSimilarity)));
  });
}

/** Among those that were not brought in, none is nearer than the edge, or than what is related at all. */
function hybridIn(row: PostgresRow, minSimilarity: number | undefined): HybridHit {
  const nearest = Math.max(numberIn(row, "edge"), minSimilarity ?? 1);
  return { score: numberIn(row, "score"), best: numberIn(row, "best"), nearest };
}

function modeIn(row: PostgresRow, minSimilarity: number | undefined): SearchMode {
  const holdsToken = numberIn(row, "words") > 0;
  return holdsToken ? modeOf({ holdsToken, similarity: numberIn(row, "similarity"), minSimilarity }) : "semantic";
}

/** By the index only where many records pass the filter: it goes from near to far, past those that do not. */
async function nearnessOf(
  { database, names }: SearchParts,
  { tenant, query, weights, vector, minSimilarity }: AskedByMeaning,
  call: Call,
): Promise<Nearness | undefined> {
  if (minSimilarity === undefined) return undefined;
  const nearness = { vector, most: NEAREST, minSimilarity };
  if (weights.total <= COMPARED) return { ...nearness, exact: true };
  if (!asksForFew(query.filter)) return { ...nearness, exact: false };
  const [row] = await database.run(extentOf(names, tenant, query.filter, COMPARED + 1), call);
  return { ...nearness, exact: numberIn(row, "size") <= COMPARED };
}

/** Does it ask for what few records have? */
function asksForFew(filter: Filter): boolean {
  return !asksOnlyFor(filter, SAID_BY_MANY);
}
