import { LAST_QUERY_TERMS, MAX_SCORED_TERMS, type SearchTerm } from "@mgp/core";
import { counted } from "./counted-terms.ts";
import type { SearchStatistics } from "./statistics.ts";
import { tokensOf } from "./terms.ts";

/**
 * Which terms of a long query are scored: the last ones, and of the others the rarest that a record holds.
 *
 * @param statistics of the tokens of these terms
 * @returns their places, ascending; `undefined`: all are
 */
export function chosenPlaces(
  terms: readonly SearchTerm[],
  statistics: SearchStatistics,
): readonly number[] | undefined {
  if (terms.length <= MAX_SCORED_TERMS) return undefined;
  const first = counted(terms, statistics).terms.map(({ documents }, place) => ({ documents, place }));
  const last = first.splice(terms.length - LAST_QUERY_TERMS);
  // What no record holds now may be held by one that changes, but must not take the room of what is held.
  const rarest = first.toSorted((left, right) => rarityOf(left) - rarityOf(right) || left.place - right.place);
  const chosen = [...rarest.slice(0, MAX_SCORED_TERMS - LAST_QUERY_TERMS), ...last];
  return chosen.map(({ place }) => place).toSorted((left, right) => left - right);
}

function rarityOf({ documents }: { readonly documents: number }): number {
  return documents === 0 ? Number.POSITIVE_INFINITY : documents;
}

/** The same statistics, of some of the terms only. */
export function statisticsOfSome(
  { documents, ...others }: SearchStatistics,
  all: readonly SearchTerm[],
  some: readonly SearchTerm[],
): SearchStatistics {
  const counts = new Map(tokensOf(all).map((token, place) => [token, documents[place] ?? 0]));
  return { ...others, documents: tokensOf(some).map((token) => counts.get(token) ?? 0) };
}
