import type { Call } from "@mgp/core";
import type { Columns } from "./columns.ts";
import { CELLS, VECTOR_INDEX } from "./indexes.ts";
import type { MemoryTable } from "./memory-table.ts";
import { type Candidate, frequenciesIn } from "./scores.ts";
import { HEAD, NEAREST, SEARCH_DEPTH } from "./search-bounds.ts";

const COLUMNS: readonly string[] = ["key", "memory_id", "updated_at", "tokens"];

/** Scores closer than this, as a part of themselves, may change places between two runs of LanceDB. */
const SAME_SCORE = 1e-5;

/** With fewer that are surely the best, all are looked at. */
const FEWEST = HEAD / 4;

export interface CandidateQuery {
  /** Sorted, so that sums of scores do not depend on the order of the words. */
  readonly tokens: readonly string[];
  /** Tenant and filter, as SQL. */
  readonly where: string;
  readonly vector: Float32Array | undefined;
}

/** Records that hold a word of the query. */
export interface Holders {
  readonly candidates: readonly Candidate[];
  /** There are no others. */
  readonly areAll: boolean;
}

/** The best holders by LanceDB's ranking. Those that share a score with one left out are left out: the same ones every time. */
export async function bestHolders(table: MemoryTable, query: CandidateQuery, call: Call): Promise<Holders> {
  if (query.tokens.length === 0) return { candidates: [], areAll: true };
  const columns = query.vector === undefined ? COLUMNS : [...COLUMNS, "vector"];
  const found = await table.holding(query.tokens, query.where, columns, HEAD + 1, call);
  if (found.count <= HEAD) return { candidates: candidatesIn(found, found.rows(), query), areAll: true };
  const scores = found.rows().map((row) => found.number("_score", row));
  const edge = Math.min(...scores) * (1 + SAME_SCORE);
  const sure = found.rows().filter((row) => (scores[row] ?? 0) > edge);
  if (sure.length >= FEWEST) return { candidates: candidatesIn(found, sure, query), areAll: false };
  return { candidates: await allHolders(table, query, columns, call), areAll: true };
}

/** Every holder, as far as a search goes, but some; without a similarity. */
export async function otherHolders(
  table: MemoryTable,
  query: CandidateQuery,
  known: ReadonlySet<string>,
  call: Call,
): Promise<readonly Candidate[]> {
  const all = await allHolders(table, { ...query, vector: undefined }, COLUMNS, call);
  return all.filter(({ key }) => !known.has(key));
}

/**
 * The records nearest to the query's vector. Those of a small tenant may be in any cell of the index; where the nearest
 * cells hold too few of them, they are all compared.
 */
export async function nearest(table: MemoryTable, query: CandidateQuery, call: Call): Promise<readonly Candidate[]> {
  if (query.vector === undefined) return [];
  const asked = [query.vector, query.where, COLUMNS, NEAREST, call] as const;
  // A factor of 1: what the index finds is compared by its whole vectors, which gives exact similarities.
  const quick = await table.nearest(...asked, (search) => search.nprobes(CELLS).refineFactor(1));
  const isEnough = quick.count === NEAREST || !(await table.hasIndex(VECTOR_INDEX));
  const found = isEnough ? quick : await table.nearest(...asked, (search) => search.bypassVectorIndex());
  return candidatesIn(found, found.rows(), query, (row) => 1 - found.number("_distance", row));
}

async function allHolders(
  table: MemoryTable,
  query: CandidateQuery,
  columns: readonly string[],
  call: Call,
): Promise<readonly Candidate[]> {
  const found = await table.holding(query.tokens, query.where, columns, SEARCH_DEPTH, call);
  return candidatesIn(found, found.rows(), query);
}

function candidatesIn(
  found: Columns,
  rows: readonly number[],
  { tokens, vector }: CandidateQuery,
  similarityOf: (row: number) => number | undefined = (row) => cosine(vector, found.vector("vector", row)),
): readonly Candidate[] {
  const wanted = new Set(tokens);
  return rows.map((row) => ({
    key: found.text("key", row),
    memoryId: found.text("memory_id", row),
    updatedAt: found.number("updated_at", row),
    ...frequenciesIn(found.text("tokens", row), wanted),
    similarity: similarityOf(row),
  }));
}

/** Of vectors of length 1. */
function cosine(one: Float32Array | undefined, other: Float32Array | undefined): number | undefined {
  if (one === undefined || other === undefined) return undefined;
  let sum = 0;
  for (let place = 0; place < one.length; place++) sum += (one[place] ?? 0) * (other[place] ?? 0);
  return sum;
}
