import { compareRanks, type Rank } from "@mgp/core";
import type { Condition } from "./filter-sql.ts";
import type { IndexedRow, IndexReader } from "./index-reader.ts";
import type { Scores } from "./scores.ts";

/** How many rows are asked for one by one before the whole of what the filter allows is asked for at once. */
const MOST_LOOK_UPS = 2_000;

/** What finding a row by its number costs, against walking past it. */
const LOOK_UP_COST = 4;

/** How the candidates of a search are told apart. */
export interface Ranking {
  /** The search's filter. */
  readonly condition: Condition;
  /** How many hits to find. */
  readonly room: number;
  readonly after: Rank | undefined;
  /** All documents that match the condition, where that was asked for already. */
  readonly within: ReadonlySet<number> | undefined;
  /** How many documents the tenant has. */
  readonly total: number;
}

/** The best of the documents that have a score, best first. Rows are read for those only that may be among them. */
export function bestOf(index: IndexReader, scores: Scores, ranking: Ranking): readonly Rank[] {
  return new Selection(index, scores, ranking).best();
}

class Selection {
  readonly #index: IndexReader;
  readonly #scores: Scores;
  readonly #ranking: Ranking;
  readonly #found: Rank[] = [];
  #within: ReadonlySet<number> | undefined;
  #lookUps = 0;

  constructor(index: IndexReader, scores: Scores, ranking: Ranking) {
    this.#index = index;
    this.#scores = scores;
    this.#ranking = ranking;
    this.#within = ranking.within;
  }

  best(): readonly Rank[] {
    for (const group of this.#groups()) {
      this.#take(group);
      if (this.#found.length >= this.#ranking.room) break;
    }
    return this.#found.slice(0, this.#ranking.room);
  }

  /** Documents of equal score, the best first. Only as much is put in order as is asked for. */
  *#groups(): Generator<readonly number[], void> {
    const highest = this.#ranking.after?.score ?? Number.POSITIVE_INFINITY;
    const ascending = this.#scores.upTo(highest).toSorted();
    let above = Number.POSITIVE_INFINITY;
    for (let wanted = this.#ranking.room * 4; above > (ascending[0] ?? above); wanted *= 8) {
      const lowest = ascending[Math.max(0, ascending.length - wanted)] ?? 0;
      yield* this.#grouped(this.#scores.between(lowest, Math.min(above, highest), above > highest));
      above = lowest;
    }
  }

  *#grouped(documents: readonly number[]): Generator<readonly number[], void> {
    const ordered = documents.toSorted((left, right) => this.#scores.of(right) - this.#scores.of(left));
    let group: number[] = [];
    for (const document of ordered) {
      const [first] = group;
      if (first !== undefined && this.#scores.of(first) !== this.#scores.of(document)) {
        yield group;
        group = [];
      }
      group.push(document);
    }
    if (group.length > 0) yield group;
  }

  #take(group: readonly number[]): void {
    const { room, total } = this.#ranking;
    const missing = room - this.#found.length;
    // Walking over all rows, the latest first, meets one of the group every `total / group.length` rows.
    const isLarge = group.length * group.length * LOOK_UP_COST > total * missing;
    if (group.length > missing && isLarge) this.#takeLatest(group, missing);
    else this.#takeEach(group);
  }

  #takeEach(group: readonly number[]): void {
    const ranks: Rank[] = [];
    for (const document of group) {
      if (!this.#mayMatch(document)) continue;
      const row = this.#index.row(document, this.#ranking.condition);
      if (row !== undefined) this.#offer(ranks, row);
    }
    this.#found.push(...ranks.toSorted(compareRanks));
  }

  #takeLatest(group: readonly number[], missing: number): void {
    const members = new Set(group);
    const ranks: Rank[] = [];
    for (const row of this.#index.byRecency(this.#ranking.condition)) {
      if (members.has(row.document)) this.#offer(ranks, row);
      if (ranks.length === missing) break;
    }
    this.#found.push(...ranks);
  }

  #offer(ranks: Rank[], row: IndexedRow): void {
    const { after } = this.#ranking;
    const rank = { score: this.#scores.of(row.document), updatedAt: row.updatedAt, memoryId: row.memoryId };
    if (after === undefined || compareRanks(rank, after) > 0) ranks.push(rank);
  }

  #mayMatch(document: number): boolean {
    this.#lookUps += 1;
    if (this.#lookUps === MOST_LOOK_UPS) this.#within ??= this.#index.documents(this.#ranking.condition);
    return this.#within?.has(document) !== false;
  }
}
