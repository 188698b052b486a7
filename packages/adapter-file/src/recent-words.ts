import { frequenciesOf, type Posting } from "./postings.ts";
import type { Words } from "./words.ts";

/** The words of one document that the index on disk does not hold yet. */
interface RecentDocument {
  readonly tenant: number;
  readonly tokens: string;
}

/**
 * The words of the latest documents, in memory: added to the index on disk many documents at a time, because a
 * common word then costs one change of the index and not one for each document.
 */
export class RecentWords {
  readonly #documents = new Map<number, RecentDocument>();
  /** By tenant, token and document. */
  readonly #tenants = new Map<number, Map<string, Map<number, Posting>>>();

  get size(): number {
    return this.#documents.size;
  }

  add(document: number, tenant: number, { tokens, lengths }: Words): void {
    this.#documents.set(document, { tenant, tokens });
    const terms = this.#tenants.get(tenant) ?? new Map<string, Map<number, Posting>>();
    this.#tenants.set(tenant, terms);
    for (const [token, frequency] of frequenciesOf(tokens)) {
      const postings = terms.get(token) ?? new Map<number, Posting>();
      postings.set(document, { document, frequency, lengths });
      terms.set(token, postings);
    }
  }

  delete(document: number): void {
    const held = this.#documents.get(document);
    if (held === undefined) return;
    this.#documents.delete(document);
    const terms = this.#tenants.get(held.tenant);
    for (const token of frequenciesOf(held.tokens).keys()) {
      const postings = terms?.get(token);
      postings?.delete(document);
      if (postings?.size === 0) terms?.delete(token);
    }
  }

  of(tenant: number, token: string): ReadonlyMap<number, Posting> | undefined {
    return this.#tenants.get(tenant)?.get(token);
  }

  /** Everything, in the order in which the index on disk keeps it. */
  *all(): Generator<{ readonly tenant: number; readonly token: string; readonly postings: readonly Posting[] }, void> {
    for (const [tenant, terms] of this.#tenants) {
      const ordered = [...terms].toSorted(([left], [right]) => (left < right ? -1 : 1));
      for (const [token, postings] of ordered) yield { tenant, token, postings: [...postings.values()] };
    }
  }

  clear(): void {
    this.#documents.clear();
    this.#tenants.clear();
  }
}
