import type { SearchStatistics } from "@mgp/adapter-kit";
import type { ContentLengths, Searchable, SearchedContent } from "@mgp/core";
import { DocumentLengths } from "./document-lengths.ts";
import type { Entry } from "./entry.ts";
import { documentOf, firstPosting, PostingList, repeated } from "./posting-list.ts";

/** What is indexed of a memory. */
type Indexed = Pick<Searchable, "tokens" | "lengths">;

const GONE: ContentLengths = { open: 0, full: 0 };

/** Which records of one tenant hold which tokens. Records have small numbers here, which are used again. */
export class LexicalIndex {
  /** A token that one document holds, as most tokens are, has its packed posting here instead of a list. */
  readonly #lists = new Map<string, PostingList | number>();
  /** By document: its record, and the lists it stands in, or the tokens that it held alone when it came. */
  readonly #entries: (Entry | undefined)[] = [];
  readonly #listsOf: (readonly (PostingList | string)[])[] = [];
  readonly #lengths = new DocumentLengths();
  #updates = new Float64Array(4);
  readonly #free: number[] = [];

  /** How many documents there are. */
  get total(): number {
    return this.#entries.length - this.#free.length;
  }

  /** One above the highest document number. */
  get bound(): number {
    return this.#entries.length;
  }

  averageLength(content: SearchedContent): number {
    return this.total === 0 ? 0 : this.#lengths.sumOf(content) / this.total;
  }

  /** By document, in tokens. */
  lengths(content: SearchedContent): Readonly<Uint32Array> {
    return this.#lengths.of(content);
  }

  /** By document: when its record was updated. */
  get updates(): Readonly<Float64Array> {
    return this.#updates;
  }

  entryOf(document: number): Entry | undefined {
    return this.#entries[document];
  }

  /** The records that hold a token; `undefined`: none does. */
  listOf(token: string): PostingList | undefined {
    const held = this.#lists.get(token);
    return typeof held === "number" ? new PostingList(token, held) : held;
  }

  /** @param tokens each once */
  statisticsOf(tokens: readonly string[], content: SearchedContent): SearchStatistics {
    const { total } = this;
    return {
      total,
      averageLength: this.averageLength(content),
      documents: tokens.map((token) => this.#documentsOf(token)),
    };
  }

  /** Gives the entry its document number. */
  add(entry: Entry, searchable: Indexed): void {
    const document = this.#free.pop() ?? this.#entries.length;
    entry.document = document;
    this.#entries[document] = entry;
    this.#makeRoom(document);
    this.touch(entry);
    this.#index(document, searchable);
  }

  /** The record was updated. */
  touch(entry: Entry): void {
    this.#updates[entry.document] = entry.record.updatedAt;
  }

  replace(entry: Entry, searchable: Indexed): void {
    this.#clear(entry.document);
    this.#index(entry.document, searchable);
  }

  remove(entry: Entry): void {
    this.#clear(entry.document);
    this.#entries[entry.document] = undefined;
    this.#free.push(entry.document);
  }

  #documentsOf(token: string): number {
    const held = this.#lists.get(token);
    return typeof held === "number" ? 1 : (held?.documents ?? 0);
  }

  #index(document: number, { tokens, lengths }: Indexed): void {
    const lists: (PostingList | string)[] = [];
    for (const token of tokens) {
      const held = this.#lists.get(token);
      if (held === undefined) {
        this.#lists.set(token, firstPosting(document));
        lists.push(token);
      } else if (typeof held !== "number") {
        if (held.count(document)) lists.push(held);
      } else if (documentOf(held) === document) {
        this.#lists.set(token, repeated(held));
      } else {
        const list = new PostingList(token, held);
        list.count(document);
        this.#lists.set(token, list);
        lists.push(list);
      }
    }
    // A copy has no room to grow, which would be a third of its size.
    this.#listsOf[document] = lists.slice();
    this.#lengths.set(document, lengths);
  }

  #clear(document: number): void {
    for (const each of this.#listsOf[document] ?? []) {
      const list = typeof each === "string" ? this.#lists.get(each) : each;
      if (list instanceof PostingList) {
        list.delete(document);
        if (list.documents === 0) this.#lists.delete(list.token);
      } else if (typeof each === "string") this.#lists.delete(each);
    }
    this.#listsOf[document] = [];
    this.#lengths.set(document, GONE);
  }

  #makeRoom(document: number): void {
    if (document < this.#updates.length) return;
    const capacity = Math.ceil((document + 1) * 1.5);
    const updates = new Float64Array(capacity);
    updates.set(this.#updates);
    this.#updates = updates;
    this.#lengths.makeRoom(capacity);
  }
}
