import type { SearchedContent } from "@mgp/core";
import { bytesIn, type Connection, numberIn } from "@mgp/sqlite";
import { chunkOf, encodePostings, forEachPosting, frequenciesOf, type Posting, withoutDocument } from "./postings.ts";
import { RecentWords } from "./recent-words.ts";
import { type Words, wordsIn } from "./words.ts";

/** How many documents the words of which are kept in memory before they go into the postings. */
const MOST_RECENT = 256;

/** Which postings are looked at. */
export interface PostingPlace {
  readonly tenant: number;
  readonly content: SearchedContent;
  /** Only the documents in these. Absent: all. */
  readonly chunks: ReadonlySet<number> | undefined;
}

export type PostingVisitor = (document: number, frequency: number, length: number) => void;

/**
 * Which documents hold which tokens. The words of the latest documents are in memory and in `words`; a common word
 * then costs one change of the postings for many documents, and not one for each.
 */
export class WordIndex {
  readonly #connection: Connection;
  readonly #recent = new RecentWords();
  /** The postings hold the documents up to here. */
  #flushed: number;
  /** The latest document. */
  #last: number;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#flushed = numberIn(connection.get("SELECT value FROM meta WHERE name = 'flushed'"), "value");
    this.#last = this.#flushed;
    const rows = connection.all(
      "SELECT document, tenant, tokens, open_length, full_length FROM record JOIN words USING (document) " +
        "WHERE document > ? ORDER BY document",
      [this.#flushed],
    );
    for (const row of rows) this.#note(numberIn(row, "document"), numberIn(row, "tenant"), wordsIn(row));
  }

  /** No document has had this number, nor a higher one. */
  get next(): number {
    return this.#last + 1;
  }

  /** Inside a transaction. @returns what is to be done once it is committed */
  add(document: number, tenant: number, words: Words): () => void {
    const { tokens, lengths } = words;
    this.#connection.change("INSERT INTO words VALUES (?, ?, ?, ?)", [document, tokens, lengths.open, lengths.full]);
    return () => this.#note(document, tenant, words);
  }

  /** Inside a transaction. @returns what is to be done once it is committed */
  remove(document: number, tenant: number, tokens: string): () => void {
    this.#connection.change("DELETE FROM words WHERE document = ?", [document]);
    if (document > this.#flushed) {
      return () => {
        this.#recent.delete(document);
      };
    }
    for (const token of frequenciesOf(tokens).keys()) this.#removePosting(tenant, token, document);
    return () => {};
  }

  /** Are there so many recent words that it is time to flush them? */
  isFull(most: number = MOST_RECENT): boolean {
    return this.#recent.size >= most;
  }

  /** Adds the words that are in memory to the postings, in a transaction of its own. */
  flush(): void {
    this.#connection.transaction(() => {
      for (const { tenant, token, postings } of this.#recent.all()) this.#addPostings(tenant, token, postings);
      this.#connection.change("UPDATE meta SET value = ? WHERE name = 'flushed'", [this.#last]);
    });
    this.#flushed = this.#last;
    this.#recent.clear();
  }

  /** How many documents of the tenant hold the token. */
  documentsOf(tenant: number, token: string): number {
    const row = this.#connection.get("SELECT documents FROM term WHERE tenant = ? AND token = ?", [tenant, token]);
    const recent = this.#recent.of(tenant, token)?.size ?? 0;
    return (row === undefined ? 0 : numberIn(row, "documents")) + recent;
  }

  /** The documents of a list, each with its length for a content. */
  forEachPosting({ tenant, content, chunks }: PostingPlace, token: string, visit: PostingVisitor): void {
    for (const [chunk, data] of this.#postings(tenant, token, chunks)) forEachPosting(chunk, data, content, visit);
    for (const { document, frequency, lengths } of this.#recent.of(tenant, token)?.values() ?? []) {
      if (chunks?.has(chunkOf(document)) !== false) visit(document, frequency, lengths[content]);
    }
  }

  *#postings(
    tenant: number,
    token: string,
    chunks: ReadonlySet<number> | undefined,
  ): Generator<readonly [number, Uint8Array], void> {
    for (const chunk of chunks ?? []) {
      const data = this.#postingsOf(tenant, token, chunk);
      if (data !== undefined) yield [chunk, data];
    }
    if (chunks !== undefined) return;
    const sql = "SELECT chunk, data FROM posting WHERE tenant = ? AND token = ? ORDER BY chunk";
    for (const row of this.#connection.all(sql, [tenant, token])) yield [numberIn(row, "chunk"), bytesIn(row, "data")];
  }

  #note(document: number, tenant: number, words: Words): void {
    this.#last = document;
    this.#recent.add(document, tenant, words);
  }

  #postingsOf(tenant: number, token: string, chunk: number): Uint8Array | undefined {
    const row = this.#connection.get("SELECT data FROM posting WHERE tenant = ? AND token = ? AND chunk = ?", [
      tenant,
      token,
      chunk,
    ]);
    return row === undefined ? undefined : bytesIn(row, "data");
  }

  #addPostings(tenant: number, token: string, postings: readonly Posting[]): void {
    this.#connection.change(
      "INSERT INTO term VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET documents = documents + excluded.documents",
      [tenant, token, postings.length],
    );
    for (const [chunk, inChunk] of Map.groupBy(postings, ({ document }) => chunkOf(document))) {
      this.#connection.change(
        "INSERT INTO posting VALUES (?, ?, ?, ?) " +
          "ON CONFLICT DO UPDATE SET data = CAST(data || excluded.data AS BLOB)",
        [tenant, token, chunk, encodePostings(inChunk)],
      );
    }
  }

  /** Leaves no term that no document holds. */
  #removePosting(tenant: number, token: string, document: number): void {
    const chunk = chunkOf(document);
    const data = withoutDocument(this.#postingsOf(tenant, token, chunk) ?? new Uint8Array(), document);
    this.#connection.change("UPDATE term SET documents = documents - 1 WHERE tenant = ? AND token = ?", [
      tenant,
      token,
    ]);
    this.#connection.change("DELETE FROM term WHERE tenant = ? AND token = ? AND documents <= 0", [tenant, token]);
    const place = [tenant, token, chunk];
    const where = "WHERE tenant = ? AND token = ? AND chunk = ?";
    if (data.length === 0) this.#connection.change(`DELETE FROM posting ${where}`, place);
    else this.#connection.change(`UPDATE posting SET data = ? ${where}`, [data, ...place]);
  }
}
