import { bm25, type Filter, type InsertItem, inverseDocumentFrequency, matchesFilter } from "@mgp/core";

/** The most places that PostgreSQL keeps of a word. */
const MOST_PLACES = 256;

/** BM25 as simple as can be: a list that is walked over for every word. */
export class SearchModel {
  readonly #items: readonly InsertItem[];

  constructor(items: readonly InsertItem[]) {
    this.#items = items;
  }

  /** The score of every hit, by id. Its last digits are not exact: sums of floats depend on their order. */
  search(tokens: readonly string[], filter: Filter): ReadonlyMap<string, number> {
    const total = this.#items.length;
    const average = this.#items.reduce((sum, item) => sum + item.searchable.tokens.length, 0) / total;
    const scoreOf = ({ searchable }: InsertItem): number =>
      [...new Set(tokens)].reduce((sum, token) => {
        const documents = this.#items.filter((other) => other.searchable.tokens.includes(token)).length;
        const frequency = Math.min(MOST_PLACES, searchable.tokens.filter((other) => other === token).length);
        if (frequency === 0) return sum;
        return sum + bm25(frequency, inverseDocumentFrequency(documents, total), searchable.tokens.length, average);
      }, 0);
    return new Map(
      this.#items
        .filter((item) => matchesFilter({ ...item.draft, revision: 1 }, filter))
        .map((item): [string, number] => [item.draft.memoryId, scoreOf(item)])
        .filter(([, score]) => score > 0),
    );
  }
}
