import type { SearchStatistics } from "@mgp/adapter-kit";
import type { Entry } from "./entry.ts";
import { documentOf, firstPosting, PostingList, repeated } from "./posting-list.ts";

/** Which records of one tenant hold which tokens. Records have small numbers here, which are used again. */
export class LexicalIndex {
  /** A token that one document holds, as most tokens are, has its packed posting here instead of a list. */
  readonly #lists = new Map<string, PostingList | number>();
  /** By document: its record, and the lists it stands in, or the tokens that it held alone when it came. */
  readonly #entries: (Entry | undefined)[] = [];
  readonly #listsOf: (readonly (PostingList | string)[])[] = [];
  #lengths = new Uint32Array(4);
  #updates = new Float64Array(4);
  readonly #free: number[] = [];
  #tokens = 0;

  /** How many documents there are. */
  get total(): number {
    return this.#entries.length - this.#free.length;
  }

  /** One above the highest document number. */
  get bound(): number {
    return this.#entries.length;
  }

  get averageLength(): number {
    return this.total === 0 ? 0 : this.#tokens / this.total;
  }

  /** By document: how many tokens it has, repetitions counted. */
  get lengths(): Readonly<Uint32Array> {
    return this.#lengths;
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
  statisticsOf(tokens: readonly string[]): SearchStatistics {
    const { total, averageLength } = this;
    return { total, averageLength, documents: tokens.map((token) => this.#documentsOf(token)) };
  }

  /** Gives the entry its document number. */
  add(entry: Entry, tokens: readonly string[]): void {
    const document = this.#free.pop() ?? this.#entries.length;
    entry.document = document;
    this.#entries[document] = entry;
    this.#makeRoom(document);
    this.touch(entry);
    this.#index(document, tokens);
  }

  /** The record was updated. */
  touch(entry: Entry): void {
    this.#updates[entry.document] = entry.record.updatedAt;
  }

  replace(entry: Entry, tokens: readonly string[]): void {
    this.#clear(entry.document);
    this.#index(entry.document, tokens);
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

  #index(document: number, tokens: readonly string[]): void {
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
    this.#setLength(document, tokens.length);
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
    this.#setLength(document, 0);
  }

  #setLength(document: number, length: number): void {
    this.#tokens += length - (this.#lengths[document] ?? 0);
    this.#lengths[document] = length;
  }

  #makeRoom(document: number): void {
    if (document < this.#lengths.length) return;
    const capacity = Math.ceil((document + 1) * 1.5);
    const lengths = new Uint32Array(capacity);
    const updates = new Float64Array(capacity);
    lengths.set(this.#lengths);
    updates.set(this.#updates);
    this.#lengths = lengths;
    this.#updates = updates;
  }
}
