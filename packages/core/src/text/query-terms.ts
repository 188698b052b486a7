import type { MemoryObject } from "../generated/types.ts";
import { queryTerms, type Term } from "./analyse.ts";
import { CHUNK, chunkTokens } from "./chunk-tokens.ts";
import { encodeToken } from "./encode-token.ts";
import { fold } from "./fold.ts";
import { chunksOf } from "./searchable.ts";

/** The most terms of one query; further ones are not searched for. */
export const MAX_QUERY_TERMS = 256;

/** One thing that a query asks for. */
export interface QueryTerm {
  /** Encoded as a record's tokens are. */
  readonly token: string;
  /** The caller's own word as typed; of a run of Chinese, Japanese or Korean the pair of characters. */
  readonly surface: string;
  /** Has `-` or `_` inside, and matches as a whole only. */
  readonly compound: boolean;
}

/** The terms of a query's texts in order, each token once with its first spelling. Empty when nothing is left to find. */
export function analyseQuery(texts: readonly string[]): readonly QueryTerm[] {
  const found = new Map<string, QueryTerm>();
  for (const text of texts) {
    for (const [typed] of text.matchAll(CHUNK)) {
      const folded = fold(typed);
      for (const term of queryTerms(folded)) {
        if (found.size === MAX_QUERY_TERMS) return [...found.values()];
        const token = encodeToken(term.text);
        if (found.has(token)) continue;
        found.set(token, { token, surface: surfaceOf(typed, folded, term), compound: term.compound });
      }
    }
  }
  return [...found.values()];
}

/**
 * The surfaces of the terms that a memory holds, in query order, each once, step by step: it looks at so many characters
 * at most, and at none behind the one with which all terms are found. Each step gives how many characters it has looked
 * at, a few thousand at most; the last one returns the surfaces. Give it the memory as the caller may see it.
 *
 * @param most characters; a term that stands behind them is not found
 */
export function* matchedTerms(
  terms: readonly QueryTerm[],
  memory: MemoryObject,
  most: number,
): Generator<number, string[], undefined> {
  const missing = new Set(terms.map((term) => term.token));
  for (const chunk of chunksOf(memory, most)) {
    if (missing.size === 0) break;
    for (const token of chunkTokens(chunk)) missing.delete(token);
    yield chunk.length;
  }
  return [...new Set(terms.filter((term) => !missing.has(term.token)).map((term) => term.surface))];
}

/** Folding may move characters (ﬁ becomes fi); where a place no longer fits, the folded word stands in. */
function surfaceOf(typed: string, folded: string, term: Term): string {
  const surface = typed.slice(term.start, term.end);
  const word = folded.slice(term.start, term.end);
  return fold(surface) === word ? surface : word;
}
