import { pageVector, type RankedPage, searchCursor, type SearchStatistics, weightsOf } from "@mgp/adapter-kit";
import type { Call, Hit, Page, SearchQuery } from "@mgp/core";
import type { Row } from "@mgp/postgres";
import { readPosition } from "../cursors.ts";
import type { Meaning } from "../meaning/meaning.ts";
import { numberIn, onPage, toRecord } from "../rows.ts";
import { searchHybrid } from "./hybrid-search.ts";
import { searchLexically } from "./lexical-search.ts";
import type { SearchParts } from "./search-parts.ts";

interface Parts extends SearchParts {
  readonly meaning: Meaning;
}

/** The best hits: by words, and where the store keeps vectors, by meaning as well. */
export async function search(
  { meaning, ...parts }: Parts,
  tenant: string,
  query: SearchQuery,
  call: Call,
): Promise<Page<Hit>> {
  const tokens = [...new Set(query.tokens)];
  if (tokens.length === 0) return { items: [] };
  const position = query.cursor === undefined ? undefined : readPosition(query.cursor);
  const statistics = position?.statistics ?? (await parts.statistics.of(tenant, tokens, call));
  const asked = { tenant, query, position, weights: weightsOf(tokens, statistics) };
  const { vectors } = parts.names;
  const vector = await pageVector(position?.by, async () =>
    vectors === undefined ? undefined : await meaning.queryVector(query.text, call),
  );
  if (vector === undefined || vectors === undefined)
    return pageOf(await searchLexically(parts, asked, call), statistics, query.limit);
  const { minSimilarity } = meaning;
  return pageOf(await searchHybrid(parts, vectors, { ...asked, vector, minSimilarity }, call), statistics, query.limit);
}

function pageOf({ hits, more }: RankedPage<Row>, statistics: SearchStatistics, limit: number): Page<Hit> {
  const rows = onPage(hits, limit);
  const items = rows.map(hitOf);
  const last = rows.at(-1);
  const hit = items.at(-1);
  if (!(more || items.length < hits.length) || last === undefined || hit === undefined) return { items };
  const { updatedAt, memoryId } = hit.record;
  const rank = { score: hit.score, updatedAt, memoryId };
  return { items, cursor: searchCursor({ rank, statistics }, "best" in last ? numberIn(last, "best") : null) };
}

function hitOf(row: Row): Hit {
  const mode = row["mode"];
  return {
    record: toRecord(row),
    score: numberIn(row, "score"),
    mode: mode === "semantic" || mode === "hybrid" ? mode : "lexical",
  };
}
