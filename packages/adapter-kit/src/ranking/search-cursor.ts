import { cursorInvalid, cursorParts, MAX_SCORED_TERMS, type Rank, rankIn } from "@mgp/core";
import { type ChangePlace, isRoundNumber, type SearchRound } from "./search-rounds.ts";
import type { SearchStatistics } from "./statistics.ts";

/** A place in the answer to a search. */
export interface SearchPosition<Place extends ChangePlace = ChangePlace> {
  /** Of the last hit before it; absent where a round begins. */
  readonly rank?: Rank;
  /**
   * What the first page counted. Every page scores with it, so that a record that does not change keeps its rank however
   * much is written meanwhile, and pages neither skip nor repeat it. Absent where scores depend on no such count.
   */
  readonly statistics?: SearchStatistics;
  /** Which of the query's terms are scored, by their places; absent: all. Only beside statistics, which are of these. */
  readonly chosen?: readonly number[];
  /** Absent where a backend does not know what has changed. */
  readonly round?: SearchRound<Place>;
}

/** What a backend adds to its cursors, to be found again in this order. */
export type CursorPart = string | number | null;

/**
 * The cursor that leads on behind a hit; it holds numbers, places and the hit's id, never what a query asks for.
 *
 * @returns the cursor as opaque text
 */
export function searchCursor(
  { rank, statistics, chosen, round }: SearchPosition,
  ...own: readonly CursorPart[]
): string {
  return JSON.stringify([
    "search",
    rank === undefined ? null : [rank.score, rank.updatedAt, rank.memoryId],
    statistics === undefined ? null : countsOf(statistics, chosen),
    round === undefined ? null : [round.number, round.upTo, round.after ?? null],
    ...own,
  ]);
}

/**
 * The position that a cursor stands for, and what the backend had added. A client may have changed the cursor, so the
 * backend checks its own parts, and its places.
 *
 * @returns the position, and the parts of the backend as they came
 * @throws StoreError `cursor_invalid`
 */
export function readSearchCursor(cursor: string): {
  readonly position: SearchPosition;
  readonly own: readonly unknown[];
} {
  const [kind, rank, counts, round, ...own] = cursorParts(cursor);
  if (kind !== "search") throw cursorInvalid();
  const position = {
    ...(rank === null ? {} : { rank: rankIn(listIn(rank)) }),
    ...(counts === null ? {} : countedIn(listIn(counts))),
    ...(round === null ? {} : { round: roundIn(listIn(round)) }),
  };
  return { position, own };
}

type Counts = readonly (number | readonly number[])[];

function countsOf({ total, averageLength, documents }: SearchStatistics, chosen: SearchPosition["chosen"]): Counts {
  return [total, averageLength, ...(chosen === undefined ? [] : [chosen]), ...documents];
}

function countedIn(counts: readonly unknown[]): Pick<SearchPosition, "statistics" | "chosen"> {
  const [total, averageLength, ...others] = counts;
  const [first] = others;
  if (!Array.isArray(first)) return { statistics: statisticsIn(total, averageLength, others) };
  return { statistics: statisticsIn(total, averageLength, others.slice(1)), chosen: placesIn(first) };
}

function statisticsIn(total: unknown, averageLength: unknown, documents: readonly unknown[]): SearchStatistics {
  if (!isCount(total) || !isLength(averageLength) || !documents.every(isCount)) throw cursorInvalid();
  if (documents.some((count) => count > total)) throw cursorInvalid();
  return { total, averageLength, documents };
}

function placesIn(places: readonly unknown[]): readonly number[] {
  if (places.length > MAX_SCORED_TERMS || !places.every(isCount)) throw cursorInvalid();
  return places;
}

function roundIn([number, upTo, after]: readonly unknown[]): SearchRound<ChangePlace> {
  if (!isRoundNumber(number) || !isPlace(upTo)) throw cursorInvalid();
  if (number === 1 && after === null) return { number, upTo };
  if (number === 1 || !isPlace(after)) throw cursorInvalid();
  return { number, after, upTo };
}

function listIn(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw cursorInvalid();
  return value;
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

/** JSON reads `1e999` as infinite. */
function isLength(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

function isPlace(value: unknown): value is ChangePlace {
  return typeof value === "string" || isCount(value);
}
