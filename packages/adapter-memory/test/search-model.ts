import { bm25, compareCodePoints, type Filter, inverseDocumentFrequency, matchesFilter } from "@mgp/core";
import type { Item } from "./records.ts";

/** BM25 as simple as can be: a list that is walked over for every word. */
export class SearchModel {
  readonly #items: Item[] = [];

  add(item: Item): void {
    this.#items.push(item);
  }

  /** Every hit, best first, with its score rounded, because sums of floats depend on their order. */
  search(tokens: readonly string[], filter: Filter): readonly { readonly memoryId: string; readonly score: number }[] {
    const total = this.#items.length;
    const average = this.#items.reduce((sum, item) => sum + item.searchable.tokens.length, 0) / total;
    const scoreOf = ({ searchable }: Item): number =>
      [...new Set(tokens)].reduce((sum, token) => {
        const documents = this.#items.filter((other) => other.searchable.tokens.includes(token)).length;
        const frequency = searchable.tokens.filter((other) => other === token).length;
        if (frequency === 0) return sum;
        return sum + bm25(frequency, inverseDocumentFrequency(documents, total), searchable.tokens.length, average);
      }, 0);
    return this.#items
      .filter((item) => matchesFilter({ ...item.draft, revision: 1 }, filter))
      .map((item) => ({ draft: item.draft, score: rounded(scoreOf(item)) }))
      .filter((hit) => hit.score > 0)
      .toSorted(
        (left, right) =>
          right.score - left.score ||
          right.draft.updatedAt - left.draft.updatedAt ||
          compareCodePoints(left.draft.memoryId, right.draft.memoryId),
      )
      .map(({ draft, score }) => ({ memoryId: draft.memoryId, score }));
  }
}

export function rounded(score: number): number {
  return Number(score.toPrecision(9));
}
