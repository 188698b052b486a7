import {
  cursorInvalid,
  type Hit,
  MAX_SCORED_TERMS,
  type Page,
  PageRoom,
  type Rank,
  type SearchQuery,
  type SearchTerm,
} from "@mgp/core";
import { chosenPlaces, statisticsOfSome } from "./choose-terms.ts";
import type { RankedPage } from "./rare-first.ts";
import { type CursorPart, readSearchCursor, searchCursor, type SearchPosition } from "./search-cursor.ts";
import { type ChangePlace, firstRound, roundAfter, type SearchRound } from "./search-rounds.ts";
import type { SearchStatistics } from "./statistics.ts";
import { askableTerms, tokensOf } from "./terms.ts";
import { type Weights, weightsOf } from "./weights.ts";

/** What a page knows of the places of a backend's changes. */
export interface SearchPageOptions<Found, Place extends ChangePlace> {
  /** UTF-8 bytes of a hit's body. */
  readonly bytesOf: (hit: Found) => number;
  /** Is it a place of this backend? Asked of the places that a cursor brings. */
  readonly isPlace: (place: ChangePlace) => place is Place;
  /** The place of the last change, for a first page. @default the one that is handed to `take` */
  readonly newest?: Place;
  /** The statistics are of some records only, so that what none of them holds may be held by others. @default false */
  readonly isSample?: boolean;
}

/**
 * One page of a search, put together out of one round or several, so that pages keep what `MemoryStore.search` promises
 * while others write:
 *
 * ```ts
 * const page = new SearchPage(query, options);
 * do {
 *   weights = page.weights ?? page.weigh(statistics of `page.tokens`)
 *   found = hits of `page.round` behind `page.after`, at most `page.limit`, scored with these weights
 * } while (page.take(found, newest));
 * return page.pageOf(toHit);
 * ```
 */
export class SearchPage<Found extends Rank, Place extends ChangePlace> {
  /** What the backend had added to the cursor. */
  readonly own: readonly unknown[];
  readonly #bytesOf: (hit: Found) => number;
  readonly #room: PageRoom;
  readonly #most: number;
  readonly #isSample: boolean;
  readonly #hits: Found[] = [];
  #round: SearchRound<Place> | undefined;
  #after: Rank | undefined;
  /** Those that are scored; until a first page has counted, all of the query. */
  #terms: readonly SearchTerm[];
  #chosen: readonly number[] | undefined;
  #statistics: SearchStatistics | undefined;
  #hasMore = false;

  /** @throws StoreError `cursor_invalid` */
  constructor(
    query: Pick<SearchQuery, "cursor" | "limit" | "bytes" | "terms">,
    { bytesOf, isPlace, newest, isSample = false }: SearchPageOptions<Found, Place>,
  ) {
    const { position, own } = query.cursor === undefined ? firstPage : readSearchCursor(query.cursor);
    const first = newest === undefined ? undefined : firstRound(newest);
    this.own = own;
    this.#bytesOf = bytesOf;
    this.#room = new PageRoom(query.bytes);
    this.#most = query.limit;
    this.#isSample = isSample;
    this.#round = query.cursor === undefined ? first : roundOf(position, isPlace);
    this.#after = position.rank;
    this.#terms = termsIn(position, askableTerms(query.terms));
    this.#chosen = position.chosen;
    this.#statistics = position.statistics;
  }

  /** Which records are looked for next; absent on a first page whose place is not known yet: all of them. */
  get round(): SearchRound<Place> | undefined {
    return this.#round;
  }

  /** Only hits behind this one. */
  get after(): Rank | undefined {
    return this.#after;
  }

  /** How many hits there is room for. With none, it only matters whether there is one. */
  get limit(): number {
    return this.#most - this.#hits.length;
  }

  /** Best first within a round. */
  get hits(): readonly Found[] {
    return this.#hits;
  }

  /** What a first page counts the records of: the tokens of all terms that a record can hold. Later, of those that are scored. */
  get tokens(): readonly string[] {
    return tokensOf(this.#terms);
  }

  /**
   * What each hit is scored with; `undefined` until a first page has counted. Behind the first round a term that nothing
   * held counts as if one record had, since what changed may hold it.
   */
  get weights(): Weights | undefined {
    if (this.#statistics === undefined) return undefined;
    const isLater = this.#round !== undefined && this.#round.number > 1;
    return weightsOf(this.#terms, this.#statistics, this.#isSample || isLater ? 1 : 0);
  }

  /**
   * Takes what a first page has counted, and chooses by it which terms are scored.
   *
   * @param statistics of `tokens`
   */
  weigh(statistics: SearchStatistics): Weights {
    const all = this.#terms;
    this.#statistics = statistics;
    this.#chosen = chosenPlaces(all, statistics);
    if (this.#chosen !== undefined) {
      this.#terms = termsAt(all, this.#chosen);
      this.#statistics = statisticsOfSome(statistics, all, this.#terms);
    }
    return weightsOf(this.#terms, this.#statistics, this.#isSample ? 1 : 0);
  }

  /** Weighs as another page of the same query does, that has counted. */
  adopt(other: SearchPage<Found, Place>): void {
    this.#terms = other.#terms;
    this.#chosen = other.#chosen;
    this.#statistics = other.#statistics;
  }

  /**
   * Takes what was found.
   *
   * @param newest the place of the last change as it was found, or later
   * @returns is there anything more to look for?
   */
  take(found: RankedPage<Found>, newest: Place): boolean {
    this.#round ??= firstRound(newest);
    for (const hit of found.hits) {
      this.#hasMore = this.limit === 0 || !this.#room.take(this.#bytesOf(hit));
      if (this.#hasMore) return false;
      this.#hits.push(hit);
      this.#after = hit;
    }
    this.#hasMore = found.more;
    const next = found.more ? undefined : roundAfter(this.#round, newest);
    if (next === undefined) return false;
    this.#round = next;
    this.#after = undefined;
    return true;
  }

  /** Where the next page begins; `undefined`: there is none. */
  get position(): SearchPosition<Place> | undefined {
    if (!this.#hasMore) return undefined;
    return {
      ...(this.#after === undefined ? {} : { rank: this.#after }),
      ...(this.#statistics === undefined ? {} : { statistics: this.#statistics }),
      ...(this.#chosen === undefined ? {} : { chosen: this.#chosen }),
      ...(this.#round === undefined ? {} : { round: this.#round }),
    };
  }

  /** @param own what the backend adds to the cursor */
  pageOf(toHit: (found: Found) => Hit, ...own: readonly CursorPart[]): Page<Hit> {
    const { position } = this;
    const items = this.#hits.map(toHit);
    return position === undefined ? { items } : { items, cursor: searchCursor(position, ...own) };
  }
}

/**
 * Those that are scored from a place on.
 *
 * @throws StoreError `cursor_invalid`
 */
function termsIn({ statistics, chosen }: SearchPosition, terms: readonly SearchTerm[]): readonly SearchTerm[] {
  if (chosen !== undefined) return termsAt(terms, chosen);
  if (statistics !== undefined && terms.length > MAX_SCORED_TERMS) throw cursorInvalid();
  return terms;
}

/** @throws StoreError `cursor_invalid` */
function termsAt(terms: readonly SearchTerm[], places: readonly number[]): readonly SearchTerm[] {
  return places.map((place) => {
    const term = terms[place];
    if (term === undefined) throw cursorInvalid();
    return term;
  });
}

const firstPage: ReturnType<typeof readSearchCursor> = { position: {}, own: [] };

function roundOf<Place extends ChangePlace>(
  { round }: SearchPosition,
  isPlace: (place: ChangePlace) => place is Place,
): SearchRound<Place> {
  if (round === undefined || !isPlace(round.upTo)) throw cursorInvalid();
  const { number, upTo, after } = round;
  if (after === undefined) return { number, upTo };
  if (!isPlace(after)) throw cursorInvalid();
  return { number, after, upTo };
}
