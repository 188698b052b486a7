import { type Call, type Hit, type Page, type SearchQuery, StoreError } from "@mgp/core";
import type { Row } from "@mgp/postgres";
import { readSearchCursor, searchCursor, type SearchPosition } from "../cursors.ts";
import type { Meaning } from "../meaning/meaning.ts";
import { numberIn, onPage, toRecord } from "../rows.ts";
import { searchHybrid } from "./hybrid-search.ts";
import { searchLexically } from "./lexical-search.ts";
import type { SearchParts } from "./search-parts.ts";
import type { TermStatistics } from "./term-statistics.ts";
import { weightsOf } from "./weights.ts";

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
  const position = query.cursor === undefined ? undefined : readSearchCursor(query.cursor);
  const counts = position?.counts ?? (await countsOf(parts.statistics, tenant, tokens, call));
  const asked = { tenant, query, position, weights: weightsOf(tokens, counts), records: counts[0] ?? 0 };
  const goesByWords = position !== undefined && position.best === undefined;
  const vector = goesByWords ? undefined : await meaning.queryVector(query.text, call);
  if (vector !== undefined && parts.names.vectors !== undefined) {
    const { minSimilarity } = meaning;
    const found = await searchHybrid(parts, parts.names.vectors, { ...asked, vector, minSimilarity }, call);
    return pageOf(found.rows, counts, query.limit, found.more, found.best);
  }
  if (position?.best !== undefined)
    throw new StoreError(
      "unavailable",
      "the embedding service does not answer, and the pages before were made with it",
    );
  const found = await searchLexically(parts, asked, call);
  return pageOf(found.rows, counts, query.limit, found.more, undefined);
}

async function countsOf(
  statistics: TermStatistics,
  tenant: string,
  tokens: readonly string[],
  call: Call,
): Promise<SearchPosition["counts"]> {
  const { records, averageLength, documents } = await statistics.countsOf(tenant, tokens, call);
  return [records, averageLength, ...documents];
}

function pageOf(
  rows: readonly Row[],
  counts: SearchPosition["counts"],
  limit: number,
  more: boolean,
  best: number | undefined,
): Page<Hit> {
  const items = onPage(rows, limit).map(hitOf);
  const last = items.at(-1);
  const isCut = items.length < Math.min(limit, rows.length);
  if (!(more || isCut) || last === undefined) return { items };
  const { updatedAt, memoryId } = last.record;
  const rank = { score: last.score, updatedAt, memoryId };
  return { items, cursor: searchCursor({ rank, counts, ...(best === undefined ? {} : { best }) }) };
}

function hitOf(row: Row): Hit {
  const mode = row["mode"];
  return {
    record: toRecord(row),
    score: numberIn(row, "score"),
    mode: mode === "semantic" || mode === "hybrid" ? mode : "lexical",
  };
}
