import type { MemoryObject } from "../generated/types.ts";
import { queryTerms, type WantedTerm } from "./analyse.ts";
import { chunkTokens } from "./chunk-tokens.ts";
import { chunksIn } from "./chunks.ts";
import { fold } from "./fold.ts";
import { chunksOf, Neighbours } from "./searchable.ts";

/** The most terms of one query. Of further ones, the last words of the query stand in for what is before them. */
export const MAX_QUERY_TERMS = 2_048;

/** The most terms that a record is scored by, each of which costs a look at every candidate: the last, and the rarest. */
export const MAX_SCORED_TERMS = 256;

/** The last terms of a query, which are kept however long it is: what is asked often stands at the end. */
export const LAST_QUERY_TERMS = 64;

/** One thing that a query asks for. A memory holds it when it holds all tokens of one of the alternatives. */
export interface QueryTerm {
  /** Each at least one token, encoded as a record's tokens are. */
  readonly alternatives: readonly (readonly string[])[];
  /** The caller's own word as typed; of a run of a script without blanks, the pair of letters. */
  readonly surface: string;
  /** Has a dash or `_` inside, and matches as a whole only. */
  readonly compound: boolean;
}

/** What a query asks for. */
export interface AnalysedQuery {
  /** In their order. */
  readonly terms: readonly QueryTerm[];
  /** How many of its words no memory is scored by. */
  readonly leftOut: number;
}

/** The most characters of a query that are looked at from its beginning, and from its end. */
const FIRST_CHARACTERS = 32_768;
const LAST_CHARACTERS = 4_096;

/**
 * The terms of a query's texts in order, each once with its first spelling. Without a term where nothing is left to find.
 *
 * @returns the terms and their first spellings
 */
export function analyseQuery(texts: readonly string[]): AnalysedQuery {
  const found = new FoundTerms();
  const behind = new LastChunks();
  let characters = 0;
  for (const text of texts) {
    for (const chunk of chunksIn(text)) {
      if (characters < FIRST_CHARACTERS && found.size < MAX_QUERY_TERMS - LAST_QUERY_TERMS) found.add(chunk);
      else behind.push(chunk);
      characters += chunk.length;
    }
  }
  for (const chunk of behind.chunks) found.add(chunk);
  return withLast(found.terms, behind.dropped);
}

/** @param leftOut words of which no term was made */
function withLast(terms: readonly QueryTerm[], leftOut: number): AnalysedQuery {
  const notScored = leftOut + Math.max(0, terms.length - MAX_SCORED_TERMS);
  if (terms.length <= MAX_QUERY_TERMS) return { terms, leftOut: notScored };
  const kept = [...terms.slice(0, MAX_QUERY_TERMS - LAST_QUERY_TERMS), ...terms.slice(-LAST_QUERY_TERMS)];
  return { terms: kept, leftOut: notScored };
}

/** The end of a query, as far as it is looked at. */
class LastChunks {
  readonly #chunks: string[] = [];
  #characters = 0;
  #dropped = 0;

  get chunks(): readonly string[] {
    return this.#chunks;
  }

  get dropped(): number {
    return this.#dropped;
  }

  push(chunk: string): void {
    this.#chunks.push(chunk);
    this.#characters += chunk.length;
    while (this.#chunks.length > LAST_QUERY_TERMS || this.#characters > LAST_CHARACTERS) {
      this.#characters -= this.#chunks.shift()?.length ?? 0;
      this.#dropped += 1;
    }
  }
}

/** Terms by what they ask for. */
class FoundTerms {
  readonly #terms = new Map<string, QueryTerm>();

  get size(): number {
    return this.#terms.size;
  }

  get terms(): readonly QueryTerm[] {
    return [...this.#terms.values()];
  }

  add(typed: string): void {
    const folded = fold(typed);
    for (const term of queryTerms(folded)) {
      const { alternatives, compound } = term;
      const key = alternatives.map((tokens) => tokens.join(" ")).join("|");
      if (!this.#terms.has(key))
        this.#terms.set(key, { alternatives, surface: surfaceOf(typed, folded, term), compound });
    }
  }
}

/**
 * The surfaces of the terms that a memory holds, in query order, each once, step by step: it looks at so many characters
 * at most, and at none behind the one with which all terms are found. Each step gives how many characters it has looked
 * at, a few thousand at most; the last one returns the surfaces. Give it the memory as the caller may see it.
 *
 * @param most characters; a term that stands behind them is not found
 * @returns a generator whose result is the list of surfaces
 */
export function* matchedTerms(
  terms: readonly QueryTerm[],
  memory: MemoryObject,
  most: number,
): Generator<number, string[], undefined> {
  const missing = new MissingTerms(terms);
  const neighbours = new Neighbours();
  for (const chunk of chunksOf(memory, most)) {
    if (missing.isNone) break;
    const tokens = chunkTokens(chunk);
    const pair = neighbours.pairWith(tokens);
    if (pair !== undefined) missing.find(pair);
    for (const token of tokens.words) missing.find(token);
    for (const token of tokens.besides) missing.find(token);
    yield chunk.length;
  }
  return [...new Set(terms.filter((term) => !missing.has(term)).map((term) => term.surface))];
}

/** Tokens of one alternative of a term that were not found yet. */
interface MissingTokens {
  readonly term: QueryTerm;
  count: number;
}

/** The terms of a query that a text, as far as it was looked at, does not hold. */
class MissingTerms {
  readonly #terms: Set<QueryTerm>;
  readonly #byToken = new Map<string, MissingTokens[]>();

  constructor(terms: readonly QueryTerm[]) {
    this.#terms = new Set(terms);
    for (const term of terms) for (const tokens of term.alternatives) this.#expect(term, tokens);
  }

  get isNone(): boolean {
    return this.#terms.size === 0;
  }

  has(term: QueryTerm): boolean {
    return this.#terms.has(term);
  }

  find(token: string): void {
    const waiting = this.#byToken.get(token);
    if (waiting === undefined) return;
    this.#byToken.delete(token);
    for (const missing of waiting) {
      missing.count -= 1;
      if (missing.count === 0) this.#terms.delete(missing.term);
    }
  }

  #expect(term: QueryTerm, tokens: readonly string[]): void {
    const missing = { term, count: tokens.length };
    for (const token of tokens) {
      const waiting = this.#byToken.get(token);
      if (waiting === undefined) this.#byToken.set(token, [missing]);
      else waiting.push(missing);
    }
  }
}

/** Folding may move characters (ﬁ becomes fi); where a place no longer fits, the folded word stands in. */
function surfaceOf(typed: string, folded: string, term: WantedTerm): string {
  const surface = typed.slice(term.start, term.end);
  const word = folded.slice(term.start, term.end);
  return fold(surface) === word ? surface : word;
}
