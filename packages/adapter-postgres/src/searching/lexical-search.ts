import {
  type Call,
  type Hit,
  inverseDocumentFrequency,
  type Page,
  pickTerms,
  rarestFirst,
  type SearchQuery,
} from "@mgp/core";
import type { Database } from "../connections/database.ts";
import { invalid, readSearchCursor, searchCursor, type SearchPosition } from "../cursors.ts";
import { numberIn, type Row, toRecord } from "../rows.ts";
import type { Names } from "../sql/names.ts";
import { searchOf, type WeightedTerm } from "../sql/search.ts";
import type { TermStatistics } from "./term-statistics.ts";

interface Parts {
  readonly database: Database;
  readonly names: Names;
  readonly statistics: TermStatistics;
}

/** What every page of one search scores with. */
interface Weights {
  /** Rarest first. */
  readonly terms: readonly WeightedTerm[];
  /** How many of them bring in candidates at first. */
  readonly picked: number;
  readonly averageLength: number;
}

/**
 * The best hits by BM25 over all records that hold one of the tokens.
 *
 * First only the rare ones bring in candidates. That is the exact answer if the last hit of the page beats what a record
 * with nothing but the others could reach at most; else all bring in theirs.
 */
export async function searchLexically(
  { database, names, statistics }: Parts,
  tenant: string,
  query: SearchQuery,
  call: Call,
): Promise<Page<Hit>> {
  const tokens = [...new Set(query.tokens)];
  if (tokens.length === 0) return { items: [] };
  const position = query.cursor === undefined ? undefined : readSearchCursor(query.cursor);
  const counts = position?.counts ?? (await countsOf(statistics, tenant, tokens, call));
  const weights = weightsOf(tokens, counts);
  const search = async (candidates: readonly WeightedTerm[]): Promise<readonly Row[]> => {
    const { terms, averageLength } = weights;
    const ranking = {
      filter: query.filter,
      candidates: candidates.map(({ token }) => token),
      terms,
      averageLength,
      limit: query.limit + 1,
      after: position?.rank,
    };
    return await database.run(searchOf(names, tenant, ranking), call);
  };
  const others = weights.terms.slice(weights.picked);
  if (others.length > 0) {
    const rows = await search(weights.terms.slice(0, weights.picked));
    const most = others.reduce((sum, { weight }) => sum + weight, 0);
    const last = rows[query.limit - 1];
    if (last !== undefined && numberIn(last, "score") > most) return pageOf(rows.slice(0, query.limit), counts, true);
  }
  const rows = await search(weights.terms);
  return pageOf(rows.slice(0, query.limit), counts, rows.length > query.limit);
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

/** A token that nobody was seen to hold may have been written since, so it is asked for like any other. */
function weightsOf(tokens: readonly string[], counts: SearchPosition["counts"]): Weights {
  const [records = 0, averageLength = 0, ...documents] = counts;
  if (documents.length !== tokens.length) throw invalid();
  const terms = rarestFirst(tokens.map((token, place) => ({ token, documents: Math.max(1, documents[place] ?? 0) })));
  return {
    terms: terms.map((term) => ({ token: term.token, weight: inverseDocumentFrequency(term.documents, records) })),
    picked: pickTerms(terms, records).length,
    averageLength,
  };
}

function pageOf(rows: readonly Row[], counts: SearchPosition["counts"], more: boolean): Page<Hit> {
  const items = rows.map((row): Hit => ({ record: toRecord(row), score: numberIn(row, "score"), mode: "lexical" }));
  const last = items.at(-1);
  if (!more || last === undefined) return { items };
  const { updatedAt, memoryId } = last.record;
  return { items, cursor: searchCursor({ rank: { score: last.score, updatedAt, memoryId }, counts }) };
}
