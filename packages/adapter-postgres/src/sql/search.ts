import type { SearchRound } from "@mgp/adapter-kit";
import { bm25, type Filter, type Rank, type SearchedContent } from "@mgp/core";
import { anyOf, type HeldTerm, toWord } from "../words.ts";
import { bodyWithin, recordOf } from "./columns.ts";
import { rowsText } from "./filter-parts.ts";
import type { Names } from "./names.ts";
import { roundText, SNAPSHOT_OF_STATEMENT } from "./rounds.ts";
import { type Query, Values } from "./statement.ts";

interface WeightedTerm extends HeldTerm {
  readonly weight: number;
}

export interface Ranking {
  readonly filter: Filter;
  /** By which length a record is scored, and whether the vector of hidden content counts. */
  readonly content: SearchedContent;
  /** What brings in candidates: any of these. */
  readonly candidates: readonly HeldTerm[];
  /** What scores them, in the order in which sums are made: the last digits of a score depend on it. */
  readonly terms: readonly WeightedTerm[];
  readonly averageLength: number;
  readonly limit: number;
  /** How many bytes of bodies; absent: any number. */
  readonly bytes?: number | undefined;
  /** Only what last changed in this round; absent: at any time. */
  readonly round?: SearchRound<string> | undefined;
  readonly after: Rank | undefined;
}

/** How often the row's record holds a term: within an alternative the least, over alternatives the sum. */
function termText({ alternatives }: HeldTerm, values: Values): string {
  const sums = alternatives.map(({ tokens }) => {
    const frequencies = tokens.map((token) => frequencyText(values.add(toWord(token))));
    return frequencies.length === 1 ? frequencies.join() : `least(${frequencies.join(", ")})`;
  });
  return sums.join(" + ");
}

/**
 * How often the row's record holds a token. `ts_rank` of one word with n places, all of weight 1, is the sum of 1/i² for
 * i from 1 to n over π²/6; what is missing to 1 is the rest of that sum, about 1/(n + ½) over π²/6. Rounded, this is n
 * for every n from 0 to the 256 places that a word can have.
 */
function frequencyText(token: string): string {
  return `round(${6 / Math.PI ** 2} / (1 - ts_rank('{1,1,1,1}', m.tokens, ${token}::tsquery)::float8) - 0.5)`;
}

/** What core's `bm25` adds to the frequency below the line, at a length in units of the average. */
function normAt(length: number): number {
  return 1 / bm25(1, 1, length, 1) - 1;
}

/** `weight * f / (f + norm)` is written with one f, because each mention of it is computed. */
export function wordsText({ terms }: Ranking, values: Values): string {
  return terms
    .map(({ weight }, place) => `${values.add(weight)}::float8 * (1 - c.norm / (c.f${String(place)} + c.norm))`)
    .join(" + ");
}

/** What a row `m` is told from others by, and ordered by where scores are equal. */
export const RANKED = "m.memory_id, m.updated_at";

/** What a row `m` is scored by: its length as BM25 sees it, and how often it holds each term. */
export function scoredText({ terms, averageLength, content }: Ranking, values: Values): string {
  // Where no record holds anything, all are of average length.
  const base = averageLength > 0 ? normAt(0) : normAt(1);
  const slope = averageLength > 0 ? (normAt(1) - base) / averageLength : 0;
  const norm = `${values.add(base)}::float8 + ${values.add(slope)}::float8 * m.${content}_length AS norm`;
  const frequencies = terms.map((term, place) => `${termText(term, values)} AS f${String(place)}`);
  return [norm, ...frequencies].join(", ");
}

/** The records of the best of `scored` behind a hit, best first, with all that `scored` says of them. */
export function foundText(names: Names, ranking: Ranking, values: Values, scored: string): string {
  const best = bestText(ranking, values, scored);
  return `SELECT ${recordOf("m", bodyText(ranking, values, "m"))}, h.*, ${SNAPSHOT_OF_STATEMENT} FROM (${best}) h
    JOIN ${names.memory} m ON m.tenant = $1 AND m.memory_id = h.memory_id ORDER BY ${BEST_FIRST}`;
}

const BEST_FIRST = "h.score DESC, h.updated_at DESC, h.memory_id";

function bodyText({ bytes }: Ranking, values: Values, source: string): string {
  return bodyWithin(bytes === undefined ? undefined : values.add(bytes), source, BEST_FIRST);
}

/** The best of `scored` behind a hit, best first. */
function bestText({ after, limit }: Ranking, values: Values, scored: string): string {
  return `SELECT s.* FROM (${scored}) s ${after === undefined ? "" : `WHERE ${behindText(after, values)}`}
    ORDER BY s.score DESC, s.updated_at DESC, s.memory_id LIMIT ${values.add(limit)}`;
}

/** As `foundText`, where `scored` has the records themselves. */
function sortedText(ranking: Ranking, values: Values, scored: string): string {
  const best = bestText(ranking, values, scored);
  return `SELECT ${recordOf("h", bodyText(ranking, values, "h"))}, h.score, ${SNAPSHOT_OF_STATEMENT} FROM (${best}) h
    ORDER BY ${BEST_FIRST}`;
}

/** Does the row `m` hold a candidate? */
export function heldText({ candidates }: Ranking, values: Values): string {
  return `m.tokens @@ ${values.add(anyOf(candidates))}::tsquery`;
}

/** `columns` of the rows `m` that hold a candidate, and that the filter and the round let through. */
export function candidatesText(names: Names, ranking: Ranking, values: Values, columns: string): string {
  const held = `m.tenant = $1 AND ${heldText(ranking, values)}${roundText(ranking.round, values)}`;
  return rowsText(
    ranking.filter,
    values,
    (condition) => `SELECT ${columns} FROM ${names.memory} m WHERE ${held}${condition} OFFSET 0`,
  );
}

/**
 * The best hits by BM25, best first, with their scores. Many candidates are scored and sorted without their records;
 * those of few are sorted along, since a second look-up costs more, the most of it to plan. Frequencies and scores are
 * computed once a candidate: OFFSET 0 keeps the planner from copying an expression into every place that names it.
 */
export function searchOf(names: Names, tenant: string, ranking: Ranking, areFew: boolean): Query {
  const values = new Values(tenant);
  const columns = `${areFew ? recordOf("m") : RANKED}, ${scoredText(ranking, values)}`;
  const candidates = candidatesText(names, ranking, values, columns);
  const scored = `SELECT c.*, ${wordsText(ranking, values)} AS score FROM (${candidates}) c OFFSET 0`;
  const text = areFew ? sortedText(ranking, values, scored) : foundText(names, ranking, values, scored);
  return { statement: { text, reach: "tenant", effect: "read" }, values: values.list };
}

function behindText(after: Rank, values: Values): string {
  const [score, time, id] = [values.add(after.score), values.add(after.updatedAt), values.add(after.memoryId)];
  return `(s.score < ${score} OR (s.score = ${score} AND (s.updated_at < ${time}
    OR (s.updated_at = ${time} AND s.memory_id > ${id}))))`;
}
