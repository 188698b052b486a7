import { type Frequencies, frequenciesOf, type SearchRound } from "@mgp/adapter-kit";
import type { Call, SearchedContent } from "@mgp/core";
import type { Columns } from "./columns.ts";
import { all, isOneOf } from "./conditions.ts";
import { CELLS, VECTOR_INDEX } from "./indexes.ts";
import { memoryIdOf } from "./keys.ts";
import type { MemoryTable } from "./memory-table.ts";
import { changedIn } from "./positions.ts";
import { HEAD, NEAREST, SEARCH_DEPTH } from "./search-bounds.ts";

const COLUMNS: readonly string[] = ["key", "updated_at", "body_bytes", "tokens", "hidden", "hidden_tokens"];
const WITH_VECTOR: readonly string[] = [...COLUMNS, "vector"];

/** Whose vectors an ordinary query asks. */
const IS_OPEN = "hidden = 0";

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
  /** Of which content tokens count, and whose vectors are asked. */
  readonly content: SearchedContent;
}

/** What ranking reads of a row. */
export interface Candidate {
  /** LanceDB's number of the row, which stays when the row is changed or moved; `undefined`: it was not asked for. */
  readonly rowId: number | undefined;
  readonly key: string;
  readonly memoryId: string;
  readonly updatedAt: number;
  /** Of its body. */
  readonly bytes: number;
  /** How often each token of the query stands in it, those that do not left out. */
  readonly frequencies: Frequencies;
  /** In tokens. */
  readonly length: number;
  /** Cosine to the query; `undefined`: there was no vector to compare. */
  readonly similarity: number | undefined;
}

/** Records that hold a word of the query. */
export interface Holders {
  readonly candidates: readonly Candidate[];
  /** Which of them are the best is certain; otherwise they are all there are, without a similarity. */
  readonly areBest: boolean;
  /** There are others. */
  readonly hasOthers: boolean;
}

/** The best holders by LanceDB's ranking. Those that share a score with one left out are left out: the same ones every time. */
export async function bestHolders(table: MemoryTable, query: CandidateQuery, call: Call): Promise<Holders> {
  if (query.tokens.length === 0) return { candidates: [], areBest: true, hasOthers: false };
  const columns = query.vector === undefined ? COLUMNS : WITH_VECTOR;
  const found = await table.holding(query.tokens, query.where, columns, HEAD + 1, call);
  const hasOthers = found.count > HEAD;
  if (!hasOthers) return { candidates: candidatesIn(found, found.rows(), query), areBest: true, hasOthers };
  const scores = found.rows().map((row) => found.number("_score", row));
  const edge = Math.min(...scores) * (1 + SAME_SCORE);
  const sure = found.rows().filter((row) => (scores[row] ?? 0) > edge);
  if (sure.length >= FEWEST) return { candidates: candidatesIn(found, sure, query), areBest: true, hasOthers };
  return { candidates: await holdersIn(table, query, undefined, call), areBest: false, hasOthers };
}

/** The holders that a round is about, as far as a search goes, without a similarity. */
export async function holdersIn(
  table: MemoryTable,
  query: CandidateQuery,
  round: SearchRound<number> | undefined,
  call: Call,
): Promise<readonly Candidate[]> {
  if (query.tokens.length === 0) return [];
  const where = round === undefined ? query.where : all(query.where, changedIn(round));
  const found = await table.holding(query.tokens, where, COLUMNS, SEARCH_DEPTH, call);
  return candidatesIn(found, found.rows(), { ...query, vector: undefined });
}

/** The same candidates with their similarity. */
export async function compared(
  table: MemoryTable,
  candidates: readonly Candidate[],
  { vector, content }: CandidateQuery,
  call: Call,
): Promise<readonly Candidate[]> {
  if (vector === undefined) return candidates;
  const of = isOneOf(
    "key",
    candidates.map(({ key }) => key),
  );
  const found = await table.rows(content === "open" ? all(of, IS_OPEN) : of, ["key", "vector"], call);
  const vectors = new Map(found.rows().map((row) => [found.text("key", row), found.vector("vector", row)]));
  return candidates.map((candidate) => ({ ...candidate, similarity: cosine(vector, vectors.get(candidate.key)) }));
}

/** The records of these rows that match and that the round is about. */
export async function candidatesOf(
  table: MemoryTable,
  rowIds: readonly number[],
  query: CandidateQuery,
  round: SearchRound<number>,
  call: Call,
): Promise<readonly Candidate[]> {
  const keys = await table.keysOf(rowIds, call);
  const where = all(query.where, isOneOf("key", keys), changedIn(round));
  const found = await table.rows(where, query.vector === undefined ? COLUMNS : WITH_VECTOR, call);
  return candidatesIn(found, found.rows(), query);
}

/**
 * The records nearest to the query's vector. Those of a small tenant may be in any cell of the index; where the nearest
 * cells hold too few of them, they are all compared.
 */
export async function nearest(table: MemoryTable, query: CandidateQuery, call: Call): Promise<readonly Candidate[]> {
  if (query.vector === undefined) return [];
  const where = query.content === "open" ? all(query.where, IS_OPEN) : query.where;
  const asked = [query.vector, where, WITH_VECTOR, NEAREST, call] as const;
  // A factor of 1: what the index finds is compared by its whole vectors, which finds those that are exactly nearest.
  const quick = await table.nearest(...asked, (search) => search.nprobes(CELLS).refineFactor(1));
  const isEnough = quick.count === NEAREST || !(await table.hasIndex(VECTOR_INDEX));
  const found = isEnough ? quick : await table.nearest(...asked, (search) => search.bypassVectorIndex());
  return candidatesIn(found, found.rows(), query);
}

function candidatesIn(
  found: Columns,
  rows: readonly number[],
  { tokens, vector, content }: CandidateQuery,
): readonly Candidate[] {
  const wanted = new Set(tokens);
  const vectorOf = (row: number): Float32Array | undefined =>
    vector === undefined || (content === "open" && found.flag("hidden", row)) ? undefined : found.vector("vector", row);
  return rows.map((row) => ({
    rowId: found.optionalNumber("_rowid", row),
    key: found.text("key", row),
    memoryId: memoryIdOf(found.text("key", row)),
    updatedAt: found.number("updated_at", row),
    bytes: found.number("body_bytes", row),
    ...frequenciesIn(countedTokens(found, row, content), wanted),
    // Here and not by LanceDB, so that every page comes to the same last digits.
    similarity: cosine(vector, vectorOf(row)),
  }));
}

/** What a record with hidden content shows of itself stands among its hidden tokens once more. */
function countedTokens(found: Columns, row: number, content: SearchedContent): readonly string[] {
  const hidden = content === "full" ? found.optionalText("hidden_tokens", row) : undefined;
  const text = hidden ?? found.text("tokens", row);
  return text === "" ? [] : text.split(" ");
}

function frequenciesIn(
  tokens: readonly string[],
  wanted: ReadonlySet<string>,
): Pick<Candidate, "frequencies" | "length"> {
  return { frequencies: frequenciesOf(tokens.filter((token) => wanted.has(token))), length: tokens.length };
}

/** Of vectors of length 1. */
function cosine(one: Float32Array | undefined, other: Float32Array | undefined): number | undefined {
  if (one === undefined || other === undefined) return undefined;
  let sum = 0;
  for (let place = 0; place < one.length; place++) sum += (one[place] ?? 0) * (other[place] ?? 0);
  return sum;
}
