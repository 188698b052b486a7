import { BestHits, type Scores } from "@mgp/adapter-kit";
import type { Rank } from "@mgp/core";
import type { IndexedRow, Matching } from "./matching.ts";

/** How many rows are asked for one by one before the whole of what the filter allows is asked for at once. */
const MOST_LOOK_UPS = 2_000;

/** What finding a row by its number costs, against walking past it. */
const LOOK_UP_COST = 4;

/** How the candidates of a search are told apart. */
export interface Ranking {
  readonly matching: Matching;
  /** How many hits to find. */
  readonly room: number;
  readonly after: Rank | undefined;
  /** All documents that match, where that was asked for already. */
  readonly within: ReadonlySet<number> | undefined;
  /** How many documents the tenant has, or had at the first page. */
  readonly total: number;
}

/** The best of the documents that have a score, best first. Rows are read for those only that may be among them. */
export function bestOf(scores: Scores, ranking: Ranking): readonly Rank[] {
  return new Selection(scores, ranking).best();
}

class Selection {
  readonly #scores: Scores;
  readonly #ranking: Ranking;
  readonly #best: BestHits<Rank>;
  /** The score that the page may begin with. */
  readonly #highest: number;
  #within: ReadonlySet<number> | undefined;
  #lookUps = 0;

  constructor(scores: Scores, ranking: Ranking) {
    this.#scores = scores;
    this.#ranking = ranking;
    this.#best = new BestHits(ranking);
    this.#highest = ranking.after?.score ?? Number.POSITIVE_INFINITY;
    this.#within = ranking.within;
  }

  best(): readonly Rank[] {
    for (const group of this.#groups()) {
      this.#take(group);
      if (this.#missing === 0) break;
    }
    return this.#best.hits;
  }

  get #missing(): number {
    return this.#ranking.room - this.#best.hits.length;
  }

  /** Documents of equal score, the best first. Only as much is put in order as is asked for. */
  *#groups(): Generator<readonly number[], void> {
    const ascending = this.#ascendingScores();
    let above = Number.POSITIVE_INFINITY;
    for (let wanted = this.#ranking.room * 4; above > (ascending[0] ?? above); wanted *= 8) {
      const lowest = ascending[Math.max(0, ascending.length - wanted)] ?? 0;
      const documents = this.#documentsFrom(lowest, above);
      const ordered = documents.toSorted((left, right) => this.#scores.of(right) - this.#scores.of(left));
      yield* Map.groupBy(ordered, (document) => this.#scores.of(document)).values();
      above = lowest;
    }
  }

  #ascendingScores(): Float64Array {
    const { documents } = this.#scores;
    const found = new Float64Array(documents.length);
    let size = 0;
    for (const document of documents) {
      const score = this.#scores.of(document);
      if (score > this.#highest) continue;
      found[size] = score;
      size += 1;
    }
    return found.subarray(0, size).toSorted();
  }

  /** The documents whose score is at least the lowest, and below what is above. */
  #documentsFrom(lowest: number, above: number): readonly number[] {
    const found: number[] = [];
    for (const document of this.#scores.documents) {
      const score = this.#scores.of(document);
      if (score >= lowest && score < above && score <= this.#highest) found.push(document);
    }
    return found;
  }

  #take(group: readonly number[]): void {
    // Walking over all rows, the latest first, meets one of the group every `total / group.length` rows.
    const isLarge = group.length * group.length * LOOK_UP_COST > this.#ranking.total * this.#missing;
    if (group.length > this.#missing && isLarge) this.#takeLatest(group);
    else this.#takeEach(group);
  }

  #takeEach(group: readonly number[]): void {
    for (const document of group) {
      if (!this.#mayMatch(document)) continue;
      const row = this.#ranking.matching.row(document);
      if (row !== undefined) this.#offer(row);
    }
  }

  #takeLatest(group: readonly number[]): void {
    const members = new Set(group);
    for (const row of this.#ranking.matching.newestFirst()) {
      if (members.has(row.document)) this.#offer(row);
      if (this.#missing === 0) break;
    }
  }

  #offer({ document, updatedAt, memoryId }: IndexedRow): void {
    this.#best.offer({ score: this.#scores.of(document), updatedAt, memoryId });
  }

  #mayMatch(document: number): boolean {
    this.#lookUps += 1;
    if (this.#lookUps === MOST_LOOK_UPS) this.#within ??= this.#ranking.matching.documents();
    return this.#within?.has(document) !== false;
  }
}
