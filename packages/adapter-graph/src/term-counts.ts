import { type Connection, numberIn } from "@mgp/sqlite";
import { reads } from "./sql.ts";
import { anyOf, word } from "./words.ts";

/** Up to here a word's records are counted anew each time. */
const COMMON = 4_096;

/** By how much of itself a tenant may grow or shrink before its common words are counted again. */
const STALE_SHARE = 1 / 64;

const MOST_REMEMBERED = 10_000;

interface Remembered {
  readonly total: number;
  readonly documents: number;
}

/**
 * How many records hold a word. Counting takes a walk over all of them, so the counts of common words are remembered
 * for a while: they weigh little, and a few records more or less change nothing.
 */
export class TermCounts {
  readonly #database: Connection;
  readonly #remembered = new Map<string, Remembered>();

  constructor(database: Connection) {
    this.#database = database;
  }

  /** `total`: how many records the tenant has. */
  documentsOf(tenant: number, total: number, token: string): number {
    const term = word(tenant, token);
    const known = this.#remembered.get(term);
    if (known !== undefined && Math.abs(total - known.total) <= known.total * STALE_SHARE)
      return Math.min(known.documents, total);
    const documents = numberIn(this.#database.get(reads.documentsUpTo, [anyOf([term]), COMMON]), "documents");
    if (documents < COMMON) return documents;
    const all = numberIn(this.#database.get(reads.documents, [term]), "documents");
    if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear();
    this.#remembered.set(term, { total, documents: all });
    return all;
  }
}
